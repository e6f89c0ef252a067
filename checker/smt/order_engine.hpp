// The order engine: asks Z3 for an order of events in which goroutines end up stuck, or before an operation that
// crashes, or before two accesses at once. Every event has a Boolean, whether it happens, and an integer, when. The
// formula says what each operation needs of the moment it happens at: room in the buffer, a partner, no announced
// writer, a counter at zero, a signal that came after the ticket was taken. It starts from the one that GCatch uses
// (Liu, Zhu, Qin, Chen, Song, "Automatically Detecting and Fixing Concurrency Bugs in Go Software Systems", ASPLOS
// 2021) and differs from it: all paths share one formula; operations on one object never share a moment; nothing is
// sent after a close; a blocked select is blocked in all its cases; RWMutex, WaitGroup, Cond and TryLock are there.
//
// It works on two levels, since counting is hard for a solver that thinks about order (pigeons and holes). The first
// formula has no order: it counts, and proposes a *cut*, one place for each goroutine. The second one is asked about
// the order of the events before that cut, and if there is no_id the goroutines that suffice for the contradiction are
// never proposed together again.
//
// Nothing is left out that could happen, as long as goroutines do what their trees say; what is said to happen is to be
// replayed by Machine::step before anybody believes it (order_replay.hpp).
#pragma once

#include <memory>
#include <string>

#include "checker/smt/order_program.hpp"
#include "checker/smt/solver.hpp"

namespace stalemate::checker::smt {

/// Planted mistakes in the formula, for tests: those who check the engine must notice each.
enum class OrderFault : std::uint8_t {
  none,
  shared_moments,        // operations on one buffer may happen at the same moment
  send_after_close,      // a close orders nothing
  readers_pass_writer,   // a read lock does not wait for an announced writer
  lost_wake_up,          // a signal may wake nobody although somebody waits
  several_partners,      // a send may meet several receives
  close_is_not_noticed,  // a receive waits for ever on a closed channel
};

struct OrderOptions {
  std::uint32_t budget = 200'000'000;  // resource units of each question
  std::uint32_t rounds_max = 2'000;    // cuts tried until a question is given up
  OrderFault fault = OrderFault::none;
};

class OrderEngine {
 public:
  /// Requires: is_available(). `program` must outlive the engine.
  OrderEngine(const OrderProgram& program, const OrderOptions& options);
  ~OrderEngine();
  OrderEngine(const OrderEngine&) = delete;
  OrderEngine& operator=(const OrderEngine&) = delete;

  /// Everybody has ended or is stuck, and somebody is stuck.
  Answer stuck(Ordering& ordering);
  /// Never again an answer of `stuck` in which all of these places are where somebody stops.
  void exclude(const std::vector<PlaceId>& places);
  /// A goroutine stands at `place`, and hazard number `hazard` of it crashes there.
  Answer crashes(PlaceId place, std::size_t hazard, Ordering& ordering);
  /// Two goroutines stand at these places at once.
  Answer together(PlaceId first, PlaceId second, Ordering& ordering);
  /// One of these events happens.
  Answer happens(const std::vector<EventId>& events, Ordering& ordering);
  /// From now on it does not.
  void rule_out(EventId event);
  /// Why the last answer was unknown.
  const std::string& reason() const;
  /// Cuts proposed until now.
  std::uint64_t round_count() const;

 private:
  class Levels;
  std::unique_ptr<Levels> levels_;
};

}  // namespace stalemate::checker::smt
