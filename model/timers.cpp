// Runtime timers: armed ones are listed in State::timers and may fire at any step, under ordered time when they are
// due. The list decides, not the word `armed`: a copy of an armed timer is not armed, one that is overwritten still is.
#include <algorithm>

#include "model/clock.hpp"
#include "model/interpreter.hpp"
#include "model/timer.hpp"

namespace stalemate::model {

void Interpreter::start_timer(Ref timer) {
  Word* words = memory(timer, 0, timer_word::count);
  if (words == nullptr) return;
  if (machine_.limits_.ordered_time) words[timer_word::left] = words[timer_word::duration];
  words[timer_word::armed] = 1;
  scratch_.touched.all();
  const auto end = state_.timers.begin() + state_.timer_count;
  if (std::find(state_.timers.begin(), end, timer.word()) == end) {
    // Transitions name timers in 16 bits.
    if (state_.timer_count > UINT16_MAX && !machine_.limits_.single_run) return stop_at_limit("65,536 armed timers");
    if (state_.timers.size() == state_.timer_count) state_.timers.emplace_back();
    state_.timers[state_.timer_count++] = timer.word();
  }
  if (words[timer_word::function] != 0) {
    // From now on this timer is an actor of its own: it reaches what its function has captured.
    publish(Ref::from_word(words[timer_word::function]));
    publish_globals_if_concurrent();
  }
}

bool Interpreter::disarm_timer(Ref timer) {
  Word* words = memory(timer, 0, timer_word::count);
  if (words == nullptr) return false;
  words[timer_word::armed] = 0;
  scratch_.touched.all();
  const auto end = state_.timers.begin() + state_.timer_count;
  const auto found = std::find(state_.timers.begin(), end, timer.word());
  if (found == end) return false;
  std::move(found + 1, end, found);
  --state_.timer_count;
  return true;
}

void Interpreter::fire(std::uint32_t timer) {
  const Ref ref = Ref::from_word(state_.timers[timer]);
  Word* const words = object(ref).words.data() + ref.offset;
  if (machine_.limits_.ordered_time)
    words[timer_word::left] = words[timer_word::periodic] != 0 ? words[timer_word::duration] : 0;
  const Ref channel = Ref::from_word(words[timer_word::channel]);
  const Ref function = Ref::from_word(words[timer_word::function]);
  if (words[timer_word::periodic] == 0) disarm_timer(ref);
  if (!function.is_nil()) {
    const std::uint32_t slot = spawn(function, no_index, Position{}, true);
    if (slot != no_index) publish_globals_if_concurrent();
    return;
  }
  if (channel.is_nil()) return;
  HeapObject& target = object(channel);
  Word& length = target.words[channel_word::length];
  // A full channel drops the time.
  if (length >= target.words[channel_word::capacity]) return;
  if (layouts_.size(layouts_.element(target.type)) == timer_word::time_words) {
    Word* const sent = target.words.data() + channel_word::elements + length * timer_word::time_words;
    const Word now = told_time(state_.clock);
    sent[0] = timer_word::time_seconds + now / timer_word::nanoseconds;
    sent[1] = now % timer_word::nanoseconds;
    sent[2] = machine_.limits_.ordered_time ? timer_word::mark_in_local : timer_word::mark_reading;
  }
  ++length;
}

}  // namespace stalemate::model
