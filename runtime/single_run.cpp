#include "runtime/single_run.hpp"

#include <algorithm>
#include <vector>

#include "model/timer.hpp"

namespace stalemate::runtime {

using model::Op;
using model::Transition;
using model::TransitionKind;

namespace {

/// The word that says how long a sleep or an armed timer takes; null for other transitions. Once seen, it is rewritten
/// to the time of its end, as a number below zero: the machine never looks at it.
model::Word* duration_word(const model::Machine& machine, model::State& state, const Transition& t) {
  if (t.kind == TransitionKind::fire) {
    const auto ref = model::Ref::from_word(state.timers[t.timer]);
    std::vector<model::Word>& words = state.objects[ref.object].words;
    const std::size_t at = ref.offset + model::timer_word::duration;
    return at < words.size() ? &words[at] : nullptr;
  }
  model::Goroutine& g = state.goroutines[t.g];
  const model::Frame& frame = g.frames[g.frame_count - 1];
  const model::Instruction& in = machine.program().functions[frame.function].code[frame.pc];
  if (in.op != Op::yield || in.t != 1) return nullptr;
  return &g.stack[frame.base + static_cast<std::uint32_t>(in.a)];
}

/// Virtual time: it stands still while anybody can move, then jumps to the end of the next sleep or timer.
class Clock {
 public:
  /// When the transition is due; -1 for what needs no time.
  std::int64_t due(const model::Machine& machine, model::State& state, const Transition& t) const {
    model::Word* word = duration_word(machine, state, t);
    if (word == nullptr) return t.kind == TransitionKind::fire ? now_ : -1;
    const auto value = static_cast<std::int64_t>(*word);
    if (value < 0) return -1 - value;
    const std::int64_t end = value > INT64_MAX - 1 - now_ ? INT64_MAX - 1 : now_ + value;
    *word = static_cast<model::Word>(-1 - end);
    return end;
  }
  void advance(std::int64_t due) { now_ = std::max(now_, due); }

 private:
  std::int64_t now_ = 0;
};

}  // namespace

SingleRun run_once(const model::Program& program, std::uint64_t steps_max) {
  SingleRun result;
  model::Machine machine(program);
  model::State state;
  model::StepInfo info;
  std::vector<Transition> transitions;
  machine.initial(state, info);
  auto collect = [&] {
    result.output += info.output;
    result.error_output += info.error_output;
  };
  collect();
  Clock clock;
  std::uint32_t last = 0;  // who moved last: the next ordinary step goes to the first goroutine after it that can move
  for (; !state.main_returned && state.end == model::EndKind::running; ++result.step_count) {
    if (machine.limit_reached() != nullptr || result.step_count >= steps_max) {
      result.end = SingleRun::End::limit;
      result.exit_code = 3;
      result.error_output += "stalemate: the run was stopped at a limit\n";
      return result;
    }
    machine.enabled(state, transitions);
    if (transitions.empty()) {
      result.end = SingleRun::End::deadlocked;
      result.exit_code = 2;
      result.error_output += "fatal error: all goroutines are asleep - deadlock!\n";
      return result;
    }
    const Transition* best = nullptr;
    std::int64_t best_due = INT64_MAX;
    std::uint32_t best_distance = UINT32_MAX;
    for (const Transition& t : transitions) {
      const std::int64_t due = clock.due(machine, state, t);
      // A goroutine keeps running while it can, then the next in order: like a scheduler with one processor.
      const std::uint32_t distance =
          t.kind == TransitionKind::fire ? t.timer : (t.g + state.goroutine_count - last) % state.goroutine_count;
      if (due < best_due || (due == best_due && distance < best_distance)) {
        best = &t;
        best_due = due;
        best_distance = distance;
      }
    }
    clock.advance(best_due);
    const Transition chosen = *best;
    const bool is_poll_turn = chosen.kind == TransitionKind::solo;
    const std::uint32_t mover = chosen.kind == TransitionKind::rendezvous ? chosen.partner : chosen.g;
    machine.step(state, chosen, info);
    collect();
    if (chosen.kind != TransitionKind::fire && mover < info.new_index.size()) {
      const std::uint32_t now = info.new_index[mover];
      last = now == model::no_index ? 0 : now;
      // After a step that only polled the others get a turn, else a spinning goroutine would run for ever.
      if (is_poll_turn && info.step_class != model::StepClass::progress && state.goroutine_count > 0)
        last = (last + 1) % state.goroutine_count;
    } else {
      last = 0;
    }
    if (state.goroutine_count > 0) last %= state.goroutine_count;
  }
  if (state.end == model::EndKind::crash) {
    result.end = SingleRun::End::crashed;
    result.exit_code = 2;
    result.error_output += (state.crash_is_fatal ? "fatal error: " : "panic: ") + state.crash_message + "\n";
  } else if (state.end == model::EndKind::exit) {
    result.end = SingleRun::End::exited;
    result.exit_code = static_cast<int>(state.exit_code & 0xFF);
  }
  return result;
}

}  // namespace stalemate::runtime
