#include "runtime/native/parallel/worker.hpp"

#include <algorithm>

#include "model/preemption.hpp"

namespace stalemate::runtime::native::parallel {

using model::Instruction;
using model::Op;
using model::TransitionKind;

// ---------------------------------------------------------------------- what is held during operations

Exclusion::Exclusion(Worker& worker) : worker_(worker) {
  CHECK(!worker.has_all_gates_, "an exclusion within another");
  worker.has_all_gates_ = true;
  if (!worker.engine_.is_parallel_) return;
  for (const auto& other : worker.engine_.workers_) other->gate_.lock();
}

Exclusion::~Exclusion() {
  if (worker_.engine_.is_parallel_) {
    for (const auto& other : worker_.engine_.workers_) other->gate_.unlock();
  }
  worker_.has_all_gates_ = false;
}

void Hold::take(Ref first, Ref second) {
  worker_.gate_.lock();
  first_ = first.is_function() ? 0 : first.object;
  second_ = second.is_function() || second.object == first.object ? 0 : second.object;
  if (second_ != 0 && second_ < first_) std::swap(first_, second_);
  if (first_ != 0) worker_.engine_.cells_[first_].lock.lock();
  if (second_ != 0) worker_.engine_.cells_[second_].lock.lock();
}

void Hold::leave() {
  if (second_ != 0) worker_.engine_.cells_[second_].lock.unlock();
  if (first_ != 0) worker_.engine_.cells_[first_].lock.unlock();
  worker_.gate_.unlock();
}

// ---------------------------------------------------------------------- the loop

Worker::Worker(Engine& engine, std::uint32_t number)
    : engine_(engine),
      number_(number),
      machine_(engine.machine_),
      evaluator_(machine_, engine.state_, info_, *this),
      random_((std::uint64_t{engine.options_.seed} << 16) + number),
      has_step_limit_(engine.options_.steps_max != UINT64_MAX),
      fault_(engine.style_.fault) {
  evaluator_.share(*this);
}

void Worker::work() {
  for (std::uint32_t slot = next(); slot != nobody; slot = next()) run_goroutine(slot);
}

void Worker::run_goroutine(std::uint32_t slot) {
  if (record(slot).waiter_count > 1) leave_queues(slot);
  record(slot).waiter_count = 0;
  while (run_locally(slot)) {
    if (model::is_preemption_point(evaluator_.at(slot).op)) {
      unbilled_steps_ += billed_operations;  // it has taken its time
      pass_time();
      if (run_next_ != nobody) push(std::exchange(run_next_, nobody));
      return push(slot);
    }
    if (perform(slot) == Now::away) {
      pass_time();
      return;
    }
    if (!after_operation(slot)) return;
  }
}

/// False: the goroutine has ended, or the run has.
bool Worker::run_locally(std::uint32_t slot) {
  if (engine_.is_over()) return false;
  evaluator_.run(slot);
  if (!info_.output.empty() || !info_.error_output.empty()) engine_.print(info_);
  info_.reached.clear();  // labels matter to searches only
  if (has_stopped()) return false;
  if (info_.main_returned) {
    engine_.end(Engine::End::main_returned);
    return false;
  }
  if (engine_.state_.goroutines[slot].frame_count > 0) return true;
  retire(slot);
  return false;
}

/// The run has ended by what this worker has done last.
bool Worker::has_stopped() {
  if (!evaluator_.has_stopped()) return false;
  const bool is_cut = machine_.limit_reached() != nullptr;
  engine_.end(is_cut ? Engine::End::cut : Engine::End::in_state, &machine_);
  return true;
}

void Worker::retire(std::uint32_t slot) {
  Record& ended = record(slot);
  ended.retries = ended.waiter_count = 0;
  ended.closed_case.reset();
  free_slots_.push_back(slot);
}

/// False: somebody else has its turn.
bool Worker::after_operation(std::uint32_t slot) {
  if (has_stopped()) return false;
  pass_time();
  if (engine_.stop_requested_.load(std::memory_order_relaxed) || wants_collection_) {
    // Whoever collects has to find it somewhere.
    push(slot);
    return false;
  }
  if (engine_.style_.is_chaotic && random(2) == 0) {
    if (random(16) == 0) std::this_thread::yield();
    push_to_random(slot);
    return false;
  }
  if (++slice_ < slice_max) return true;
  push(slot);
  return false;
}

/// Every so often: allocations are told, time passes, and limits are looked at.
void Worker::settle_accounts() {
  constexpr Word operation_ns = 200;  // about what one takes
  const std::uint64_t steps = std::exchange(unbilled_steps_, 0);
  step_count_ += steps;
  const std::uint64_t allocated = evaluator_.take_allocated_words();
  wants_collection_ =
      engine_.allocated_words_.fetch_add(allocated, std::memory_order_relaxed) + allocated > engine_.collect_after_;
  const RunOptions& options = engine_.options_;
  const bool is_at_limit =
      has_step_limit_ && engine_.steps_.fetch_add(steps, std::memory_order_relaxed) + steps > options.steps_max;
  if (is_at_limit || (options.interrupt != nullptr && options.interrupt->load())) {
    engine_.end(Engine::End::cut, &machine_);
  }
  if (engine_.style_.clock == Clock::jumps) {
    engine_.clock_.fetch_add(steps * operation_ns / engine_.workers_.size(), std::memory_order_relaxed);
  }
  if (engine_.next_due_.load(std::memory_order_relaxed) <= engine_.now()) end_waits();
}

// ---------------------------------------------------------------------- operations

Footing Worker::footing_of(std::uint32_t slot) const { return footing(machine_, engine_.state_.goroutines[slot]); }

/// Requires: what the event is about is held.
void Worker::note(TransitionKind kind, std::uint32_t slot, std::uint16_t choice, std::uint32_t partner,
                  std::uint16_t partner_choice, Word timer) {
  if (!engine_.is_traced_) return;
  // What happens inside an atomic section is part of the step that the section is.
  if (section_ == slot && kind == TransitionKind::solo && slot != nobody) {
    if (timer != 0) events_[section_event_].timer = timer;
    return;
  }
  Event event;
  event.sequence = engine_.sequence_.fetch_add(1, std::memory_order_relaxed);
  event.kind = kind;
  event.choice = choice;
  event.partner_choice = partner_choice;
  event.timer = timer;
  event.g = event.partner = nobody;
  const auto side = [&](std::uint32_t of, std::uint32_t& serial, Footing& at) {
    if (of == nobody) return;
    serial = record(of).serial;
    at = of == mover_ ? footing_ : footing_of(of);
  };
  side(slot, event.g, event.at);
  side(partner, event.partner, event.partner_at);
  events_.push_back(event);
}

Worker::Now Worker::perform(std::uint32_t slot) {
  const Instruction& in = evaluator_.at(slot);
  mover_ = slot;
  if (engine_.is_traced_) footing_ = footing_of(slot);
  Now now = Now::runs;
  if (model::is_visible(in.op)) {
    now = visible(slot, in);
  } else {
    memory_operation(slot, in);
  }
  mover_ = nobody;
  return now;
}

Worker::Now Worker::visible(std::uint32_t slot, const Instruction& in) {
  Word* const s = words(slot);
  const auto ref = [&](std::int32_t word) { return Ref::from_word(s[word]); };
  switch (in.op) {
    case Op::send: return send(slot, in);
    case Op::receive: return receive(slot, in);
    case Op::select: return select(slot, in);
    case Op::close_chan: close(slot, ref(in.a)); return Now::runs;
    case Op::chan_len: {
      const Hold hold(*this, ref(in.b));
      note_solo(slot);
      s[in.a] = ref(in.b).is_nil() ? 0 : evaluator_.object(ref(in.b)).words[model::channel_word::length];
      evaluator_.go_on(slot);
      return Now::runs;
    }
    case Op::mutex_lock:
    case Op::mutex_try_lock:
    case Op::mutex_unlock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
    case Op::wait_group_add:
    case Op::wait_group_wait:
    case Op::await: return lock_operation(slot, in);
    case Op::atomic_begin: atomic_section(slot, in); return Now::runs;
    case Op::map_next: map_next(slot, in); return Now::runs;
    case Op::choose: choose(slot, in); return Now::runs;
    case Op::yield: return in.t == 1 ? sleep(slot, s[in.a]) : yield(slot);
    case Op::timer_start: start_timer(slot, ref(in.a)); return Now::runs;
    case Op::timer_stop: stop_timer(slot, in); return Now::runs;
    case Op::exit_process: exit_process(slot, in); return Now::runs;
    case Op::die: {
      const Exclusion exclusion(*this);
      note_solo(slot);
      evaluator_.go_on(slot);
      evaluator_.die(slot, in);
      return Now::runs;
    }
    default: CHECK(false, "not a visible operation"); return Now::runs;
  }
}

Worker::Now Worker::yield(std::uint32_t slot) {
  note_solo(slot);
  evaluator_.go_on(slot);
  if (section_ == slot) return Now::runs;
  if (run_next_ != nobody) push(std::exchange(run_next_, nobody));
  push(slot);
  return Now::away;
}

void Worker::choose(std::uint32_t slot, const Instruction& in) {
  const auto value =
      static_cast<std::uint16_t>(random(model::choice_count(static_cast<std::int64_t>(words(slot)[in.b]))));
  note_solo(slot, value);
  words(slot)[in.a] = value;
  evaluator_.go_on(slot);
}

void Worker::exit_process(std::uint32_t slot, const Instruction& in) {
  const Exclusion exclusion(*this);
  note_solo(slot);
  model::Goroutine& g = engine_.state_.goroutines[slot];
  const Word code = words(slot)[in.a];
  if (!g.is_main || code != 0) return evaluator_.end_process(static_cast<std::int64_t>(code));
  // As in the model, main's own os.Exit(0) is a return without deferred calls.
  g.frame_count = g.stack_count = g.panic_count = 0;
  engine_.state_.main_returned = info_.main_returned = true;
}

void Worker::in_atomic_section(std::uint32_t slot, const Instruction& in) {
  CHECK(has_all_gates_, "an operation inside an atomic section that works on one word");
  model::Goroutine& g = engine_.state_.goroutines[slot];
  --g.frames[g.frame_count - 1].pc;
  CHECK(visible(slot, in) == Now::runs, "an operation inside an atomic section blocks");
}

}  // namespace stalemate::runtime::native::parallel
