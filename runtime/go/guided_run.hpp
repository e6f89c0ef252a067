// Runs a program with gates along a schedule and judges whether what was predicted happened.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/gate.hpp"
#include "model/rule.hpp"
#include "runtime/go/confirmation.hpp"
#include "runtime/go/guided.hpp"
#include "runtime/go/guided_schedule.hpp"
#include "runtime/go/process.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::runtime {

/// What the model says comes of the schedule.
struct Predicted {
  enum class End : std::uint8_t {
    deadlock,  // all that are left are blocked
    leak,      // main returns and these stay
    partial,   // these stay, others go on for ever
    crash,     // a panic or a fatal error
    race,      // two accesses in `crash_lines` and `other_lines`
    failure,   // a test fails in `crash_lines`
    open,      // nothing: the schedule ends before the program does
  };
  struct Stuck {
    std::string goroutine;
    std::vector<std::uint32_t> lines;  // one of these; a select may stand in that of a case. Empty: not known
    bool is_library = false;           // a goroutine that the library has started, in no line of the user's
  };
  End end = End::deadlock;
  std::vector<Stuck> stuck;
  model::Rule rule = model::Rule::panic;                // crash
  std::vector<std::uint32_t> crash_lines, other_lines;  // likewise
};

/// The user's program with gates, built once for all its findings; the destructor removes what was built.
class GuidedProgram {
 public:
  /// Builds; `language` as for build_program. Errors: `problem`.
  GuidedProgram(const Toolchain& toolchain, const std::vector<std::string>& files, int language,
                const model::Gated& gated);
  ~GuidedProgram();
  GuidedProgram(const GuidedProgram&) = delete;
  GuidedProgram& operator=(const GuidedProgram&) = delete;

  const std::string& problem() const { return problem_; }
  /// One run along the schedule. Requires: there is no problem.
  Guided run(const Passages& passages, const Predicted& predicted, std::chrono::milliseconds timeout);
  /// One run with random delays at the gates, none of which holds anybody. Main's return does not end the process, so
  /// that leaks show. Nothing if it could not be started.
  std::optional<OutcomeCount> run_delayed(std::uint32_t seed, std::chrono::milliseconds timeout) const;
  /// What the gates wrote, and how the process ended.
  using Run = std::pair<std::string, ProcessResult>;
  /// A random walk of at most so many passages (walk.hpp).
  Run walk(std::uint32_t seed, std::size_t passages_max, std::chrono::milliseconds timeout) const;

 private:
  using Environment = std::vector<std::pair<std::string, std::string>>;
  Run run_gated(const std::string& binary, Environment environment, std::chrono::milliseconds timeout) const;
  /// Likewise, with gates that hold.
  Run run_held(const std::string& binary, Environment environment, std::chrono::milliseconds timeout) const;
  /// In tries after number 0 the clock jumps.
  Guided run_once(const Passages& passages, const Predicted& predicted, int number, std::chrono::milliseconds timeout);
  /// Builds once more, with Go's race detector, unless that is done; what is wrong, or nothing.
  const std::string& build_for_races();

  std::string version_, folder_, binary_, problem_, race_binary_, race_problem_;
  std::vector<std::string> arguments_, files_;  // of the program; the user's, absolute
  std::vector<std::size_t> arrivals_;           // gates of that kind
  BuildRequest request_;
  bool takes_back_ = false;  // timers as since Go 1.23
};

/// What a run left behind, judged. `log`: what the gates wrote; `process`: how it ended.
Guided judge(const Passages& passages, const Predicted& predicted, const std::string& log, const ProcessResult& process,
             const std::vector<std::string>& files);

}  // namespace stalemate::runtime
