#include "checker/replay.hpp"

#include <algorithm>

#include "checker/place.hpp"
#include "model/canonical_state.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

using model::Op;
using model::Transition;
using model::TransitionKind;

Replay::Replay(model::Machine& searching, model::Machine& plain, const Exploration& exploration, const Path& path)
    : searching_(searching),
      machine_(plain),
      mirrors_(searching.slices() || searching.limits().symmetry),
      sorts_(searching.limits().symmetry) {
  const auto expect = [&](StateId id) {
    std::vector<std::uint8_t> bytes;
    model::encode(searching_, mirrors_ ? searched_ : state_, bytes);
    CHECK(exploration.store.may_be(id, bytes), "replay reaches the stored state");
  };
  machine_.initial(state_, info_);
  if (mirrors_) searching_.initial(searched_, searched_info_);
  expect(0);
  mark_objects();
  first_names(info_);
  for (const EdgeRef& at : path) {
    const Edge& edge = exploration.graph.edges(at.source)[at.edge];
    step(exploration.graph.label(edge).transition);
    expect(edge.target);
  }
}

void Replay::first_names(const model::StepInfo& info) {
  names_.start(info);
  if (sorts_) searched_names_.start(searched_info_);
  for (std::uint32_t g = 0; g < names_.count(); ++g) {
    lanes_.emplace_back(names_.name(g), machine_.goroutine_function(state_, g));
  }
}

void Replay::step(const Transition& searched) {
  const Transition t = plain_of(searched);
  std::vector<Transition> enabled;
  machine_.enabled(state_, enabled);
  CHECK(std::ranges::find(enabled, t) != enabled.end(), "a replayed transition is enabled");
  if (mirrors_) step_searched(searched);
  TraceStep step;
  step.number = static_cast<std::uint32_t>(steps_.size() + 1);
  describe(t, step);
  note_uses(t);

  machine_.step(state_, t, info_);
  CHECK(machine_.limit_reached() == nullptr, "a replayed step is within the machine's limits");
  mark_objects();
  CHECK(!mirrors_ || (state_.end == searched_.end && state_.crash_position == searched_.crash_position),
        "a step does the same with slicing and without");
  CHECK(!mirrors_ || sorts_ || info_.new_index == searched_info_.new_index, "goroutines end in the same steps");

  for (std::uint32_t g = 0; g < info_.new_index.size(); ++g) {
    if (info_.new_index[g] != model::no_index) continue;
    step.finished.push_back(names_.name(g));
    ended_.insert(names_.name(g));
  }
  names_.advance(info_);
  if (sorts_) searched_names_.advance(searched_info_);
  for (const auto& spawn : info_.spawned) {
    if (spawn.new_index == model::no_index) continue;
    step.spawned.push_back(names_.name(spawn.new_index));
    lanes_.emplace_back(names_.name(spawn.new_index), machine_.goroutine_function(state_, spawn.new_index));
  }
  step.main_returned = info_.main_returned;
  execution_.push_back(t);
  steps_.push_back(std::move(step));
}

void Replay::step_searched(const Transition& t) {
  std::vector<Transition> plain, searched;
  machine_.enabled(state_, plain);
  searching_.enabled(searched_, searched);
  CHECK(plain.size() == searched.size(), "slicing and symmetry leave the enabled transitions alone");
  for (const Transition& one : searched) {
    CHECK(std::ranges::find(plain, plain_of(one)) != plain.end(), "slicing and symmetry leave each of them alone");
  }
  searching_.step(searched_, t, searched_info_);
}

std::uint32_t Replay::index_of(std::uint32_t g) const { return sorts_ ? names_.index(searched_names_.name(g)) : g; }

std::vector<bool> Replay::by_index(const std::vector<bool>& flags) const {
  std::vector<bool> result(flags.size());
  for (std::uint32_t g = 0; g < flags.size(); ++g) result[index_of(g)] = flags[g];
  return result;
}

Transition Replay::plain_of(Transition t) const {
  if (!sorts_) return t;
  if (t.kind == TransitionKind::fire) {
    t.timer = static_cast<std::uint16_t>(plain_timer(t.timer));
    return t;
  }
  const auto change = [this](std::uint16_t& g, std::uint16_t& choice) {
    const model::SlotSymmetry* symmetry = searching_.slot_symmetry();
    if (symmetry != nullptr) choice = model::original_choice(*symmetry, searched_.goroutine(g), choice);
    g = static_cast<std::uint16_t>(index_of(g));
  };
  change(t.g, t.choice);
  if (t.kind == TransitionKind::rendezvous) change(t.partner, t.partner_choice);
  return t;
}

