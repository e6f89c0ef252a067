#include "checker/smt/order_paths.hpp"

#include "model/check.hpp"

namespace stalemate::checker::smt {

OrderPaths::OrderPaths(Solver& solver, const OrderProgram& program, const OrderMeaning& meaning, OrderFault fault)
    : solver_(solver),
      program_(program),
      meaning_(meaning),
      fault_(fault),
      final_levels_(meaning.counters().size()),
      closed_(program.objects.size()),
      settled_(solver.boolean("settled")) {
  for (EventId e = 0; e < program.events.size(); ++e) happens_.push_back(solver.boolean("e" + std::to_string(e)));
  for (PlaceId p = 0; p < program.places.size(); ++p) stops_.push_back(solver.boolean("p" + std::to_string(p)));
  require_tree();
}

/// An event needs the one before it, of several next ones at most one happens, and who has come to a place and makes no
/// next step stops there.
void OrderPaths::require_tree() {
  for (PlaceId p = 0; p < program_.places.size(); ++p) {
    const OrderPlace& place = program_.places[p];
    const EventId before = place.before != no_id ? place.before : program_.threads[place.thread].starter;
    const Term comes = before == no_id ? solver_.truth(true) : happens_[before];
    Terms next;
    for (const EventId e : place.next) {
      // What ends the run has been executed and reported when it was learned, and nothing comes after it.
      if (program_.events[e].ends_run) solver_.require(solver_.negation(happens_[e]));
      solver_.require(solver_.implies(happens_[e], comes));
      next.push_back(happens_[e]);
    }
    if (next.size() > 1) solver_.require(solver_.at_most_of(next, 1));
    solver_.require(solver_.equal(stops_[p], solver_.all_of({comes, solver_.negation(solver_.any_of(next))})));
  }
}

Term OrderPaths::final_level(CounterId counter) {
  std::optional<Term>& known = final_levels_[counter];
  if (known) return *known;
  const Counter& described = meaning_.counters()[counter];
  Terms terms = {solver_.number(described.initial)};
  for (const EventId e : described.changed_by) {
    for (const Effect& effect : meaning_.effects(e)) {
      if (effect.counter != counter) continue;
      terms.push_back(solver_.if_else(happens_[e], solver_.number(effect.amount), solver_.number(0)));
    }
  }
  const Term level = solver_.integer("level");
  solver_.require(solver_.equal(level, solver_.sum(terms)));
  known = level;
  return level;
}

Term OrderPaths::is_closed(ObjectIndex channel) {
  std::optional<Term>& known = closed_[channel];
  if (known) return *known;
  Terms closes;
  for (const EventId e : meaning_.events(channel, Action::close)) closes.push_back(happens_[e]);
  known = solver_.any_of(closes);
  return *known;
}

void OrderPaths::require_counts() {
  for (CounterId c = 0; c < meaning_.counters().size(); ++c) {
    const Counter& counter = meaning_.counters()[c];
    solver_.require(solver_.at_least(final_level(c), solver_.number(0)));
    if (counter.most != INT64_MAX) solver_.require(solver_.at_most(final_level(c), solver_.number(counter.most)));
  }
  for (ObjectIndex i = 0; i < program_.objects.size(); ++i) {
    if (program_.objects[i].kind != OrderObject::Kind::channel) continue;
    Terms closes;
    for (const EventId e : meaning_.events(i, Action::close)) closes.push_back(happens_[e]);
    solver_.require(solver_.at_most_of(closes, 1));
    for (const EventId e : meaning_.events(i, Action::receive_closed))
      solver_.require(solver_.implies(happens_[e], is_closed(i)));
    if (!meaning_.is_unbuffered(i) || fault_ == OrderFault::several_partners) continue;
    Terms balance;
    for (const auto& [action, sign] : {std::pair(Action::send, 1), std::pair(Action::receive, -1)}) {
      for (const EventId e : meaning_.events(i, action))
        balance.push_back(solver_.if_else(happens_[e], solver_.number(sign), solver_.number(0)));
    }
    solver_.require(solver_.equal(solver_.sum(balance), solver_.number(0)));
  }
  Terms stuck;
  for (PlaceId p = 0; p < program_.places.size(); ++p) {
    require_stays(p);
    const OrderPlace& place = program_.places[p];
    if (place.kind == OrderPlace::Kind::waits && !program_.threads[place.thread].is_timer) stuck.push_back(stops_[p]);
  }
  solver_.require(solver_.implies(settled_, solver_.any_of(stuck)));
  require_nobody_meets();
}

void OrderPaths::require_stays(PlaceId p) {
  const OrderPlace& place = program_.places[p];
  if (place.kind == OrderPlace::Kind::ended || place.kind == OrderPlace::Kind::idle) return;
  const Term stays = solver_.all_of({settled_, stops_[p]});
  if (place.kind != OrderPlace::Kind::waits) return solver_.require(solver_.negation(stays));
  for (const Wait& wait : place.waits) {
    for (const Term condition : blocked(wait)) solver_.require(solver_.implies(stays, condition));
  }
}

Terms OrderPaths::blocked(const Wait& wait) {
  if (wait.object == no_id) return {};
  const auto at_least = [&](CounterId counter, std::int64_t bound) {
    return solver_.at_least(final_level(counter), solver_.number(bound));
  };
  const CounterId level = meaning_.level(wait.object);
  Terms result;
  switch (wait.action) {
    case Action::send:
    case Action::receive: {
      const bool sends = wait.action == Action::send;
      // Nobody waits at a closed channel: one receives zero from it, and a send crashes.
      if (fault_ != OrderFault::close_is_not_noticed || sends)
        result.push_back(solver_.negation(is_closed(wait.object)));
      if (level != no_id) {
        result.push_back(sends ? at_least(level, program_.objects[wait.object].capacity)
                               : solver_.at_most(final_level(level), solver_.number(0)));
      }
      if (!sends) {
        const Terms done = timers_are_done(wait.object);
        result.insert(result.end(), done.begin(), done.end());
      }
      return result;
    }
    case Action::lock:
    case Action::announce:
    case Action::read_lock:
    case Action::wait: return {at_least(level, 1)};
    case Action::acquire: return {at_least(meaning_.readers(wait.object), 1)};
    case Action::wake: return {};  // a matter of order
    default: CHECK(false, "nobody waits for this"); return {};
  }
}

/// No timer is left that could still send.
Terms OrderPaths::timers_are_done(ObjectIndex channel) {
  Terms result;
  for (const OrderThread& thread : program_.threads) {
    if (!thread.is_timer || thread.channel != channel) continue;
    Terms over;
    if (thread.starter != no_id) over.push_back(solver_.negation(happens_[thread.starter]));
    for (const EventId stop : meaning_.events(thread.timer, Action::stop_timer)) over.push_back(happens_[stop]);
    if (!thread.is_periodic) {
      for (const EventId fires : program_.places[thread.first].next) over.push_back(happens_[fires]);
    }
    result.push_back(solver_.any_of(over));
  }
  return result;
}

/// Two goroutines that wait to send and to receive on one unbuffered channel would meet.
void OrderPaths::require_nobody_meets() {
  struct Waiter {
    PlaceId place;
    ObjectIndex channel;
  };
  std::vector<Waiter> senders, receivers;
  for (PlaceId p = 0; p < program_.places.size(); ++p) {
    if (program_.places[p].kind != OrderPlace::Kind::waits) continue;
    for (const Wait& wait : program_.places[p].waits) {
      if (wait.object == no_id || !meaning_.is_unbuffered(wait.object)) continue;
      if (wait.action == Action::send) senders.push_back({p, wait.object});
      if (wait.action == Action::receive) receivers.push_back({p, wait.object});
    }
  }
  for (const Waiter& sender : senders) {
    for (const Waiter& receiver : receivers) {
      if (sender.channel != receiver.channel) continue;
      if (program_.places[sender.place].thread == program_.places[receiver.place].thread) continue;
      solver_.require(solver_.negation(solver_.all_of({settled_, stops_[sender.place], stops_[receiver.place]})));
    }
  }
}

}  // namespace stalemate::checker::smt
