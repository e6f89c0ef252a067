#include "report/guided_text.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace stalemate::report {

std::string guided_text(const runtime::Guided& guided) {
  using runtime::GuidedLevel;
  switch (guided.level) {
    case GuidedLevel::by_detector: return fmt::format("confirmed by {} (its own detector)", guided.go_version);
    case GuidedLevel::by_race_detector: return fmt::format("confirmed by {}'s race detector", guided.go_version);
    case GuidedLevel::followed:
      return fmt::format("{} goes the same way{}{}", guided.go_version, guided.reason.empty() ? "" : ", ",
                         guided.reason);
    case GuidedLevel::by_dump: return fmt::format("confirmed by a dump of {}'s goroutines", guided.go_version);
    case GuidedLevel::diverged:
      return fmt::format("diverged {} on {}, a bug of stalemate: {}",
                         guided.step == 0 ? "at the end" : fmt::format("at step {}", guided.step), guided.go_version,
                         printable(guided.reason));
    case GuidedLevel::not_run: return "no guided run: " + printable(guided.reason);
  }
  return {};
}

std::string walks_text(const runtime::Walks& walks) {
  if (!walks.reason.empty()) return "no random walks: " + printable(walks.reason);
  const std::uint32_t count = walks.accepted + walks.refused + walks.abandoned;
  std::string text =
      fmt::format("{}: {}, {}", walks.go_version, counted(count, "random walk"), counted(walks.rounds, "round"));
  text += walks.refused == 0 ? "; the model allows each" : fmt::format("; the model does NOT allow {}", walks.refused);
  if (walks.abandoned > 0) text += fmt::format(", {} up to a point only", walks.abandoned);
  if (walks.problem.empty()) return text;
  text += fmt::format(" (seed {}: {})", walks.seed, printable(walks.problem));
  return walks.refused == 0 ? text : text + "; this is a bug of stalemate, please report it";
}

}  // namespace stalemate::report
