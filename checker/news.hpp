// What a stateless search has seen so far, as far as it takes to know whether an execution shows something new: then a
// path to it is kept (witness_paths.hpp). The Observations of those paths are what the properties read.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "checker/event_machine.hpp"
#include "checker/state_store.hpp"

namespace stalemate::checker {

class News {
 public:
  /// Whether the event just executed by `machine`, or the state `after` it, shows a crash, an exit, a return of main, a
  /// label or a data race for the first time.
  bool is_new(const EventMachine& machine, const Event& event, const NamedState& after);
  /// Whether two goroutines stand before conflicting accesses as none have been seen to.
  bool is_new_race(const EventMachine& machine, const NamedState& at);
  /// Whether the state is an end that has not been met.
  bool is_new_end(const EventMachine& machine, const NamedState& at);
  std::uint64_t memory_bytes() const { return ends_.memory_bytes(); }

 private:
  std::set<std::tuple<model::Rule, std::uint32_t, std::uint32_t, std::uint32_t>> crashes_;
  std::set<std::string> reached_;
  bool exit_seen_ = false, main_has_returned_ = false;
  std::unordered_set<std::uint64_t> races_;
  StateStore ends_;
  std::vector<std::pair<std::uint32_t, model::Machine::Access>> accesses_;
  std::vector<model::Machine::Access> of_one_;
  std::vector<std::uint64_t> key_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace stalemate::checker
