// What a guided run left behind: the log of the gates, Go's own report on stderr, and what they say together.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include "runtime/go/confirm.hpp"
#include "runtime/go/guided_run.hpp"

namespace stalemate::runtime {

const char* name(GuidedLevel level) {
  switch (level) {
    case GuidedLevel::by_detector: return "detector";
    case GuidedLevel::by_dump: return "dump";
    case GuidedLevel::followed: return "followed";
    case GuidedLevel::by_race_detector: return "race-detector";
    case GuidedLevel::diverged: return "diverged";
    case GuidedLevel::not_run: return "not-run";
  }
  return "";
}

namespace {

struct Log {
  std::map<long long, std::string> names;  // goroutines by Go's number
  std::size_t steps = 0;                   // lines of the schedule carried out
  bool is_complete = false;
  bool has_failed = false;  // a test
  std::optional<std::pair<std::size_t, std::string>> divergence;
  std::string dump;
};

Log read_log(const std::string& text) {
  Log log;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "G") {
      std::string name;
      long long goid = 0;
      words >> name >> goid;
      log.names[goid] = name;
    } else if (kind == "S") {
      ++log.steps;
    } else if (kind == "F") {
      log.has_failed = true;
    } else if (kind == "OK") {
      log.is_complete = true;
    } else if (kind == "DIVERGE" && !log.divergence) {
      std::size_t at = 0;
      words >> at;
      std::string rest;
      std::getline(words >> std::ws, rest);
      log.divergence.emplace(at, rest);
    } else if (kind == "DUMP") {
      std::size_t size = 0;
      words >> size;
      log.dump.resize(size);
      stream.read(log.dump.data(), static_cast<std::streamsize>(size));
      log.dump.resize(static_cast<std::size_t>(stream.gcount()));
    }
  }
  return log;
}

/// One goroutine of a traceback.
struct Traced {
  long long goid = 0;
  std::string state;                 // "chan send"; what stands in the brackets
  std::vector<std::uint32_t> lines;  // of the user's files, innermost first
  bool is_at_gate = false;           // held by us
  bool waits_for_test = false;       // inside package testing
};

std::vector<Traced> read_traceback(const std::string& text, const std::vector<std::string>& files) {
  std::vector<Traced> result;
  std::istringstream stream(text);
  bool is_creator = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("goroutine ")) {
      Traced traced;
      traced.goid = std::atoll(line.c_str() + 10);
      const std::size_t open = line.find('['), close = line.rfind(']');
      if (open == std::string::npos || close == std::string::npos || close < open) continue;
      traced.state = line.substr(open + 1, close - open - 1);
      result.push_back(traced);
      is_creator = false;
    } else if (result.empty()) {
      continue;
    } else if (line.starts_with("created by ")) {
      is_creator = true;
    } else if (!line.starts_with("\t") && line.find(".zz_pass(") != std::string::npos) {
      result.back().is_at_gate = true;
    } else if (line.starts_with("testing.(*T).Run(") || line.starts_with("testing.tRunner(")) {
      if (result.back().lines.empty()) result.back().waits_for_test = true;
    } else if (line.starts_with("\t") && !is_creator) {
      for (const std::string& file : files) {
        if (line.compare(1, file.size(), file) != 0 || line[file.size() + 1] != ':') continue;
        result.back().lines.push_back(static_cast<std::uint32_t>(std::atoi(line.c_str() + file.size() + 2)));
      }
    }
  }
  return result;
}

/// The two accesses of each report of Go's race detector: lines of the user's files, innermost first.
std::vector<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>> read_races(
    const std::string& text, const std::vector<std::string>& files) {
  std::vector<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>> result;
  std::vector<std::uint32_t>* access = nullptr;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("WARNING: DATA RACE")) {
      result.emplace_back();
      access = &result.back().first;
    } else if (line.starts_with("Previous ") && !result.empty()) {
      access = &result.back().second;
    } else if (line.starts_with("Goroutine ") || line.starts_with("====")) {
      access = nullptr;
    } else if (access != nullptr && line.starts_with("      /")) {
      for (const std::string& file : files) {
        if (line.compare(6, file.size(), file) != 0 || line[6 + file.size()] != ':') continue;
        access->push_back(static_cast<std::uint32_t>(std::atoi(line.c_str() + 7 + file.size())));
      }
    }
  }
  return result;
}

