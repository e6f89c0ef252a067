#include "runtime/go/guided_run.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

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
    text += fmt::format("{} {} {}\n", passage.goroutine, fmt::join(passage.gates, ","), passage.choice);
  }
  return text;
}

}  // namespace

Guided GuidedProgram::run(const Passages& passages, const Predicted& predicted, std::chrono::milliseconds timeout) {
  Guided result;
  result.go_version = version_;
  result.reason = passages.problem;
  if (!result.reason.empty()) return result;
  const bool is_race = predicted.end == Predicted::End::race;
  if (is_race && !build_for_races().empty()) {
    result.reason = "Go's race detector is not available: " + race_problem_;
    return result;
  }
  const fs::path schedule = fs::path(folder_) / "schedule", log = fs::path(folder_) / "log";
  std::error_code ignored;
  fs::remove(log, ignored);
  write_file(schedule, schedule_text(passages));
  std::vector<std::string> stuck;
  for (const Predicted::Stuck& goroutine : predicted.stuck) stuck.push_back(goroutine.goroutine);
  ProcessOptions options;
  options.arguments = {is_race ? race_binary_ : binary_};
  options.arguments.insert(options.arguments.end(), arguments_.begin(), arguments_.end());
  // One processor: then what happens between two gates happens in one order.
  options.environment = {{"ZZ_SCHEDULE", schedule.string()},
                         {"ZZ_LOG", log.string()},
                         {"ZZ_STUCK", fmt::format("{}", fmt::join(stuck, ","))},
                         {"ZZ_TAKES_BACK", takes_back_ ? "1" : ""},
                         {"GOMAXPROCS", "1"},
                         {"GODEBUG", ""},
                         {"GOGC", "off"},
                         {"GORACE", "halt_on_error=0"},
                         {"GOTRACEBACK", "all"}};
  options.directory = folder_;
  options.timeout = timeout;
  const ProcessResult process = run_process(options);
  if (!process.was_started) {
    result.reason = "the program could not be started: " + process.error;
    return result;
  }
  result = judge(passages, predicted, read_whole(log), process, files_);
  if (result.level == GuidedLevel::diverged && passages.is_loose()) {
    // No verdict on the model: what was read and written when, or who panicked first, was not ours to say.
    result.level = GuidedLevel::not_run;
    result.reason = std::string(passages.has_free_memory ? "reads and writes pass" : "a panic passes") +
                    " no gates, and without control of them: " + result.reason;
    result.step = 0;
  }
  result.go_version = version_;
  return result;
}

}  // namespace stalemate::runtime
