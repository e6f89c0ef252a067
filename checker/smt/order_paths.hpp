// The part of the order engine's formula that has no order: which events happen, where goroutines stop, and what
// counters stand at when everything is over. Both levels contain it.
#pragma once

#include <optional>
#include <string>

#include "checker/smt/order_meaning.hpp"

namespace stalemate::checker::smt {

class OrderPaths {
 public:
  OrderPaths(Solver& solver, const OrderProgram& program, const OrderMeaning& meaning, OrderFault fault);

  Term happens(EventId e) const { return happens_[e]; }
  /// The goroutine of the place has come to it and goes no further.
  Term stops(PlaceId p) const { return stops_[p]; }
  /// An unknown which says that everybody has ended or is stuck, and somebody is stuck.
  Term settled() const { return settled_; }
  /// What a counter stands at in the end.
  Term final_level(CounterId counter);
  Term is_closed(ObjectIndex channel);

  /// Requires what follows from counting for every execution, and what `settled` means.
  void require_counts();

 private:
  void require_tree();
  void require_stays(PlaceId p);
  void require_nobody_meets();
  /// What has to hold in the end for it not to be over; empty: nothing.
  Terms blocked(const Wait& wait);
  Terms timers_are_done(ObjectIndex channel);

  Solver& solver_;
  const OrderProgram& program_;
  const OrderMeaning& meaning_;
  const OrderFault fault_;
  Terms happens_, stops_;
  std::vector<std::optional<Term>> final_levels_, closed_;
  Term settled_;
};

}  // namespace stalemate::checker::smt
