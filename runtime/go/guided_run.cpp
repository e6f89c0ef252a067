#include "runtime/go/guided_run.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/go/confirm.hpp"

namespace stalemate::runtime {

namespace fs = std::filesystem;

namespace {

bool write_file(const fs::path& path, std::string_view text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  return static_cast<bool>(stream.flush());
}

std::string read_whole(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::string schedule_text(const Passages& passages) {
  std::string text;
  for (const Passage& passage : passages.list) {
    if (passage.timer != 0) {
      text += fmt::format("T {} {} {}\n", passage.goroutine, passage.timer, passage.starts);
      continue;
    }
    text += fmt::format("{} {} {} {}\n", passage.goroutine, fmt::join(passage.gates, ","), passage.choice,
                        passage.is_burst ? "+" : "");
  }
  for (const auto& [goroutine, gates] : passages.stands)
    text += fmt::format("H {} {}\n", goroutine, fmt::join(gates, ","));
  for (const auto& [goroutine, choice] : passages.choices) text += fmt::format("C {} {}\n", goroutine, choice);
  for (const std::string& goroutine : passages.of_library) text += fmt::format("L {} -\n", goroutine);
  return text;
}

}  // namespace

Guided GuidedProgram::run(const Passages& passages, const Predicted& predicted, std::chrono::milliseconds timeout) {
  Guided result;
  result.go_version = version_;
  result.reason = passages.problem;
  if (!result.reason.empty()) return result;
  // What is left to chance may come out as wanted another time.
  constexpr int tries_max = 20;
  const int tries = passages.has_chance ? tries_max : 1;
  for (int i = 0; i < tries && !is_confirmed(result.level); ++i) result = run_once(passages, predicted, i, timeout);
  const std::string free_part = passages.free_part();
  if (result.level == GuidedLevel::diverged && !free_part.empty()) {
    // No verdict on the model: what came when was not ours to say.
    result.level = GuidedLevel::not_run;
    result.reason = free_part + " cannot be held at a gate, and without control of that: " + result.reason;
    result.step = 0;
  }
  result.go_version = version_;
  return result;
}

Guided GuidedProgram::run_once(const Passages& passages, const Predicted& predicted, int number,
                               std::chrono::milliseconds timeout) {
  Guided result;
  const bool is_race = predicted.end == Predicted::End::race;
  if (is_race && !build_for_races().empty()) {
    result.reason = "Go's race detector is not available: " + race_problem_;
    return result;
  }
  const fs::path schedule = fs::path(folder_) / "schedule";
  write_file(schedule, schedule_text(passages));
  std::vector<std::string> stuck;
  for (const Predicted::Stuck& goroutine : predicted.stuck) stuck.push_back(goroutine.goroutine);
  const auto [log, process] =
      run_held(is_race ? race_binary_ : binary_,
               {{"ZZ_SCHEDULE", schedule.string()},
                {"ZZ_STUCK", fmt::format("{}", fmt::join(stuck, ","))},
                {"ZZ_JUMPS", number == 0 ? "" : fmt::format("{}", number)},
                {"ZZ_OPEN", predicted.end == Predicted::End::open ? "1" : ""},
                {"GORACE", "halt_on_error=0 suppress_equal_addresses=0 suppress_equal_stacks=0"}},
               timeout);
  if (!process.was_started) {
    result.reason = "the program could not be started: " + process.error;
    return result;
  }
  return judge(passages, predicted, log, process, files_);
}

GuidedProgram::Run GuidedProgram::walk(std::uint32_t seed, std::size_t passages_max,
                                       std::chrono::milliseconds timeout) const {
  return run_held(binary_,
                  {{"ZZ_WALK", fmt::format("{}", passages_max)},
                   {"ZZ_SEED", fmt::format("{}", seed)},
                   {"ZZ_EAGER", fmt::format("{}", fmt::join(arrivals_, ","))}},
                  timeout);
}

GuidedProgram::Run GuidedProgram::run_held(const std::string& binary, Environment environment,
                                           std::chrono::milliseconds timeout) const {
  // One processor: then what happens between two gates happens in one order.
  environment.insert(environment.end(),
                     {{"ZZ_TAKES_BACK", takes_back_ ? "1" : ""}, {"GOMAXPROCS", "1"}, {"GOGC", "off"}});
  return run_gated(binary, std::move(environment), timeout);
}

GuidedProgram::Run GuidedProgram::run_gated(const std::string& binary, Environment environment,
                                            std::chrono::milliseconds timeout) const {
  const fs::path log = fs::path(folder_) / "log";
  std::error_code ignored;
  fs::remove(log, ignored);
  ProcessOptions options;
  options.arguments = {binary};
  options.arguments.insert(options.arguments.end(), arguments_.begin(), arguments_.end());
  options.environment = std::move(environment);
  options.environment.insert(options.environment.end(),
                             {{"ZZ_LOG", log.string()}, {"GODEBUG", ""}, {"GOTRACEBACK", "all"}});
  options.directory = folder_;
  options.timeout = timeout;
  ProcessResult process = run_process(options);
  return {read_whole(log), std::move(process)};
}

std::optional<OutcomeCount> GuidedProgram::run_delayed(std::uint32_t seed, std::chrono::milliseconds timeout) const {
  const auto [text, process] =
      run_gated(binary_, {{"ZZ_DELAYS", fmt::format("{}", seed + 1)}, {"GOMAXPROCS", ""}}, timeout);
  std::optional<OutcomeCount> seen = classify(process);
  if (!seen) return seen;
  const bool has_returned = text.find("X\n") != std::string::npos;
  if (has_returned && (seen->outcome == Outcome::deadlock || seen->outcome == Outcome::hang)) {
    // Main has returned, which would have ended the process; who is left blocked has leaked.
    const bool is_clean = process.error_output.find("no goroutines (main called runtime.Goexit)") != std::string::npos;
    seen->outcome = is_clean || seen->outcome == Outcome::hang ? Outcome::exit : Outcome::leak;
    if (text.find("F\n") != std::string::npos) seen->detail = "exit code 1";
  }
  return seen;
}

}  // namespace stalemate::runtime
