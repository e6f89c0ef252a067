#include "runtime/go/confirm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <tuple>

#include "runtime/go/hit_rate.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::runtime {

using model::Rule;

const char* name(Outcome outcome) {
  switch (outcome) {
    case Outcome::exit: return "exit";
    case Outcome::deadlock: return "deadlock";
    case Outcome::panic: return "panic";
    case Outcome::hang: return "hang";
    case Outcome::leak: return "leak";
  }
  return "";
}

const char* name(ConfirmationStatus status) {
  switch (status) {
    case ConfirmationStatus::confirmed: return "confirmed";
    case ConfirmationStatus::agrees: return "agrees";
    case ConfirmationStatus::not_reproduced: return "not-reproduced";
    case ConfirmationStatus::not_refuted: return "not-refuted";
    case ConfirmationStatus::mismatch: return "mismatch";
    case ConfirmationStatus::skipped: return "skipped";
  }
  return "";
}

namespace {

// The first line the runtime wrote about a crash: "panic: …" or "fatal error: …". A program may print such words
// itself, so only the exit code 2 makes them count (classify).
std::string crash_line(const std::string& text) {
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("panic: ") || line.starts_with("fatal error: ")) return line;
  }
  return {};
}

// Crashes whose text the runtime fixes. The text of any other panic is the program's and may hold addresses.
struct KnownCrash {
  std::string_view fragment;
  Rule rule;
};
constexpr KnownCrash known_crashes[] = {
    {"send on closed channel", Rule::send_on_closed},
    {"close of closed channel", Rule::close_of_closed},
    {"close of nil channel", Rule::close_of_nil},
    {"negative WaitGroup counter", Rule::negative_waitgroup},
    {"WaitGroup is reused", Rule::waitgroup_misuse},
    {"WaitGroup misuse", Rule::waitgroup_misuse},
    {"unlock of unlocked", Rule::unlock_of_unlocked},
    {"Unlock of unlocked", Rule::unlock_of_unlocked},
    {"nil pointer dereference", Rule::nil_dereference},
    {"index out of range", Rule::index_out_of_range},
    {"slice bounds out of range", Rule::index_out_of_range},
    {"integer divide by zero", Rule::divide_by_zero},
    {"interface conversion:", Rule::failed_type_assertion},
};

template <typename List, typename Item>
bool contains(const List& list, const Item& item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

}  // namespace

std::optional<OutcomeCount> classify(const ProcessResult& run) {
  if (!run.was_started) return std::nullopt;
  OutcomeCount seen;
  seen.count = 1;
  if (run.timed_out) {
    seen.outcome = Outcome::hang;
    return seen;
  }
  const std::string crash = crash_line(run.error_output);
  if (run.exit_code == 2 && !crash.empty()) {
    const bool is_deadlock = crash.find("all goroutines are asleep - deadlock!") != std::string::npos ||
                             crash.find("no goroutines (main called runtime.Goexit)") != std::string::npos;
    seen.outcome = is_deadlock ? Outcome::deadlock : Outcome::panic;
    if (!is_deadlock) seen.detail = crash;
    return seen;
  }
  if (run.signal != 0) {
    seen.outcome = Outcome::panic;
    seen.detail = fmt::format("killed by signal {}", run.signal);
    return seen;
  }
  seen.outcome = Outcome::exit;
  if (run.exit_code != 0) seen.detail = fmt::format("exit code {}", run.exit_code);
  return seen;
}

bool is_predicted(const OutcomeCount& seen, const Prediction& prediction) {
  switch (seen.outcome) {
    case Outcome::exit: return prediction.can_exit;
    case Outcome::deadlock: return prediction.can_deadlock;
    case Outcome::leak: return prediction.has_leak;
    case Outcome::hang:
      // Go's detector keeps silent while a timer is pending or a spinning goroutine is left, so a deadlock may look
      // like this.
      return prediction.can_hang || prediction.can_deadlock;
    case Outcome::panic: break;
  }
  if (!prediction.can_panic) return false;
  for (const KnownCrash& known : known_crashes) {
    if (seen.detail.find(known.fragment) == std::string::npos) continue;
    if (contains(prediction.crash_rules, known.rule)) return true;
    // The program may panic with such a text itself.
    return std::any_of(prediction.crash_messages.begin(), prediction.crash_messages.end(),
                       [&](const std::string& message) { return message.find(known.fragment) != std::string::npos; });
  }
  return true;
}