bool contains(const std::vector<std::uint32_t>& lines, std::uint32_t line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// States in which a goroutine waits for another.
bool is_blocked(const std::string& state) {
  for (const char* prefix : {"chan ", "select", "semacquire", "sync."}) {
    if (state.starts_with(prefix)) return true;
  }
  return false;
}

/// What is not as predicted about who is stuck; empty if nothing is.
std::string compare_stuck(const Predicted& predicted, const Log& log, const std::vector<Traced>& traced) {
  for (const Predicted::Stuck& stuck : predicted.stuck) {
    const Traced* found = nullptr;
    for (const Traced& t : traced) {
      const auto name = log.names.find(t.goid);
      if (name != log.names.end() && name->second == stuck.goroutine) found = &t;
    }
    // Whoever has not come to any gate is known by its line alone.
    for (const Traced& t : traced) {
      if (found != nullptr || log.names.contains(t.goid) || t.is_at_gate || !is_blocked(t.state)) continue;
      const bool has_line = t.lines.empty() ? stuck.is_library : contains(stuck.lines, t.lines.front());
      if (has_line) found = &t;
    }
    if (found == nullptr) return fmt::format("{} is not there any more", stuck.goroutine);
    if (found->is_at_gate || !is_blocked(found->state))
      return fmt::format("{} is not blocked but in {}", stuck.goroutine, found->state);
    if (!stuck.lines.empty() && !found->lines.empty() && !contains(stuck.lines, found->lines.front()))
      return fmt::format("{} is blocked in line {} instead of {}", stuck.goroutine, found->lines.front(),
                         stuck.lines.front());
  }
  if (predicted.end != Predicted::End::deadlock) return {};
  for (const Traced& t : traced) {
    const auto name = log.names.find(t.goid);
    if (name == log.names.end()) continue;
    // Main, or a test whose function has returned, waits for tests in package testing.
    if (t.lines.empty() || t.waits_for_test) continue;
    if (std::none_of(predicted.stuck.begin(), predicted.stuck.end(),
                     [&](const Predicted::Stuck& stuck) { return stuck.goroutine == name->second; }))
      return fmt::format("{} is there as well", name->second);
  }
  return {};
}

std::string how_it_ended(const ProcessResult& process) {
  if (process.timed_out) return "it did not end in time";
  const auto seen = classify(process);
  if (!seen) return "it was not started";
  std::string text = name(seen->outcome);
  if (!seen->detail.empty()) text += " (" + seen->detail + ")";
  return text;
}

Guided diverged(std::uint32_t step, std::string reason) {
  Guided result;
  result.level = GuidedLevel::diverged;
  result.step = step;
  result.reason = std::move(reason);
  return result;
}

Guided confirmed(GuidedLevel level) {
  Guided result;
  result.level = level;
  return result;
}

Guided judge_crash(const Predicted& predicted, const ProcessResult& process, const std::vector<std::string>& files) {
  const auto seen = classify(process);
  if (!seen || seen->outcome != Outcome::panic)
    return diverged(0, "the model predicts a crash; Go: " + how_it_ended(process));
  Prediction prediction;
  prediction.can_panic = true;
  prediction.crash_rules = {predicted.rule};
  if (!is_predicted(*seen, prediction) && predicted.rule != model::Rule::panic)
    return diverged(0, fmt::format("the model predicts {}; Go: {}", model::name(predicted.rule), seen->detail));
  // The first goroutine of the report is the one that crashed.
  const std::vector<Traced> traced = read_traceback(process.error_output, files);
  if (predicted.crash_lines.empty() || traced.empty()) return confirmed(GuidedLevel::by_detector);
  const std::vector<std::uint32_t>& lines = traced.front().lines;
  if (std::none_of(lines.begin(), lines.end(), [&](auto line) { return contains(predicted.crash_lines, line); })) {
    return diverged(0, fmt::format("the model crashes in line {}, Go in line {}", predicted.crash_lines.front(),
                                   lines.empty() ? 0 : lines.front()));
  }
  return confirmed(GuidedLevel::by_detector);
}

bool meet(const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& others) {
  return std::any_of(some.begin(), some.end(), [&](auto line) { return contains(others, line); });
}

/// The detector finds accesses that nothing orders, however the run went on: so its report counts by itself.
bool shows_race(const Predicted& predicted, const ProcessResult& process, const std::vector<std::string>& files) {
  const std::vector<std::uint32_t>&one = predicted.crash_lines, &other = predicted.other_lines;
  for (const auto& [access, previous] : read_races(process.error_output, files)) {
    if ((meet(access, one) && meet(previous, other)) || (meet(access, other) && meet(previous, one))) return true;
  }
  return false;
}

/// A test reports the lines it fails in, or only that it does.
Guided judge_failure(const Predicted& predicted, const Log& log, const ProcessResult& process,
                     const std::vector<std::string>& files) {
  // Of package stalemate, whose place the gates take.
  if (process.error_output.find("panic: assertion failed: ") != std::string::npos) {
    const std::vector<Traced> traced = read_traceback(process.error_output, files);
    if (!traced.empty() && meet(traced.front().lines, predicted.crash_lines))
      return confirmed(GuidedLevel::by_detector);
  }
  for (const std::string& file : files) {
    const std::string name = file.substr(file.rfind('/') + 1);
    for (const std::uint32_t line : predicted.crash_lines) {
      if (process.output.find(fmt::format(" {}:{}: ", name, line)) != std::string::npos)
        return confirmed(GuidedLevel::by_detector);
    }
  }
  if (log.has_failed || process.output.find("--- FAIL: ") != std::string::npos)
    return confirmed(GuidedLevel::by_detector);
  return diverged(0, "the model predicts that the test fails; Go: " + how_it_ended(process));
}

}  // namespace

