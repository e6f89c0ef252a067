// Sleeps and timers (runtime/time.go). The list State::timers says which are armed. Under ordered time the word `left`
// of an armed timer is when it is due on the virtual clock.
#include <algorithm>

#include "model/clock.hpp"
#include "model/timer.hpp"
#include "runtime/native/world.hpp"

namespace stalemate::runtime::native {

using model::HeapObject;
using model::TransitionKind;
namespace timer_word = model::timer_word;
namespace channel_word = model::channel_word;

namespace {

/// Durations below zero are over at once.
Word not_negative(Word duration) { return static_cast<std::int64_t>(duration) < 0 ? 0 : duration; }

}  // namespace

bool World::sleep(std::uint32_t slot, Word duration) {
  if (machine_.limits().ordered_time && not_negative(duration) > 0) {
    records_[slot].standing = Standing::sleeping;
    records_[slot].due = state_.clock + not_negative(duration);
    return false;
  }
  note_solo(slot);
  info_.step_class = model::StepClass::sleep;
  evaluator_.go_on(slot);
  return true;
}

void World::end_sleep(std::uint32_t slot) {
  events_.clear();
  evaluator_.begin();
  refresh();
  records_[slot].standing = Standing::ready;
  note_solo(slot);
  info_.step_class = model::StepClass::sleep;
  evaluator_.go_on(slot);
  evaluator_.resume(slot);
  finish();
}

void World::start_timer(std::uint32_t slot, Ref timer) {
  note_solo(slot);
  evaluator_.go_on(slot);
  if (timer.is_nil()) return evaluator_.raise_nil(slot);
  Word* const words = timer_words(timer);
  if (machine_.limits().ordered_time) {
    words[timer_word::left] = state_.clock + not_negative(words[timer_word::duration]);
  }
  words[timer_word::armed] = 1;
  const auto end = state_.timers.begin() + state_.timer_count;
  if (std::find(state_.timers.begin(), end, timer.word()) == end) {
    state_.timers.resize(state_.timer_count);
    state_.timers.push_back(timer.word());
    ++state_.timer_count;
  }
  const Ref function = Ref::from_word(words[timer_word::function]);
  if (!function.is_nil()) evaluator_.publish_function(function);
}

bool World::disarm(Ref timer) {
  timer_words(timer)[timer_word::armed] = 0;
  state_.timers.resize(state_.timer_count);
  const auto erased = static_cast<std::uint32_t>(std::erase(state_.timers, timer.word()));
  state_.timer_count -= erased;
  return erased > 0;
}

void World::stop_timer(std::uint32_t slot, const model::Instruction& in) {
  note_solo(slot);
  evaluator_.go_on(slot);
  Word* const s = evaluator_.words(slot);
  const Ref timer = Ref::from_word(s[in.b]);
  if (timer.is_nil()) return evaluator_.raise_nil(slot);
  s[in.a] = disarm(timer);
}

Word World::timer_due(std::uint32_t timer) const {
  const Ref ref = Ref::from_word(state_.timers[timer]);
  return state_.objects[ref.object].words[ref.offset + timer_word::left];
}

bool World::can_fire(std::uint32_t timer) const {
  const Ref ref = Ref::from_word(state_.timers[timer]);
  const Word* const words = state_.objects[ref.object].words.data() + ref.offset;
  if (words[timer_word::function] != 0 || words[timer_word::periodic] == 0) return true;
  const Ref channel = Ref::from_word(words[timer_word::channel]);
  if (channel.is_nil()) return false;
  const std::vector<Word>& target = state_.objects[channel.object].words;
  return target[channel_word::length] < target[channel_word::capacity];
}

void World::fire(std::uint32_t timer) {
  events_.clear();
  evaluator_.begin();
  refresh();
  const Ref ref = Ref::from_word(state_.timers[timer]);
  note({TransitionKind::fire, 0, 0, 0, 0, static_cast<std::uint16_t>(timer)});
  Word* const words = timer_words(ref);
  const bool is_ordered = machine_.limits().ordered_time;
  const Ref channel = Ref::from_word(words[timer_word::channel]);
  const Ref function = Ref::from_word(words[timer_word::function]);
  if (words[timer_word::periodic] == 0) {
    disarm(ref);
  } else if (is_ordered) {
    // A ticker that is late skips ticks.
    const Word period = std::max<Word>(not_negative(words[timer_word::duration]), 1);
    Word& due = words[timer_word::left];
    due += ((state_.clock - due) / period + 1) * period;
  }
  if (!function.is_nil()) {
    evaluator_.spawn(function);
  } else if (!channel.is_nil()) {
    HeapObject& target = evaluator_.object(channel);
    const Word told = model::told_time(state_.clock);
    const Word now[timer_word::time_words] = {timer_word::time_seconds + told / timer_word::nanoseconds,
                                              told % timer_word::nanoseconds,
                                              is_ordered ? timer_word::mark_in_local : timer_word::mark_reading, 0};
    const Word none[timer_word::time_words] = {};
    const std::uint32_t size = element_words(channel);
    const Word* const value = size == timer_word::time_words ? now : none;
    Word& length = target.words[channel_word::length];
    if (const Queue* receivers = waiting(receivers_, channel.word())) {
      const Waiter receiver = head(*receivers);
      note_solo(receiver.slot, receiver.choice);
      deliver(receiver, value, true);
    } else if (length < target.words[channel_word::capacity]) {
      std::copy_n(value, size, target.words.data() + channel_word::elements + length * size);
      ++length;
    }
  }
  finish();
}

}  // namespace stalemate::runtime::native
