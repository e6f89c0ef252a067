#include "runtime/run_record.hpp"

namespace stalemate::runtime {

void RunRecord::print(const model::StepInfo& info) {
  print(false, info.output);
  print(true, info.error_output);
}

void RunRecord::print(bool is_error, const std::string& text) {
  if (text.empty()) return;
  if (options_.sink) return options_.sink(is_error, text);
  (is_error ? result_.error_output : result_.output) += text;
}

SingleRun RunRecord::stop(SingleRun::End end, int exit_code, const std::string& message) {
  print(true, message);
  result_.end = end;
  result_.exit_code = exit_code;
  return std::move(result_);
}

std::optional<SingleRun> RunRecord::cut_short(const model::Machine& machine) {
  result_.refusal = machine.refusal_reached();
  if (result_.refusal != model::no_index) return stop(SingleRun::End::limit, 2, "");
  if (machine.limit_reached() != nullptr || result_.step_count >= options_.steps_max) {
    return at_limit();
  }
  if (options_.interrupt != nullptr && options_.interrupt->load()) {
    return stop(SingleRun::End::interrupted, 3, "stalemate: the run was interrupted\n");
  }
  return std::nullopt;
}

SingleRun RunRecord::at_limit() {
  return stop(SingleRun::End::limit, 3, "stalemate: the run was stopped at a limit\n");
}

SingleRun RunRecord::deadlocked() {
  return stop(SingleRun::End::deadlocked, 2, "fatal error: all goroutines are asleep - deadlock!\n");
}

SingleRun RunRecord::ended(const model::State& state) {
  if (state.end == model::EndKind::crash) {
    return stop(SingleRun::End::crashed, 2,
                (state.crash_is_fatal ? "fatal error: " : "panic: ") + state.crash_message + "\n");
  }
  if (state.end == model::EndKind::exit) {
    return stop(SingleRun::End::exited, static_cast<int>(state.exit_code & 0xFF), "");
  }
  return std::move(result_);
}

}  // namespace stalemate::runtime
