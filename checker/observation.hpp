// What a search notices on its way and the state graph does not hold: crashes and exits (facts of a step), data races
// (facts of a state), labels met. Kept as small numbers per place; names and texts are made later, for the few that are
// reported.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/state_store.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

/// A step that ended the run in a crash: taken in `source`, by edge number `edge` of it.
struct CrashStep {
  StateId source = no_state;
  std::uint32_t edge = 0;
};

/// Crashes of one rule at one place.
struct CrashGroup {
  model::Rule rule = model::Rule::panic;
  model::Position position;
  std::vector<CrashStep> steps;
};

/// States in which two goroutines stand before conflicting accesses, by the code they stand at and the object.
struct RaceGroup {
  struct At {
    StateId state = no_state;
    std::uint16_t first = 0, second = 0;  // goroutine indices
  };
  std::vector<At> states;
};

/// Two goroutines stand before conflicting accesses; `key` stands for the code they stand at and the object.
struct RaceSighting {
  std::uint64_t key = 0;
  std::uint16_t first = 0, second = 0;  // goroutine indices
};

/// How a step ended the run, if it did.
struct StepEnd {
  model::EndKind end = model::EndKind::running;
  model::Rule crash_rule = model::Rule::panic;
  model::Position crash_position;
};

inline StepEnd end_of(const model::State& after) { return {after.end, after.crash_rule, after.crash_position}; }

/// Finds the races of states. Not safe for use by several threads at once.
class RaceWatch {
 public:
  /// Appends those of `state`.
  void look(const model::Machine& machine, const model::State& state, std::vector<RaceSighting>& sightings);

 private:
  std::vector<model::Machine::Access> accesses_, of_one_;
  std::vector<std::uint32_t> owners_;
  std::vector<std::size_t> plain_;  // numbers of those accesses that are not atomic
};

class Observations {
 public:
  /// Call once for each expanded state.
  void state(const model::Machine& machine, const model::State& state, StateId id);
  /// The same, with what a RaceWatch has seen there.
  void state(const std::vector<RaceSighting>& sightings, StateId id);
  /// Call once for each executed step: `after` is the state it led to.
  void step(const model::State& after, const model::StepInfo& info, StateId source, std::uint32_t edge) {
    step(end_of(after), info.reached, source, edge);
  }
  void step(const StepEnd& after, const std::vector<std::string>& reached, StateId source, std::uint32_t edge);

  const std::vector<CrashGroup>& crashes() const { return crashes_; }
  const std::vector<RaceGroup>& races() const { return races_; }
  const std::set<std::string>& reached() const { return reached_; }
  bool exit_seen() const { return exit_seen_; }

 private:
  void crash(const StepEnd& after, StateId source, std::uint32_t edge);

  std::vector<CrashGroup> crashes_;
  std::vector<RaceGroup> races_;
  std::unordered_map<std::uint64_t, std::uint32_t> race_numbers_;
  std::set<std::string> reached_;
  bool exit_seen_ = false;
  RaceWatch watch_;
  std::vector<RaceSighting> sightings_;
};

/// Whether two accesses by different goroutines are a conflict.
bool conflict(const model::Machine::Access& a, const model::Machine::Access& b);

}  // namespace stalemate::checker
