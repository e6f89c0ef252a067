// Early timeouts. Under free time a timer may fire before what it guards had any chance to happen, so a test's
// `case <-time.After(time.Second): t.Fatal("timeout")` fails in some interleaving of every correct program. Whether
// that is news is decided by a second search, under ordered time (model/clock.hpp): a test failure, or a panic in a
// select case that received the time or in a complaint called there (frontend/lower/time_guard.cpp), which that search
// does not reach takes a machine slow enough for a timeout to overtake the work it guards. It becomes the warning
// early-timeout, and what would follow from it is not searched.
#pragma once

#include <vector>

#include "checker/explorer.hpp"
#include "checker/result.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

/// Whether the program sleeps, starts timers or looks at the clock.
bool uses_time(const model::Program& program);

bool is_at(const Finding& finding, const std::vector<model::CrashPlace>& places);

/// Whether this is a test failure, or a panic in a select case that received the time.
bool is_timeout_candidate(const model::Program& program, const model::CrashPlace& place);

/// The places of such crashes among those seen.
std::vector<model::CrashPlace> timeout_candidates(const model::Program& program, const Observations& seen);

/// Failures among those seen that may be no more than an early timeout. That takes two searches to tell, so whoever
/// does not search says nothing of them.
class DoubtfulFailures {
 public:
  DoubtfulFailures(const model::Program& program, const Observations& seen)
      : places_(uses_time(program) ? timeout_candidates(program, seen) : std::vector<model::CrashPlace>()) {}
  bool empty() const { return places_.empty(); }
  void take_out_of(std::vector<Finding>& findings) const;

 private:
  std::vector<model::CrashPlace> places_;
};

/// Whether, in some cycle of a search under ordered time, somebody waits for a time that never comes, or may look for
/// it on the clock, since somebody polls for ever without waiting: ordered time says nothing about such programs.
bool time_stands_still(model::Machine& machine, const Exploration& exploration);

}  // namespace stalemate::checker
