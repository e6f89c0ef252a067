// The part of the order engine's formula that says when events happen, and what has to be so at that moment.
#pragma once

#include <map>
#include <unordered_map>

#include "checker/smt/order_paths.hpp"

namespace stalemate::checker::smt {

class OrderMoments {
 public:
  OrderMoments(Solver& solver, const OrderProgram& program, const OrderMeaning& meaning, OrderPaths& paths,
               OrderFault fault);

  /// Requires all that order says.
  void require();
  /// From the solver's model.
  Ordering ordering(const OrderProgram& program);

 private:
  Term before(EventId a, EventId b);
  Term happens_at_once(EventId a, EventId b);
  void require_apart(EventId a, EventId b);
  void require_program_order();
  // counters
  void require_guards(CounterId c);
  Term holds_at(EventId at, const Guard& guard);
  bool require_sections(ObjectIndex mutex);
  // channels
  void require_closes(ObjectIndex channel);
  Term is_closed_before(ObjectIndex channel, EventId at);
  void require_partners(ObjectIndex channel);
  void require_parked(EventId send, EventId receive, Term meet);
  std::optional<Term> could_park(EventId e);
  Term nothing_ready(EventId e);
  // values
  void require_values(ObjectIndex channel);
  void require_cell(ObjectIndex cell);
  Term rank(ObjectIndex channel, EventId of, Action action);
  // the rest
  void require_tickets(ObjectIndex cond);
  EventId ticket_of(PlaceId place) const;
  void require_timer(ObjectIndex timer);

  Solver& solver_;
  const OrderProgram& program_;
  const OrderMeaning& meaning_;
  OrderPaths& paths_;
  const OrderFault fault_;
  Terms moments_;
  std::unordered_map<std::uint64_t, Term> before_;
  std::unordered_map<std::uint64_t, bool> apart_;
  std::unordered_map<EventId, Term> parked_;
  std::map<std::pair<EventId, EventId>, Term> meets_;  // send, receive
};

}  // namespace stalemate::checker::smt