/// Put into the order of creation, and the words of frames back to their places, the two states number their objects
/// alike.
std::uint32_t Replay::plain_timer(std::uint32_t timer) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t g = 0; g < names_.count(); ++g) order.push_back(searched_names_.index(names_.name(g)));
  model::State copy = searched_;
  if (searching_.slot_symmetry() != nullptr) model::undo_arrangements(*searching_.slot_symmetry(), copy);
  model::Ref ref = model::Ref::from_word(copy.timers[timer]);
  model::canonicalise_in_order(searching_, copy, order);
  ref.object = searching_.scratch().number[ref.object];
  const auto end = copy.timers.begin() + copy.timer_count;
  const auto found = std::find(copy.timers.begin(), end, ref.word());
  CHECK(found != end, "an armed timer stays armed");
  return static_cast<std::uint32_t>(found - copy.timers.begin());
}

void Replay::mark_objects() {
  for (std::uint32_t object = 0; object < state_.object_count; ++object) {
    std::uint32_t& mark = state_.objects[object].mark;
    if (mark == 0) mark = ++identity_count_;
  }
}

void Replay::note_use(std::uint32_t g, std::uint16_t choice) {
  const model::OperationView view = machine_.operation(state_, g);
  Op op = view.op;
  model::Ref ref = view.object;
  Position position = view.position;
  if (const model::Select* select = select_at(machine_.program(), state_, g)) {
    if (choice >= select->cases.size()) return;
    const model::SelectCase& chosen = select->cases[choice];
    op = chosen.kind == model::SelectCaseKind::send ? Op::send : Op::receive;
    ref = channel_of(state_, g, chosen);
    position = chosen.position;
  }
  if (ref.is_nil() || ref.is_function() || ref.object >= state_.object_count) return;
  // Whether a TryLock succeeds is decided before it: the word is free.
  if (op == Op::mutex_try_lock || op == Op::rw_try_lock || op == Op::rw_try_read_lock) {
    const auto& words = state_.objects[ref.object].words;
    if (words[ref.offset] != 0) return;
    if (op == Op::rw_try_lock && words[ref.offset + 2] != 0) return;
  }
  last_used_ = {state_.objects[ref.object].mark, ref.offset};
  uses_[*last_used_].push_back({names_.name(g), op, position});
}

void Replay::note_uses(const Transition& t) {
  last_used_.reset();
  if (t.kind == TransitionKind::fire) return;
  note_use(t.g, t.choice);
  if (t.kind == TransitionKind::rendezvous) note_use(t.partner, t.partner_choice);
}

std::vector<Use> Replay::uses(model::Ref ref) const {
  if (ref.is_nil() || ref.is_function()) return {};
  const auto it = uses_.find({state_.objects[ref.object].mark, ref.offset});
  return it == uses_.end() ? std::vector<Use>() : it->second;
}

std::vector<Use> Replay::uses_of_last() const { return last_used_ ? uses_.at(*last_used_) : std::vector<Use>(); }

std::vector<Use> Replay::holders(model::Ref ref) const {
  std::vector<Use> held;
  for (const Use& use : uses(ref)) {
    switch (use.op) {
      case Op::mutex_lock:
      case Op::mutex_try_lock:
      case Op::rw_announce:
      case Op::rw_try_lock:
      case Op::rw_read_lock:
      case Op::rw_try_read_lock: held.push_back(use); break;
      case Op::rw_acquire:
        for (Use& h : held) {
          if (h.op == Op::rw_announce) h.op = Op::rw_acquire;
        }
        break;
      case Op::mutex_unlock:
      case Op::rw_unlock:
        std::erase_if(held, [](const Use& h) { return h.op != Op::rw_read_lock && h.op != Op::rw_try_read_lock; });
        break;
      case Op::rw_read_unlock: {
        // Any goroutine may unlock for a reader; its own read lock is the likely one, else the oldest.
        const auto is_read = [](const Use& h) { return h.op == Op::rw_read_lock || h.op == Op::rw_try_read_lock; };
        auto it = std::ranges::find_if(held, [&](const Use& h) { return is_read(h) && h.goroutine == use.goroutine; });
        if (it == held.end()) it = std::ranges::find_if(held, is_read);
        if (it != held.end()) held.erase(it);
        break;
      }
      default: break;
    }
  }
  return held;
}

Witness Replay::witness(const Exploration& exploration, const Path& path) {
  Witness result;
  result.execution = execution_;
  result.schedule = model::to_schedule(machine_, execution_);
  result.steps = steps_;
  result.lanes = lanes_;
  result.switch_count = switch_count(exploration.graph, path);
  return result;
}

}  // namespace stalemate::checker
