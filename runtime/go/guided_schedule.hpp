// From an execution of the model to the gates a real run has to pass, in order. Steps inside the library pass no gate
// but the one of the user's call, before the first of them; a rendezvous is two gates, the receiver's first, so that
// the sender finds it waiting and nobody else does. Reading and writing memory passes gates only where they were asked
// for; else a goroutine does that when it leaves the gate before.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/gate.hpp"
#include "model/machine.hpp"
#include "model/schedule.hpp"

namespace stalemate::runtime {

/// One goroutine passes one gate, or a timer fires.
struct Passage {
  std::string goroutine;             // "g1.2"; timers: who made it
  std::vector<std::uint32_t> gates;  // one of these: a deferred call has no position of its own
  int choice = -1;                   // of a select: the case; -1: none, or default
  std::uint32_t timer = 0;           // not 0: the timer that goroutine made as its so-manieth fires
  std::string starts = "-";          // timers: the goroutine that starts, "t1"
  bool is_burst = false;             // before anybody whom the passage before has woken
  std::uint32_t step = 0;            // of the execution, from 1
  std::string text;                  // the step in words
};

struct Passages {
  std::vector<Passage> list;
  /// Who stands at which gates in the end. Gates of operations that are none unless others can notice hold only those.
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> stands;
  std::vector<std::pair<std::string, std::uint32_t>> choices;  // of free inputs, by who makes them, in order
  std::vector<std::string> of_library;                         // goroutines that the library starts
  model::GateWish wish;                                        // gates that would be needed and are not there
  bool has_free_memory = false;                                // others may see the order of what passes no gate
  bool has_free_panic = false;  // somebody waits with the panic that ends the run while others go on
  bool has_free_call = false;   // others move between two steps of one call of the library
  bool has_chance = false;      // something is chosen by Go: the order of a map, what a clock says
  std::string problem;          // why the execution cannot be followed; empty if it can
  /// What is not ours to order; empty: nothing.
  std::string free_part() const;
};

/// With `ends_in_race`, what the two operations of a race do is part of the run where their order matters to Go's race
/// detector. Requires: `execution` is one of the machine's.
Passages passages_of(model::Machine& machine, const model::Execution& execution, const model::Gated& gated,
                     bool ends_in_race = false);

}  // namespace stalemate::runtime
