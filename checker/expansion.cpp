#include "checker/expansion.hpp"

#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"

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
  successor_count = 0;
  races.clear();
  limits.clear();
  step_count = 0;
  is_cut = false;
}

std::span<const std::uint8_t> Expansion::bytes_of(std::size_t successor) const {
  const std::size_t begin = successor == 0 ? 0 : successors[successor - 1].bytes_end;
  return std::span(bytes).subspan(begin, successors[successor].bytes_end - begin);
}

void Expander::load(std::span<const std::uint8_t> bytes) {
  model::decode(machine_, bytes.data(), bytes.size(), current_);
  machine_.enabled(current_, transitions_);
}

void Expander::expand(const OpenState& open, std::span<const std::uint8_t> bytes, Expansion& out) {
  out.clear();
  mover_ = open.mover;
  if (open.flags.ended) return;
  load(bytes);
  watch_.look(machine_, current_, out.races);
  if (options_.self_check) check_enabled(machine_, current_, transitions_);
  if (transitions_.empty()) return;
  out.is_cut = open.depth >= options_.depth_max;
  if (!out.is_cut) execute_chosen(open, out);
}

void Expander::execute(const std::vector<std::uint32_t>& indices, Expansion& out) {
  out.clear();
  for (const std::uint32_t index : indices) execute(index, out);
}

bool Expander::execute(std::uint32_t index, Expansion& out) {
  const model::Transition& t = transitions_[index];
  next_ = current_;
  machine_.step(next_, t, info_);
  ++out.step_count;
  if (machine_.limit_reached() != nullptr) {
    out.limits.push_back({machine_.limit_reached(), machine_.refusal_reached()});
    return false;
  }
  model::encode(machine_, next_, encoded_);
  if (options_.self_check) check_state(machine_, next_, encoded_);
  out.bytes.insert(out.bytes.end(), encoded_.begin(), encoded_.end());
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
  return next_.end != model::EndKind::running;
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
