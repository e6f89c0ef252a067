#include "runtime/single_run.hpp"

#include <vector>

namespace stalemate::runtime {

using model::Op;
using model::Transition;
using model::TransitionKind;

namespace {

/// Later classes run only when no earlier one can: ordinary steps, then sleeps, then timers.
int waiting_class(const model::Machine& machine, const model::State& state, const Transition& t) {
  if (t.kind == TransitionKind::fire) return 2;
  const model::Goroutine& g = state.goroutines[t.g];
  const model::Frame& frame = g.frames[g.frame_count - 1];
  const model::Instruction& in = machine.program().functions[frame.function].code[frame.pc];
  return in.op == Op::yield && in.t == 1 ? 1 : 0;
}

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
    int best_class = 3;
    std::uint32_t best_distance = UINT32_MAX;
    for (const Transition& t : transitions) {
      const int c = waiting_class(machine, state, t);
      // A goroutine keeps running while it can, then the next in order: like a scheduler with one processor.
      const std::uint32_t distance =
          t.kind == TransitionKind::fire ? t.timer : (t.g + state.goroutine_count - last) % state.goroutine_count;
      if (c < best_class || (c == best_class && distance < best_distance)) {
        best = &t;
        best_class = c;
        best_distance = distance;
      }
    }
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
