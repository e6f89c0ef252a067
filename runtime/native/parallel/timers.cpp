// Sleeps and timers (runtime/time.go), by when they are over. Under a clock that jumps no time passes but what is made
// to pass; traced runs look the same to the program whatever the clock says, as in the model under free time.
#include <algorithm>

#include "model/timer.hpp"
#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

using model::Instruction;
using model::TransitionKind;
namespace timer_word = model::timer_word;
namespace channel_word = model::channel_word;

namespace {

/// Durations below zero are over at once.
Word not_negative(Word duration) { return static_cast<std::int64_t>(duration) < 0 ? 0 : duration; }

}  // namespace

// ---------------------------------------------------------------------- the list

/// Requires: `wait_lock_` is held.
void Engine::note_next_due() {
  next_due_.store(waits_.empty() ? ~Word{0} : waits_.begin()->first, std::memory_order_relaxed);
}

void Engine::add_wait(Word due, const Wait& wait) {
  const std::lock_guard lock(wait_lock_);
  waits_.emplace(due, wait);
  note_next_due();
}

/// False: it was not armed.
bool Engine::remove_timer(Word timer) {
  const std::lock_guard lock(wait_lock_);
  const auto found = std::find_if(waits_.begin(), waits_.end(), [&](const auto& entry) {
    return !entry.second.is_sleep && entry.second.timer == timer;
  });
  if (found == waits_.end()) return false;
  waits_.erase(found);
  note_next_due();
  return true;
}

std::optional<Engine::Wait> Engine::take_due(Word now) {
  const std::lock_guard lock(wait_lock_);
  if (waits_.empty() || waits_.begin()->first > now) return std::nullopt;
  const Wait wait = waits_.begin()->second;
  waits_.erase(waits_.begin());
  note_next_due();
  return wait;
}

/// When the next wait is over that changes anything. Requires: all workers are idle.
std::optional<Word> Engine::next_due() {
  const std::lock_guard lock(wait_lock_);
  for (const auto& [due, wait] : waits_) {
    if (wait.is_sleep || can_fire(wait.timer)) return due;
  }
  return std::nullopt;
}

/// Whether firing changes anything: a ticker drops the time if its channel is full. Requires: no operation is going on.
bool Engine::can_fire(Word timer) {
  const Ref ref = Ref::from_word(timer);
  const Word* const words = state_.objects[ref.object].words.data() + ref.offset;
  if (words[timer_word::function] != 0 || words[timer_word::periodic] == 0) return true;
  const Ref channel = Ref::from_word(words[timer_word::channel]);
  if (channel.is_nil()) return false;
  const std::vector<Word>& target = state_.objects[channel.object].words;
  return target[channel_word::length] < target[channel_word::capacity];
}

// ---------------------------------------------------------------------- operations

Worker::Now Worker::sleep(std::uint32_t slot, Word duration) {
  Record& sleeper = record(slot);
  if (sleeper.has_slept || not_negative(duration) == 0) {
    sleeper.has_slept = false;
    note_solo(slot);
    evaluator_.go_on(slot);
    return Now::runs;
  }
  sleeper.has_slept = true;
  engine_.add_wait(engine_.now() + not_negative(duration), {true, slot, 0});
  return Now::away;
}

void Worker::start_timer(std::uint32_t slot, Ref timer) {
  const Hold hold(*this, timer);
  note(TransitionKind::solo, slot, 0, nobody, 0, timer.word());
  evaluator_.go_on(slot);
  if (timer.is_nil()) return evaluator_.raise_nil(slot);
  Word* const w = evaluator_.object(timer).words.data() + timer.offset;
  const Word due = engine_.now() + not_negative(w[timer_word::duration]);
  if (!engine_.is_traced_) w[timer_word::left] = due;
  w[timer_word::armed] = 1;
  engine_.remove_timer(timer.word());
  const Ref function = Ref::from_word(w[timer_word::function]);
  if (!function.is_nil()) evaluator_.publish_function(function);
  engine_.add_wait(due, {false, 0, timer.word()});
}

void Worker::stop_timer(std::uint32_t slot, const Instruction& in) {
  Word* const s = words(slot);
  const Ref timer = Ref::from_word(s[in.b]);
  const Hold hold(*this, timer);
  note_solo(slot);
  evaluator_.go_on(slot);
  if (timer.is_nil()) return evaluator_.raise_nil(slot);
  evaluator_.object(timer).words[timer.offset + timer_word::armed] = 0;
  s[in.a] = engine_.remove_timer(timer.word());
}

/// Ends all waits that are due.
void Worker::end_waits() {
  const Exclusion exclusion(*this);
  const Word now = engine_.now();
  while (const std::optional<Engine::Wait> wait = engine_.take_due(now)) {
    if (wait->is_sleep) {
      ready(wait->slot);
    } else {
      fire(wait->timer);
    }
  }
}

/// Requires: all operations are excluded; the timer has been taken from the list.
void Worker::fire(Word timer) {
  const Ref ref = Ref::from_word(timer);
  Word* const w = evaluator_.object(ref).words.data() + ref.offset;
  const Ref channel = Ref::from_word(w[timer_word::channel]);
  const Ref function = Ref::from_word(w[timer_word::function]);
  const Word now = engine_.now();
  const bool changes_nothing = !engine_.can_fire(timer);
  if (w[timer_word::periodic] == 0) {
    w[timer_word::armed] = 0;
  } else {
    // A ticker that is late skips ticks.
    const Word due = now + std::max<Word>(not_negative(w[timer_word::duration]), 1);
    if (!engine_.is_traced_) w[timer_word::left] = due;
    engine_.add_wait(due, {false, 0, timer});
  }
  if (changes_nothing) return;
  if (!function.is_nil()) {
    note(TransitionKind::fire, nobody, 0, nobody, 0, timer);
    evaluator_.spawn(function);
    if (engine_.is_traced_) events_.back().g = timer_child_;
    return;
  }
  note(TransitionKind::fire, nobody, 0, nobody, 0, timer);
  if (channel.is_nil()) return;
  const bool is_time = element_words(channel) == timer_word::time_words;
  const Word time[timer_word::time_words] = {
      timer_word::time_seconds + (engine_.is_traced_ ? 0 : now / timer_word::nanoseconds),
      engine_.is_traced_ ? 0 : now % timer_word::nanoseconds,
      engine_.is_traced_ ? timer_word::mark_reading : timer_word::mark_in_local, 0};
  const Word none[timer_word::time_words] = {};
  const Word* const value = is_time ? time : none;
  if (Waiter* receiver = cell(channel).queues == nullptr ? nullptr : dequeue(cell(channel).queues->receivers)) {
    note_solo(receiver->slot, receiver->choice);
    return deliver(*receiver, value, true);
  }
  std::vector<Word>& target = evaluator_.object(channel).words;
  Word& length = target[channel_word::length];
  if (length >= target[channel_word::capacity]) return;
  std::copy_n(value, element_words(channel), target.data() + channel_word::elements + length * element_words(channel));
  ++length;
}

}  // namespace stalemate::runtime::native::parallel
