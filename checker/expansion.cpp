#include "checker/expansion.hpp"

#include <algorithm>

#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

StateFlags flags_of(const model::State& state) {
  StateFlags flags;
  flags.main_returned = state.main_returned;
  flags.ended = state.end != model::EndKind::running;
  return flags;
}

void fill_label(const model::Transition& t, const model::StepInfo& info, EdgeLabel& label) {
  label.transition = t;
  label.step_class = info.step_class;
  label.new_index.clear();
  for (const std::uint32_t index : info.new_index) {
    label.new_index.push_back(index == model::no_index ? goroutine_gone : static_cast<std::uint16_t>(index));
  }
}

void Expansion::clear() {
  bytes.clear();
  prints.clear();
  successor_count = 0;
  races.clear();
  limits.clear();
  skipped.clear();
  step_count = 0;
  is_cut = false;
  is_passed_over = false;
}

std::span<const std::uint8_t> Expansion::bytes_of(std::size_t successor) const {
  const std::size_t begin = successor == 0 ? 0 : successors[successor - 1].bytes_end;
  return std::span(bytes).subspan(begin, successors[successor].bytes_end - begin);
}

void Expander::load(std::span<const std::uint8_t> bytes) {
  model::decode(machine_, bytes.data(), bytes.size(), current_, &parts_);
  loaded_.assign(bytes.begin(), bytes.end());
  next_is_current_ = false;
  machine_.enabled(current_, transitions_);
}

void Expander::expand(const Task& task, Expansion& out) {
  const OpenState& open = task.open;
  out.clear();
  mover_ = open.mover;
  if (open.flags.ended) return;
  load(task.bytes);
  asleep_ = task.sleep;
  taken_.clear();
  if (open.is_again) {
    for (std::uint32_t i = 0; i < transitions_.size(); ++i) {
      if (contains(task.awake, transitions_[i])) execute(i, out);
    }
    return;
  }
  watch_.look(machine_, current_, out.races);
  if (options_.self_check) {
    check_enabled(machine_, current_, transitions_);
    for (const model::Transition& t : asleep_) {
      CHECK(std::ranges::find(transitions_, t) != transitions_.end(), "a transition that sleeps is enabled");
    }
  }
  if (transitions_.empty()) return;
  out.is_cut = open.depth >= options_.depth_max;
  if (!out.is_cut) execute_chosen(open, out);
}

void Expander::execute(const std::vector<std::uint32_t>& indices, Expansion& out) {
  out.clear();
  asleep_.clear();
  for (const std::uint32_t index : indices) {
    taken_.clear();
    execute(index, out);
  }
}

bool Expander::execute(std::uint32_t index, Expansion& out) {
  const model::Transition& t = transitions_[index];
  if (contains(asleep_, t)) {
    out.skipped.push_back(t);
    return false;
  }
  if (!next_is_current_) next_ = current_;
  next_is_current_ = false;
  machine_.step(next_, t, info_);
  ++out.step_count;
  if (machine_.limit_reached() != nullptr) {
    out.limits.push_back({machine_.limit_reached(), machine_.refusal_reached()});
    return false;
  }
  encode_next();
  out.bytes.insert(out.bytes.end(), encoded_.begin(), encoded_.end());
  out.prints.push_back(StateStore::fingerprint(encoded_));
  if (out.successor_count == out.successors.size()) out.successors.emplace_back();
  Successor& successor = out.successors[out.successor_count++];
  successor.bytes_end = out.bytes.size();
  successor.flags = flags_of(next_);
  successor.goroutine_count = next_.goroutine_count;
  successor.mover = t.kind == model::TransitionKind::fire ? model::no_index : info_.new_index[t.g];
  successor.delays = options_.order == SearchOrder::delay ? delays_of(t) : 0;
  fill_label(t, info_, successor.label);
  successor.end = end_of(next_);
  successor.reached = info_.reached;
  const bool ends_run = next_.end != model::EndKind::running;
  if (sleep_ != Sleep::off) put_to_sleep(t, successor);
  if (!ends_run && t.kind != model::TransitionKind::fire) taken_.push_back(t);
  const model::Touched& touched = machine_.scratch().touched;
  if (!touched.everything()) {
    touched.restore(next_, current_);
    next_is_current_ = true;
    if (options_.self_check) check_restored(machine_, next_, current_);
  }
  return ends_run;
}

/// Encodes `next_`, after a quiet step only the parts that were touched.
void Expander::encode_next() {
  const model::Touched& touched = machine_.scratch().touched;
  if (touched.everything()) {
    model::encode(machine_, next_, encoded_);
  } else {
    model::encode_touched(machine_, next_, touched, loaded_.data(), parts_, encoded_);
  }
  if (options_.self_check) check_state(machine_, next_, encoded_);
}

/// What sleeps after `t`, which has just been executed: what sleeps here or was taken before it, and is independent.
void Expander::put_to_sleep(const model::Transition& t, Successor& successor) {
  successor.sleep.clear();
  const auto ran_with_it = [&](std::uint32_t g) {
    return std::ranges::find(info_.also_ran, g) != info_.also_ran.end();
  };
  for (const SleepSet* set : {&asleep_, &taken_}) {
    for (model::Transition u : *set) {
      const bool is_meeting = u.kind == model::TransitionKind::rendezvous;
      if (ran_with_it(u.g) || (is_meeting && ran_with_it(u.partner))) continue;
      if (sleep_ != Sleep::all_independent && machine_.dependent(current_, t, u)) continue;
      if (!rename(u, info_.new_index)) continue;
      rename_cases(u);
      successor.sleep.push_back(u);
    }
  }
  sort(successor.sleep);
}

/// Cases of a select change places with the words their channels stand in.
void Expander::rename_cases(model::Transition& u) const {
  const model::SlotSymmetry* symmetry = machine_.slot_symmetry();
  if (symmetry == nullptr || u.kind == model::TransitionKind::fire) return;
  u.choice = model::arranged_choice(*symmetry, next_.goroutines[u.g], u.choice);
  if (u.kind != model::TransitionKind::rendezvous) return;
  u.partner_choice = model::arranged_choice(*symmetry, next_.goroutines[u.partner], u.partner_choice);
}

/// How many goroutines that could move a scheduler has to pass over for `t` to be next, which goes on with the one that
/// moved last and then round the others. Timers come after all of them.
std::uint32_t Expander::delays_of(const model::Transition& t) const {
  const std::uint32_t count = current_.goroutine_count, first = mover_ < count ? mover_ : 0;
  const auto turn = [&](const model::Transition& of) {
    return of.kind == model::TransitionKind::fire ? count : (of.g + count - first) % count;
  };
  const std::uint32_t mine = turn(t);
  std::uint32_t delays = 0, last = count + 1;
  for (const model::Transition& other : transitions_) {  // by goroutine
    const std::uint32_t theirs = turn(other);
    if (theirs < mine && theirs != last) ++delays;
    last = theirs;
  }
  return delays;
}

}  // namespace stalemate::checker
