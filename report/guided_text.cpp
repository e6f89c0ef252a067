#include "report/guided_text.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace stalemate::report {

std::string guided_text(const runtime::Guided& guided) {
  using runtime::GuidedLevel;
  switch (guided.level) {
    case GuidedLevel::by_detector: return fmt::format("confirmed by {} (its own detector)", guided.go_version);
    case GuidedLevel::by_race_detector: return fmt::format("confirmed by {}'s race detector", guided.go_version);
    case GuidedLevel::followed: return fmt::format("{} goes the same way", guided.go_version);
    case GuidedLevel::by_dump: return fmt::format("confirmed by a dump of {}'s goroutines", guided.go_version);
    case GuidedLevel::diverged:
      return fmt::format("diverged {} on {}, a bug of stalemate: {}",
                         guided.step == 0 ? "at the end" : fmt::format("at step {}", guided.step), guided.go_version,
                         printable(guided.reason));
    case GuidedLevel::not_run: return "no guided run: " + printable(guided.reason);
  }
  return {};
}

}  // namespace stalemate::report
