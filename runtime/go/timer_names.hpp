// Who made which timer, along an execution: "the second that g1.1 made" is a name that a real run knows as well.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "model/state.hpp"

namespace stalemate::runtime {

struct TimerName {
  std::string goroutine;
  std::uint32_t number = 0;  // from 1; 0: not known
};

/// Follows one state, whose objects with timers it marks (model::HeapObject::mark).
class TimerNames {
 public:
  /// Names the timers that `actor`, empty for a timer, has made in the step that led to `state`.
  void find_new(model::State& state, const std::string& actor);
  /// The armed timer number `timer` of the state.
  TimerName name(const model::State& state, std::uint32_t timer) const;
  /// Whether that goroutine has made as many.
  bool is_known(const std::string& goroutine, std::uint32_t number) const {
    const auto found = made_.find(goroutine);
    return found != made_.end() && number <= found->second;
  }
  /// The number of a timer that real Go makes and the model does not.
  std::uint32_t another(const std::string& goroutine) { return ++made_[goroutine]; }

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;  // mark of the object, and where in it
  std::map<Place, TimerName> names_;
  std::map<std::string, std::uint32_t> made_;  // by goroutine
  std::uint32_t marks_ = 0;
};

}  // namespace stalemate::runtime
