// Unbuffered channels in the order engine's formula: who meets whom, and what a model says of the order.
#include <algorithm>
#include <numeric>

#include "checker/smt/order_moments.hpp"
#include "model/check.hpp"

namespace stalemate::checker::smt {

bool gets(const OrderEvent& event, std::uint32_t value) {
  const std::uint32_t wanted = event.action == Action::update ? event.found : event.value;
  if (!event.is_probe) return wanted == no_id || wanted == value;
  return std::ranges::find(event.not_values, value) == event.not_values.end();
}

/// Every send meets one receive of another goroutine, at the same moment, and the other way round.
void OrderMoments::require_partners(ObjectIndex channel) {
  const std::vector<EventId> sends = meaning_.events(channel, Action::send),
                             receives = meaning_.events(channel, Action::receive);
  std::map<EventId, Terms> partners;
  for (const EventId send : sends) {
    for (const EventId receive : receives) {
      const bool is_ordered = meaning_.is_on_the_way(send, receive) || meaning_.is_on_the_way(receive, send);
      if (program_.events[send].thread == program_.events[receive].thread || is_ordered) continue;
      if (!gets(program_.events[receive], program_.events[send].value)) continue;
      const Term meet = meets_[{send, receive}] = solver_.boolean("meets");
      partners[send].push_back(meet);
      partners[receive].push_back(meet);
      solver_.require(solver_.implies(meet, solver_.all_of({paths_.happens(send), paths_.happens(receive),
                                                            solver_.equal(moments_[send], moments_[receive])})));
      require_parked(send, receive, meet);
    }
  }
  for (const std::vector<EventId>* all : {&sends, &receives}) {
    for (const EventId e : *all) {
      const Terms& meetings = partners[e];
      solver_.require(solver_.implies(paths_.happens(e), solver_.any_of(meetings)));
      if (!meetings.empty() && fault_ != OrderFault::several_partners) solver_.require(solver_.at_most_of(meetings, 1));
    }
  }
}

/// One of the two has parked before the other came: it has no default, and none of its cases was ready.
void OrderMoments::require_parked(EventId send, EventId receive, Term meet) {
  const std::optional<Term> sender = could_park(send), receiver = could_park(receive);
  const bool sender_never = program_.events[send].has_default, receiver_never = program_.events[receive].has_default;
  if ((!sender && !sender_never) || (!receiver && !receiver_never)) return;
  Terms either;
  if (sender && !sender_never) either.push_back(*sender);
  if (receiver && !receiver_never) either.push_back(*receiver);
  solver_.require(solver_.implies(meet, solver_.any_of(either)));
}

/// An unknown that holds only if nothing was ready for `e` alone; nothing: that is always so.
std::optional<Term> OrderMoments::could_park(EventId e) {
  const OrderEvent& event = program_.events[e];
  if (event.has_default) return std::nullopt;
  const bool is_always = std::ranges::all_of(event.cases, [&](const Case& one) {
    return meaning_.is_unbuffered(one.channel) && meaning_.events(one.channel, Action::close).empty();
  });
  if (is_always) return std::nullopt;
  const auto [at, is_new] = parked_.try_emplace(e);
  if (is_new) {
    at->second = solver_.boolean("parked");
    solver_.require(solver_.implies(solver_.all_of({at->second, paths_.happens(e)}), nothing_ready(e)));
  }
  return at->second;
}

/// No case of the select of which `e` is a choice could be taken alone at that moment.
Term OrderMoments::nothing_ready(EventId e) {
  Terms result;
  for (const Case& one : program_.events[e].cases) {
    for (const EventId close : meaning_.events(one.channel, Action::close)) require_apart(close, e);
    result.push_back(solver_.negation(is_closed_before(one.channel, e)));
    const CounterId level = meaning_.level(one.channel);
    if (level == no_id) continue;
    for (const EventId other : meaning_.counters()[level].changed_by) require_apart(other, e);
    const std::int64_t capacity = program_.objects[one.channel].capacity;
    result.push_back(holds_at(e, one.sends ? Guard{level, false, capacity} : Guard{level, true, 0}));
  }
  return solver_.all_of(result);
}

Ordering OrderMoments::ordering(const OrderProgram& program) {
  Ordering result;
  result.partners.assign(program.events.size(), no_id);
  for (const auto& [pair, meet] : meets_) {
    if (!solver_.holds(meet)) continue;
    result.partners[pair.first] = pair.second;
    result.partners[pair.second] = pair.first;
  }
  std::vector<std::pair<std::int64_t, EventId>> happening;
  for (EventId e = 0; e < program.events.size(); ++e) {
    if (!solver_.holds(paths_.happens(e))) continue;
    const bool receives = program.events[e].action == Action::receive && result.partners[e] != no_id;
    if (!receives) happening.emplace_back(solver_.value(moments_[e]).value_or(0), e);
  }
  std::ranges::sort(happening);
  for (const auto& [moment, e] : happening) result.events.push_back(e);
  result.stops.assign(program.threads.size(), no_id);
  for (PlaceId p = 0; p < program.places.size(); ++p) {
    if (solver_.holds(paths_.stops(p))) result.stops[program.places[p].thread] = p;
  }
  return result;
}

}  // namespace stalemate::checker::smt
