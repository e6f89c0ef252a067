#include "checker/smt/order_moments.hpp"

#include <algorithm>

#include "model/check.hpp"

namespace stalemate::checker::smt {

namespace {

std::uint64_t pair_key(EventId a, EventId b) { return (std::uint64_t{a} << 32U) | b; }

}  // namespace

OrderMoments::OrderMoments(Solver& solver, const OrderProgram& program, const OrderMeaning& meaning, OrderPaths& paths,
                           OrderFault fault)
    : solver_(solver), program_(program), meaning_(meaning), paths_(paths), fault_(fault) {
  for (EventId e = 0; e < program.events.size(); ++e) moments_.push_back(solver.integer("t" + std::to_string(e)));
}

void OrderMoments::require() {
  require_program_order();
  for (ObjectIndex i = 0; i < program_.objects.size(); ++i) {
    switch (program_.objects[i].kind) {
      case OrderObject::Kind::channel:
        require_closes(i);
        meaning_.is_unbuffered(i) ? require_partners(i) : require_values(i);
        break;
      case OrderObject::Kind::mutex:
        if (require_sections(i)) continue;
        break;
      case OrderObject::Kind::cond: require_tickets(i); break;
      case OrderObject::Kind::timer: require_timer(i); break;
      case OrderObject::Kind::cell: require_cell(i); break;
      case OrderObject::Kind::rw_mutex:
      case OrderObject::Kind::wait_group: break;
    }
    for (const CounterId c : {meaning_.level(i), meaning_.readers(i), meaning_.writers(i)}) {
      if (c != no_id) require_guards(c);
    }
  }
  for (EventId e = 0; e < program_.events.size(); ++e) {
    if (program_.events[e].action != Action::find_in_use) continue;
    Terms either;
    for (const Guard& guard : meaning_.guards(e)) either.push_back(holds_at(e, guard));
    solver_.require(solver_.implies(paths_.happens(e), solver_.any_of(either)));
  }
}

void OrderMoments::require_program_order() {
  for (EventId e = 0; e < program_.events.size(); ++e) {
    const OrderPlace& from = program_.places[program_.events[e].from];
    const EventId before = from.before != no_id ? from.before : program_.threads[from.thread].starter;
    if (before != no_id) solver_.require(solver_.less(moments_[before], moments_[e]));
  }
}

// ---------------------------------------------------------------------- order of two events

/// Whether `a` happens, and before `b`. Only where `b` is known to happen.
Term OrderMoments::before(EventId a, EventId b) {
  if (meaning_.is_on_the_way(a, b)) return solver_.truth(true);
  if (meaning_.is_on_the_way(b, a) || meaning_.exclude_each_other(a, b)) return solver_.truth(false);
  const auto [at, is_new] = before_.try_emplace(pair_key(a, b));
  if (is_new) at->second = solver_.all_of({paths_.happens(a), solver_.less(moments_[a], moments_[b])});
  return at->second;
}

/// The two never share a moment.
void OrderMoments::require_apart(EventId a, EventId b) {
  if (a == b || meaning_.is_on_the_way(a, b) || meaning_.is_on_the_way(b, a) || meaning_.exclude_each_other(a, b))
    return;
  if (!apart_.try_emplace(pair_key(std::min(a, b), std::max(a, b)), true).second) return;
  solver_.require(solver_.any_of({solver_.less(moments_[a], moments_[b]), solver_.less(moments_[b], moments_[a])}));
}

// ---------------------------------------------------------------------- counters

void OrderMoments::require_guards(CounterId c) {
  const Counter& counter = meaning_.counters()[c];
  if (fault_ != OrderFault::shared_moments || !counter.is_buffer) {
    for (const EventId a : counter.changed_by) {
      for (const EventId b : counter.changed_by) {
        if (a < b) require_apart(a, b);
      }
      for (const EventId b : counter.guards_of) require_apart(a, b);
    }
  }
  for (const EventId e : counter.guards_of) {
    if (program_.events[e].action == Action::find_in_use) continue;
    for (const Guard& guard : meaning_.guards(e)) {
      if (guard.counter == c) solver_.require(solver_.implies(paths_.happens(e), holds_at(e, guard)));
    }
  }
}

/// That the guard holds when `at` happens, not counting `at`.
Term OrderMoments::holds_at(EventId at, const Guard& guard) {
  const Counter& counter = meaning_.counters()[guard.counter];
  std::int64_t level = counter.initial;  // of what is certain
  Terms up, down, weighted;
  bool is_weighted = false;
  for (const EventId e : counter.changed_by) {
    if (e == at || meaning_.is_on_the_way(at, e) || meaning_.exclude_each_other(e, at)) continue;
    for (const Effect& effect : meaning_.effects(e)) {
      if (effect.counter != guard.counter) continue;
      if (meaning_.is_on_the_way(e, at)) {
        level += effect.amount;
        continue;
      }
      is_weighted |= effect.amount != 1 && effect.amount != -1;
      (effect.amount > 0 ? up : down).push_back(before(e, at));
      weighted.push_back(solver_.if_else(before(e, at), solver_.number(effect.amount), solver_.number(0)));
    }
  }
  const std::int64_t bound = guard.bound - level;
  if (is_weighted) {
    const Term sum = solver_.sum(weighted);
    return guard.is_at_most ? solver_.at_most(sum, solver_.number(bound))
                            : solver_.at_least(sum, solver_.number(bound));
  }
  // As a bound on how many formulas hold: those that lead away from the guard, and the negations of the others.
  Terms& away = guard.is_at_most ? up : down;
  const Terms& towards = guard.is_at_most ? down : up;
  const std::int64_t most = (guard.is_at_most ? bound : -bound) + static_cast<std::int64_t>(towards.size());
  for (const Term term : towards) away.push_back(solver_.negation(term));
  if (most < 0) return solver_.truth(false);
  return solver_.at_most_of(away, static_cast<std::uint32_t>(std::min<std::int64_t>(most, UINT32_MAX)));
}

/// A mutex whose every unlock follows its lock in the same goroutine: of two sections one is over before the other
/// begins, which is easier than counting. False: it is not of that kind.
bool OrderMoments::require_sections(ObjectIndex mutex) {
  const std::vector<EventId> locks = meaning_.events(mutex, Action::lock),
                             unlocks = meaning_.events(mutex, Action::unlock);
  if (program_.objects[mutex].initial != 0) return false;
  std::map<EventId, std::vector<EventId>> ends;  // by lock
  for (const EventId unlock : unlocks) {
    EventId e = program_.places[program_.events[unlock].from].before;
    while (e != no_id && program_.events[e].object != mutex) e = program_.places[program_.events[e].from].before;
    while (e != no_id && program_.events[e].action == Action::find_locked) {
      do e = program_.places[program_.events[e].from].before;
      while (e != no_id && program_.events[e].object != mutex);
    }
    if (e == no_id || program_.events[e].action != Action::lock) return false;
    ends[e].push_back(unlock);
  }
  const auto over_before = [&](EventId lock, EventId at) {
    Terms over;
    for (const EventId end : ends[lock]) over.push_back(before(end, at));
    return solver_.any_of(over);
  };
  for (const EventId a : locks) {
    for (const EventId b : locks) {
      if (meaning_.is_on_the_way(a, b)) solver_.require(solver_.implies(paths_.happens(b), over_before(a, b)));
      if (a >= b || meaning_.is_on_the_way(a, b) || meaning_.is_on_the_way(b, a) || meaning_.exclude_each_other(a, b))
        continue;
      const Term both = solver_.all_of({paths_.happens(a), paths_.happens(b)});
      solver_.require(solver_.implies(both, solver_.any_of({over_before(a, b), over_before(b, a)})));
      require_apart(a, b);
    }
  }
  for (const EventId fails : meaning_.events(mutex, Action::find_locked)) {
    Terms held;
    for (const EventId lock : locks) {
      require_apart(lock, fails);
      for (const EventId end : ends[lock]) require_apart(end, fails);
      held.push_back(solver_.all_of({before(lock, fails), solver_.negation(over_before(lock, fails))}));
    }
    solver_.require(solver_.implies(paths_.happens(fails), solver_.any_of(held)));
  }
  return true;
}

// ---------------------------------------------------------------------- closes

void OrderMoments::require_closes(ObjectIndex channel) {
  const std::vector<EventId> closes = meaning_.events(channel, Action::close);
  for (std::size_t i = 0; i < closes.size(); ++i) {
    for (std::size_t j = i + 1; j < closes.size(); ++j) {
      solver_.require(solver_.negation(solver_.all_of({paths_.happens(closes[i]), paths_.happens(closes[j])})));
    }
    if (fault_ == OrderFault::send_after_close) continue;
    for (const EventId send : meaning_.events(channel, Action::send)) {
      if (program_.threads[program_.events[send].thread].is_timer) continue;
      if (meaning_.is_on_the_way(send, closes[i])) continue;
      solver_.require(
          solver_.implies(solver_.all_of({paths_.happens(send), paths_.happens(closes[i])}), before(send, closes[i])));
    }
  }
  for (const Action needs_close : {Action::receive_closed, Action::find_closed}) {
    for (const EventId e : meaning_.events(channel, needs_close))
      solver_.require(solver_.implies(paths_.happens(e), is_closed_before(channel, e)));
  }
  for (EventId e = 0; e < program_.events.size(); ++e) {
    if (program_.events[e].action != Action::pass_by) continue;
    for (const Case& one : program_.events[e].cases) {
      if (one.channel != channel) continue;
      for (const EventId close : closes) require_apart(close, e);
      solver_.require(solver_.implies(paths_.happens(e), solver_.negation(is_closed_before(channel, e))));
    }
  }
}

Term OrderMoments::is_closed_before(ObjectIndex channel, EventId at) {
  Terms closed;
  for (const EventId close : meaning_.events(channel, Action::close)) closed.push_back(before(close, at));
  return solver_.any_of(closed);
}

// ---------------------------------------------------------------------- tickets of a Cond

/// The `enter` whose ticket a goroutine waits with at a place.
EventId OrderMoments::ticket_of(PlaceId place) const {
  EventId e = program_.places[place].before;
  while (e != no_id && program_.events[e].action != Action::enter) e = program_.places[program_.events[e].from].before;
  return e;
}

/// A signal wakes the one of those waiting that has waited longest; a broadcast all of them.
void OrderMoments::require_tickets(ObjectIndex cond) {
  const std::vector<EventId> enters = meaning_.events(cond, Action::enter),
                             signals = meaning_.events(cond, Action::signal),
                             broadcasts = meaning_.events(cond, Action::broadcast);
  for (const std::vector<EventId>* one : {&enters, &signals, &broadcasts}) {
    for (const std::vector<EventId>* other : {&enters, &signals, &broadcasts}) {
      for (const EventId a : *one) {
        for (const EventId b : *other) require_apart(a, b);
      }
    }
  }
  std::map<std::pair<EventId, EventId>, Term> wakes;  // signal, enter
  for (const EventId signal : signals) {
    Terms of_signal;
    for (const EventId enter : enters) {
      const Term wakes_it = wakes[{signal, enter}] = solver_.boolean("wakes");
      of_signal.push_back(wakes_it);
      solver_.require(solver_.implies(wakes_it, solver_.all_of({paths_.happens(signal), before(enter, signal)})));
    }
    if (!of_signal.empty()) solver_.require(solver_.at_most_of(of_signal, 1));
  }
  // Whether the ticket of `enter` was called before `at` (which happens); by a signal or broadcast other than `at`.
  const auto is_called = [&](EventId enter, EventId at) {
    Terms called;
    for (const EventId signal : signals) {
      if (signal != at) called.push_back(solver_.all_of({wakes[{signal, enter}], before(signal, at)}));
    }
    for (const EventId all : broadcasts) {
      if (all == at) continue;
      // The broadcast happens where `before` says so, hence the moment of `enter` may be compared with its own.
      called.push_back(solver_.all_of({before(all, at), before(enter, all)}));
    }
    return solver_.any_of(called);
  };
  for (const EventId enter : enters) {
    Terms of_enter;
    for (const EventId signal : signals) {
      of_enter.push_back(wakes[{signal, enter}]);
      solver_.require(solver_.implies(wakes[{signal, enter}], solver_.negation(is_called(enter, signal))));
      if (fault_ == OrderFault::lost_wake_up) continue;
      Terms picked = {wakes[{signal, enter}], is_called(enter, signal)};
      for (const EventId earlier : enters) {
        if (earlier != enter) picked.push_back(solver_.all_of({wakes[{signal, earlier}], before(earlier, enter)}));
      }
      solver_.require(
          solver_.implies(solver_.all_of({paths_.happens(signal), paths_.happens(enter), before(enter, signal)}),
                          solver_.any_of(picked)));
    }
    if (!of_enter.empty()) solver_.require(solver_.at_most_of(of_enter, 1));
  }
  for (const EventId wake : meaning_.events(cond, Action::wake)) {
    const EventId enter = ticket_of(program_.events[wake].from);
    CHECK(enter != no_id, "somebody waits at a Cond without a ticket");
    for (const EventId signal : signals) require_apart(signal, wake);
    for (const EventId all : broadcasts) require_apart(all, wake);
    solver_.require(solver_.implies(paths_.happens(wake), is_called(enter, wake)));
  }
  // Who is stuck has not been called at all.
  for (PlaceId p = 0; p < program_.places.size(); ++p) {
    for (const Wait& wait : program_.places[p].waits) {
      if (wait.action != Action::wake || wait.object != cond) continue;
      const EventId enter = ticket_of(p);
      CHECK(enter != no_id, "somebody waits at a Cond without a ticket");
      const Term stays = solver_.all_of({paths_.settled(), paths_.stops(p)});
      for (const EventId signal : signals)
        solver_.require(solver_.implies(stays, solver_.negation(wakes[{signal, enter}])));
      for (const EventId all : broadcasts) {
        solver_.require(
            solver_.implies(solver_.all_of({stays, paths_.happens(all)}), solver_.negation(before(enter, all))));
      }
    }
  }
}

// ---------------------------------------------------------------------- timers

/// A timer that is stopped does not fire any more, and one that has fired once and for all cannot be stopped.
void OrderMoments::require_timer(ObjectIndex timer) {
  for (const EventId stop : meaning_.events(timer, Action::stop_timer)) {
    for (const OrderThread& thread : program_.threads) {
      if (!thread.is_timer || thread.timer != timer) continue;
      for (EventId e = 0; e < program_.events.size(); ++e) {
        if (program_.events[e].thread != program_.places[thread.first].thread) continue;
        const Term both = solver_.all_of({paths_.happens(stop), paths_.happens(e)});
        solver_.require(thread.is_periodic ? solver_.implies(both, before(e, stop)) : solver_.negation(both));
      }
    }
  }
}

}  // namespace stalemate::checker::smt
