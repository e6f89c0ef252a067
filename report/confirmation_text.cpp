#include "report/confirmation_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/words.hpp"

namespace stalemate::report {

namespace {

const char* ending(runtime::Outcome outcome) {
  switch (outcome) {
    case runtime::Outcome::exit: return "exit";
    case runtime::Outcome::deadlock: return "end in deadlock";
    case runtime::Outcome::panic: return "crash";
    case runtime::Outcome::hang: return "do not end in time";
    case runtime::Outcome::leak: return "leak";
  }
  return "";
}

const char* conclusion(runtime::ConfirmationStatus status) {
  using runtime::ConfirmationStatus;
  switch (status) {
    case ConfirmationStatus::confirmed: return "the real runtime shows the fault";
    case ConfirmationStatus::agrees: return "the real runtime agrees";
    case ConfirmationStatus::not_reproduced: return "the fault did not show in these runs; no other outcome did either";
    case ConfirmationStatus::not_refuted: return "not refuted";
    case ConfirmationStatus::mismatch:
      return "the real runtime contradicts the model: this is a bug of stalemate, please report it";
    case ConfirmationStatus::skipped: return "skipped";
  }
  return "";
}

std::string percent(double rate) { return fmt::format("{:.1f}", 100 * rate); }

void add_outcomes(const std::string& who, const std::vector<runtime::OutcomeCount>& outcomes, std::uint32_t runs,
                  std::vector<std::string>& lines) {
  for (const runtime::OutcomeCount& seen : outcomes) {
    std::string line = fmt::format("{}: {}/{} runs {}{}", who, seen.count, runs, ending(seen.outcome),
                                   seen.detail.empty() ? "" : " (" + printable(seen.detail) + ")");
    if (seen.count < runs) {
      line += fmt::format(", {} % (95 % interval {} to {} %)", percent(static_cast<double>(seen.count) / runs),
                          percent(seen.rate_low), percent(seen.rate_high));
    }
    lines.push_back(line + (seen.is_predicted ? "; predicted" : "; NOT predicted"));
  }
}

void add_embedded(const runtime::Confirmation& confirmation, std::vector<std::string>& lines) {
  add_outcomes("embedded runtime", confirmation.embedded, confirmation.embedded_runs, lines);
  add_outcomes("embedded runtime, chaotic", confirmation.chaotic, confirmation.chaotic_runs, lines);
}

/// How rare a fault must be that n plain runs have never shown: 1 - 0.05^(1/n), Clopper and Pearson's bound for 0 of n.
std::string never_seen(const runtime::Confirmation& confirmation) {
  // Plain runs show no leak at all.
  const auto is_fault = [](const runtime::OutcomeCount& seen) {
    return seen.outcome != runtime::Outcome::exit && seen.outcome != runtime::Outcome::leak;
  };
  const bool was_seen = std::any_of(confirmation.outcomes.begin(), confirmation.outcomes.end(), is_fault);
  const bool was_seen_delayed = std::any_of(confirmation.delayed.begin(), confirmation.delayed.end(), is_fault);
  const bool is_rare = confirmation.status == runtime::ConfirmationStatus::not_reproduced || was_seen_delayed;
  if (was_seen || !is_rare || confirmation.runs == 0) return {};
  return fmt::format("fewer than {} % of plain runs show it (95 % confidence)",
                     percent(1 - std::pow(0.05, 1.0 / confirmation.runs)));
}

}  // namespace

std::vector<std::string> confirmation_lines(const runtime::Confirmation& confirmation) {
  std::vector<std::string> lines;
  if (confirmation.status == runtime::ConfirmationStatus::skipped) {
    lines.push_back("not run on real Go: " + printable(confirmation.reason));
    add_embedded(confirmation, lines);
    return lines;
  }
  const std::string& version = confirmation.go_version;
  add_outcomes(version, confirmation.outcomes, confirmation.runs, lines);
  add_outcomes(version + " with random delays", confirmation.delayed, confirmation.delayed_runs, lines);
  add_embedded(confirmation, lines);
  lines.push_back(conclusion(confirmation.status));
  const std::string never = never_seen(confirmation);
  if (!never.empty()) lines.back() += "; " + never;
  if (!confirmation.reason.empty()) lines.back() += ": " + printable(confirmation.reason);
  if (!confirmation.note.empty()) lines.push_back(confirmation.note);
  return lines;
}

std::string replay_line(const runtime::native::Replay& replay) {
  if (!replay.not_run.empty()) return "not run: " + printable(replay.not_run);
  const std::size_t steps = replay.agreement.steps;
  if (replay.agreement.agrees) {
    return "confirmed: the embedded runtime goes the same way in " + counted(steps, "step");
  }
  return fmt::format("diverged at step {}: {}; this is a bug of stalemate, please report it", steps + 1,
                     printable(replay.agreement.problem));
}

const runtime::native::Replay* replay_of(const std::vector<runtime::native::Replay>& replays, model::Rule rule,
                                         const std::string& schedule) {
  const auto found = std::find_if(replays.begin(), replays.end(), [&](const auto& replay) {
    return replay.rule == rule && replay.schedule == schedule;
  });
  return found == replays.end() ? nullptr : &*found;
}

}  // namespace stalemate::report
