#include "model/evaluator.hpp"

#include <algorithm>
#include <utility>

#include "model/preemption.hpp"

namespace stalemate::model {

Evaluator::Evaluator(Machine& machine, State& state, StepInfo& info, AtomicOperations& operations)
    : machine_(machine), state_(state), info_(info), interpreter_(machine, state, info) {
  interpreter_.operations_ = &operations;
}

void Evaluator::start() { interpreter_.start(); }

void Evaluator::begin() {
  interpreter_.begin();
  // Who executes visible operations does not say what they touch.
  machine_.scratch().touched.all();
}

void Evaluator::finish() {
  interpreter_.settle();
  interpreter_.finish();
}

void Evaluator::resume(std::uint32_t slot) {
  if (state_.goroutines[slot].frame_count > 0) machine_.scratch().to_run.push_back(slot);
}

void Evaluator::resume_first(std::uint32_t slot) {
  std::vector<std::uint32_t>& to_run = machine_.scratch().to_run;
  if (state_.goroutines[slot].frame_count > 0) to_run.insert(to_run.begin(), slot);
}

void Evaluator::pass(std::uint32_t slot) {
  if (is_preempted(slot)) info_.step_class = StepClass::poll;
  interpreter_.run(slot, true);
}

void Evaluator::share(SharedState& shared_state) {
  interpreter_.shared_state_ = &shared_state;
  begin();
}

void Evaluator::run(std::uint32_t slot) {
  interpreter_.run(slot, false);
  interpreter_.pauses_ = false;
}

void Evaluator::run_one(std::uint32_t slot) {
  interpreter_.pauses_ = true;
  interpreter_.run(slot, true);
  interpreter_.pauses_ = false;
}

void Evaluator::run_section(std::uint32_t slot) {
  begin_atomic_section(slot);
  interpreter_.run(slot, false);
  interpreter_.pauses_ = false;
}

std::uint64_t Evaluator::take_allocated_words() { return std::exchange(interpreter_.allocated_words_, 0); }

bool Evaluator::is_preempted(std::uint32_t slot) const {
  const Op op = at(slot).op;
  return is_preemption_point(op);
}

/// What `raising` raises is of the operation itself, not of the local code after it. A goroutine may be inside its
/// atomic section when another one panics by what it does, so who runs is restored.
template <class Raising>
void Evaluator::raise_of(std::uint32_t slot, Raising raising) {
  const std::uint32_t running = interpreter_.slot_;
  const bool was = interpreter_.in_operation_;
  interpreter_.enter(slot);
  interpreter_.in_operation_ = true;
  raising();
  interpreter_.in_operation_ = was;
  interpreter_.slot_ = running;
}

void Evaluator::raise_text(std::uint32_t slot, Rule rule, std::string_view text) {
  raise_of(slot, [&] { interpreter_.raise_text(rule, text); });
}

void Evaluator::raise_string(std::uint32_t slot, Rule rule, std::string_view text) {
  const Word value[2] = {machine_.program().string_type, machine_.strings().intern(text)};
  raise_of(slot, [&] { interpreter_.raise(value, rule, false); });
}

void Evaluator::raise_nil(std::uint32_t slot) {
  raise_of(slot, [&] { interpreter_.raise_nil(); });
}

void Evaluator::fatal(std::uint32_t slot, Rule rule, std::string_view text) {
  interpreter_.enter(slot);
  interpreter_.fatal(rule, text);
}

void Evaluator::die(std::uint32_t slot, const Instruction& in) {
  interpreter_.enter(slot);
  interpreter_.die(in);
}

void Evaluator::begin_atomic_section(std::uint32_t slot) {
  Goroutine& g = state_.goroutines[slot];
  g.atomic_frame = g.frame_count;
  interpreter_.memory_changed_ = false;
}

void Evaluator::map_next(std::uint32_t slot, const Instruction& in, std::uint16_t choice) {
  info_.step_class = StepClass::poll;
  interpreter_.enter(slot);
  interpreter_.map_next(in, choice);
}

std::uint32_t Evaluator::entries_left(std::uint32_t slot, const Instruction& in) {
  std::vector<std::uint32_t>& entries = machine_.scratch().entries;
  remaining_entries(machine_, state_, object(Ref::from_word(words(slot)[in.a])), entries);
  const auto left = static_cast<std::uint32_t>(entries.size());
  return (in.t & map_order_forgotten) != 0 ? std::min(left, 1U) : left;
}

void Evaluator::publish_function(Ref function) {
  interpreter_.publish(function);
  interpreter_.publish_globals_if_concurrent();
}

void Evaluator::spawn(Ref function) {
  if (interpreter_.spawn(function, no_index, Position{}, true) != no_index)
    interpreter_.publish_globals_if_concurrent();
}

void Evaluator::end_process(std::int64_t code) {
  interpreter_.stopped_ = true;
  if (interpreter_.shared_state_ != nullptr && !interpreter_.shared_state_->may_end()) return;
  state_.end = EndKind::exit;
  state_.exit_code = code;
}

}  // namespace stalemate::model
