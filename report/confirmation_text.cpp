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

}  // namespace

std::vector<std::string> confirmation_lines(const runtime::Confirmation& confirmation) {
  std::vector<std::string> lines;
  if (confirmation.status == runtime::ConfirmationStatus::skipped) {
    lines.push_back("not run on real Go: " + printable(confirmation.reason));
    return lines;
  }
  for (const runtime::OutcomeCount& seen : confirmation.outcomes) {
    lines.push_back(fmt::format("{}: {}/{} runs {}{}; {}", confirmation.go_version, seen.count, confirmation.runs,
                                ending(seen.outcome), seen.detail.empty() ? "" : " (" + printable(seen.detail) + ")",
                                seen.is_predicted ? "predicted" : "NOT predicted"));
  }
  lines.push_back(conclusion(confirmation.status));
  if (confirmation.status == runtime::ConfirmationStatus::not_reproduced && confirmation.runs > 0) {
    // What never happened in n runs happens, with 95 % confidence, in fewer than 1 - 0.05^(1/n) of them (Clopper and
    // Pearson's interval for 0 of n).
    lines.back() += fmt::format("; fewer than {:.1f} % of such runs show it (95 % confidence)",
                                100 * (1 - std::pow(0.05, 1.0 / confirmation.runs)));
  }
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