Guided judge(const Passages& passages, const Predicted& predicted, const std::string& text,
             const ProcessResult& process, const std::vector<std::string>& files) {
  const Log log = read_log(text);
  if (predicted.end == Predicted::End::race && shows_race(predicted, process, files))
    return confirmed(GuidedLevel::by_race_detector);
  if (log.divergence) {
    const auto& [at, what] = *log.divergence;
    if (at >= passages.list.size()) return diverged(0, what);
    const Passage& passage = passages.list[at];
    return diverged(passage.step, fmt::format("the model: {} does {}; Go: {}", passage.goroutine, passage.text, what));
  }
  const bool is_crash = predicted.end == Predicted::End::crash;
  if (log.steps < passages.list.size()) {
    const Passage& passage = passages.list[log.steps];
    return diverged(passage.step, fmt::format("the model: {} does {}; Go: {}", passage.goroutine, passage.text,
                                              how_it_ended(process)));
  }
  if (predicted.end == Predicted::End::open) return confirmed(GuidedLevel::followed);
  if (is_crash) return judge_crash(predicted, process, files);
  if (predicted.end == Predicted::End::failure) return judge_failure(predicted, log, process, files);
  if (predicted.end == Predicted::End::race)
    return diverged(0, fmt::format("the model predicts a data race of lines {} and {}; Go's race detector reports none",
                                   fmt::join(predicted.crash_lines, ", "), fmt::join(predicted.other_lines, ", ")));
  const auto seen = classify(process);
  const bool is_detected = seen && seen->outcome == Outcome::deadlock;
  if (is_detected) {
    const std::string problem = compare_stuck(predicted, log, read_traceback(process.error_output, files));
    return problem.empty() ? confirmed(GuidedLevel::by_detector) : diverged(0, problem);
  }
  if (predicted.end == Predicted::End::deadlock || log.dump.empty())
    return diverged(0, "the model predicts that nobody can move; Go: " + how_it_ended(process));
  const std::string problem = compare_stuck(predicted, log, read_traceback(log.dump, files));
  return problem.empty() ? confirmed(GuidedLevel::by_dump) : diverged(0, problem);
}

}  // namespace stalemate::runtime