void conclude(Confirmation& confirmation, const Prediction& prediction, const ConfirmOptions& options) {
  bool is_all_predicted = true, is_only_slow = true, has_fault = false;
  for (const auto* some :
       {&confirmation.outcomes, &confirmation.delayed, &confirmation.embedded, &confirmation.chaotic}) {
    const bool is_go = some == &confirmation.outcomes || some == &confirmation.delayed;
    for (const OutcomeCount& seen : *some) {
      if (!seen.is_predicted) {
        is_all_predicted = false;
        is_only_slow = is_only_slow && seen.outcome == Outcome::hang;
      } else if (seen.outcome != Outcome::exit) {
        has_fault = has_fault || is_go;
      }
    }
  }
  if (!confirmation.embedded_problem.empty()) {
    confirmation.status = ConfirmationStatus::mismatch;
    confirmation.reason = "the model does not allow a run of the embedded runtime, " + confirmation.embedded_problem;
    return;
  }
  const bool has_visible_fault = prediction.can_deadlock || prediction.can_panic || prediction.can_hang;
  if (!is_all_predicted) {
    confirmation.status = ConfirmationStatus::not_refuted;
    if (is_only_slow) {
      // A run that does not end in time may only be slow: no contradiction.
      confirmation.reason =
          fmt::format("runs did not end within {} ms; a longer --run-timeout tells whether they would",
                      options.run_timeout.count());
    } else if (!prediction.complete) {
      confirmation.reason = "the search was not complete, or a data race leaves the behaviour undefined";
    } else {
      confirmation.status = ConfirmationStatus::mismatch;
    }
  } else if (has_fault && prediction.has_findings) {
    confirmation.status = ConfirmationStatus::confirmed;
  } else {
    confirmation.status =
        has_visible_fault && prediction.has_findings ? ConfirmationStatus::not_reproduced : ConfirmationStatus::agrees;
  }
  if (prediction.has_leak) {
    confirmation.note = "a plain run cannot show a leak: main's return ends the process, whoever is left";
  }
}

namespace {

// Removes a built binary when confirmation is over.
struct BinaryFile {
  const std::string& path;
  ~BinaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
};

}  // namespace

std::vector<OutcomeCount> count_outcomes(const std::function<std::optional<OutcomeCount>(std::uint32_t)>& run,
                                         const Prediction& prediction, const ConfirmOptions& options,
                                         std::uint32_t& runs) {
  std::vector<OutcomeCount> outcomes;
  const auto end = std::chrono::steady_clock::now() + options.budget;
  for (std::uint32_t i = 0; i < options.runs; ++i) {
    if (options.interrupt != nullptr && options.interrupt->load()) break;
    if (i > 0 && std::chrono::steady_clock::now() >= end) break;
    std::optional<OutcomeCount> seen = run(i);
    if (!seen) break;
    ++runs;
    const auto same = std::find_if(outcomes.begin(), outcomes.end(), [&](const OutcomeCount& o) {
      return o.outcome == seen->outcome && o.detail == seen->detail;
    });
    if (same != outcomes.end()) {
      ++same->count;
      continue;
    }
    seen->is_predicted = is_predicted(*seen, prediction);
    outcomes.push_back(*seen);
  }
  for (OutcomeCount& seen : outcomes) {
    const Interval rate = confidence_interval(seen.count, runs);
    seen.rate_low = rate.low;
    seen.rate_high = rate.high;
  }
  std::sort(outcomes.begin(), outcomes.end(), [](const OutcomeCount& a, const OutcomeCount& b) {
    return std::tuple(b.count, a.outcome, a.detail) < std::tuple(a.count, b.outcome, b.detail);
  });
  return outcomes;
}

Confirmation confirm(const std::vector<std::string>& files, const Prediction& prediction,
                     const ConfirmOptions& options) {
  Confirmation confirmation;
  const std::optional<Toolchain> toolchain = find_toolchain();
  if (!toolchain) {
    confirmation.reason = "there is no `go` on PATH";
    return confirmation;
  }
  confirmation.go_version = toolchain->version;
  if (options.language > toolchain->language) {
    confirmation.reason = fmt::format("the program is checked as Go 1.{}, which {} does not know",
                                      options.language - 100, toolchain->version);
    return confirmation;
  }
  const BuildResult build = build_program(*toolchain, files, options.is_language_given ? options.language : 0,
                                          options.is_test, options.is_whole_folder);
  if (build.binary.empty()) {
    confirmation.reason = build.error;
    return confirmation;
  }
  const BinaryFile remover{build.binary};
  ProcessOptions run;
  run.arguments = {build.binary};
  run.arguments.insert(run.arguments.end(), options.arguments.begin(), options.arguments.end());
  run.environment = {{"GOTRACEBACK", "all"}, {"GODEBUG", ""}, {"GOMAXPROCS", ""}};
  run.directory = cache_directory();
  run.timeout = options.run_timeout;
  bool was_started = true;
  const auto run_once = [&](std::uint32_t) {
    const auto seen = classify(run_process(run));
    was_started = was_started && seen.has_value();
    return seen;
  };
  confirmation.outcomes = count_outcomes(run_once, prediction, options, confirmation.runs);
  if (confirmation.runs == 0) {
    confirmation.reason = was_started ? "interrupted" : "the program could not be started";
    return confirmation;
  }
  conclude(confirmation, prediction, options);
  const bool is_cut = options.interrupt != nullptr && options.interrupt->load();
  if (is_cut && confirmation.reason.empty()) confirmation.reason = "interrupted after these runs";
  return confirmation;
}

}  // namespace stalemate::runtime
