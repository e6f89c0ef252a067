// Who made which timer, along an execution: "the second that g1.1 made" is a name that a real run knows as well.
// Objects are renumbered in every state, so a second state follows the same transitions in which the objects' `site`
// fields, which are carried along and mean nothing to a step, hold numbers of ours.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::runtime {

struct TimerName {
  std::string goroutine;
  std::uint32_t number = 0;  // from 1; 0: not known
};

class TimerNames {
 public:
  explicit TimerNames(model::Machine& machine);
  /// Takes part in a step; `actor` is the goroutine that moves, empty for a timer.
  void step(const model::Transition& t, const std::string& actor);
  /// The armed timer number `timer` of the current state.
  TimerName name(std::uint32_t timer) const;
  /// Whether that goroutine has made as many.
  bool is_known(const std::string& goroutine, std::uint32_t number) const {
    const auto found = made_.find(goroutine);
    return found != made_.end() && number <= found->second;
  }
  /// The number of a timer that real Go makes and the model does not.
  std::uint32_t another(const std::string& goroutine) { return ++made_[goroutine]; }

 private:
  void find_new(const std::string& actor);

  model::Machine& machine_;
  model::State state_;
  model::StepInfo info_;
  std::vector<TimerName> names_;               // by our number
  std::map<std::string, std::uint32_t> made_;  // by goroutine
  std::uint32_t first_ = 0;                    // sites from here on are numbers of ours
};

}  // namespace stalemate::runtime
