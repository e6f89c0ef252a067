#include "model/clock.hpp"

#include <algorithm>

#include "model/timer.hpp"

namespace stalemate::model {
namespace {

/// Where goroutine `g` keeps how long it still sleeps; null if it does not stand at a sleep.
template <class G>
auto* sleep_word(const Machine& machine, G& g) {
  decltype(g.stack.data()) none = nullptr;
  if (g.frame_count == 0) return none;
  const Frame& frame = g.frames[g.frame_count - 1];
  const Instruction& in = machine.program().functions[frame.function].code[frame.pc];
  if (in.op != Op::yield || in.t != 1) return none;
  return g.stack.data() + frame.base + static_cast<std::uint32_t>(in.a);
}

template <class S>
auto* timer_left(S& state, std::uint32_t timer) {
  const Ref ref = Ref::from_word(state.timers[timer]);
  return state.objects[ref.object].words.data() + ref.offset + timer_word::left;
}

/// Durations below zero are over at once.
Word not_negative(Word word) { return static_cast<std::int64_t>(word) < 0 ? 0 : word; }

}  // namespace

Word time_left(const Machine& machine, const State& state, const Transition& t) {
  const Word* word = nullptr;
  if (t.kind == TransitionKind::fire) word = timer_left(state, t.timer);
  if (t.kind == TransitionKind::solo) word = sleep_word(machine, state.goroutines[t.g]);
  return word == nullptr ? 0 : not_negative(*word);
}

void keep_due(const Machine& machine, const State& state, std::vector<Transition>& transitions) {
  Word least = ~Word{0};
  for (const Transition& t : transitions) least = std::min(least, time_left(machine, state, t));
  std::erase_if(transitions, [&](const Transition& t) { return time_left(machine, state, t) > least; });
}

void pass_time(const Machine& machine, State& state, const Transition& t) {
  const Word passed = time_left(machine, state, t);
  if (passed == 0) return;
  if (machine.reads_clock()) state.clock += passed;
  const auto reduce = [passed](Word& left) { left = not_negative(left) - std::min(passed, not_negative(left)); };
  for (std::uint32_t i = 0; i < state.timer_count; ++i) reduce(*timer_left(state, i));
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (Word* const sleeps = sleep_word(machine, state.goroutines[g])) reduce(*sleeps);
  }
}

bool waits_for_time(const Machine& machine, const State& state) {
  if (state.timer_count > 0) return true;
  const auto end = state.goroutines.begin() + state.goroutine_count;
  return std::any_of(state.goroutines.begin(), end,
                     [&](const Goroutine& g) { return sleep_word(machine, g) != nullptr; });
}

bool reads_clock(const Program& program, const Liveness& liveness) {
  for (FunctionIndex f = 0; f < program.functions.size(); ++f) {
    const std::vector<Instruction>& code = program.functions[f].code;
    for (std::uint32_t pc = 0; pc + 1 < code.size(); ++pc) {
      if (code[pc].op != Op::clock) continue;
      const std::vector<std::uint32_t>& live = liveness.before(f, pc + 1).words;
      if (std::find(live.begin(), live.end(), static_cast<std::uint32_t>(code[pc].a)) != live.end()) return true;
    }
  }
  return false;
}

}  // namespace stalemate::model
