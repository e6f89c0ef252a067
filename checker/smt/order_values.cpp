// What goes through buffers and through shared memory in the order engine's formula.
#include <algorithm>

#include "checker/smt/order_moments.hpp"

namespace stalemate::checker::smt {

/// How many events with this action on a channel happen before `of`, which happens.
Term OrderMoments::rank(ObjectIndex channel, EventId of, Action action) {
  Terms count = {solver_.number(0)};
  for (const EventId e : meaning_.events(channel, action)) {
    if (e != of) count.push_back(solver_.if_else(before(e, of), solver_.number(1), solver_.number(0)));
  }
  return solver_.sum(count);
}

/// First in, first out: a receive gets what the send has put in that has as many sends before it as the receive has
/// receives. Left out where every receive takes whatever comes.
void OrderMoments::require_values(ObjectIndex channel) {
  const std::vector<EventId> sends = meaning_.events(channel, Action::send);
  for (const EventId receive : meaning_.events(channel, Action::receive)) {
    const OrderEvent& event = program_.events[receive];
    const bool is_any =
        std::ranges::all_of(sends, [&](EventId send) { return gets(event, program_.events[send].value); });
    if (is_any) continue;
    const Term place = rank(channel, receive, Action::receive);
    Terms sources;
    for (const EventId send : sends) {
      if (!gets(event, program_.events[send].value)) continue;
      sources.push_back(
          solver_.all_of({before(send, receive), solver_.equal(rank(channel, send, Action::send), place)}));
    }
    solver_.require(solver_.implies(paths_.happens(receive), solver_.any_of(sources)));
  }
}

/// Memory is sequentially consistent: what is found is what was left by the last write before, or was there at first.
void OrderMoments::require_cell(ObjectIndex cell) {
  std::vector<EventId> readers = meaning_.events(cell, Action::read), writers = meaning_.events(cell, Action::write);
  for (const EventId e : meaning_.events(cell, Action::update)) {
    readers.push_back(e);
    writers.push_back(e);
  }
  for (const EventId a : writers) {
    for (const EventId b : readers) require_apart(a, b);
    for (const EventId b : writers) require_apart(a, b);
  }
  for (const EventId reader : readers) {
    const OrderEvent& event = program_.events[reader];
    Terms sources;
    if (gets(event, static_cast<std::uint32_t>(program_.objects[cell].initial))) {
      Terms nobody;
      for (const EventId other : writers) {
        if (other != reader) nobody.push_back(solver_.negation(before(other, reader)));
      }
      sources.push_back(solver_.all_of(nobody));
    }
    for (const EventId writer : writers) {
      if (writer == reader || !gets(event, program_.events[writer].value)) continue;
      Terms last = {before(writer, reader)};
      for (const EventId other : writers) {
        if (other == writer || other == reader) continue;
        last.push_back(solver_.any_of({solver_.negation(before(other, reader)), before(other, writer)}));
      }
      sources.push_back(solver_.all_of(last));
    }
    solver_.require(solver_.implies(paths_.happens(reader), solver_.any_of(sources)));
  }
}

}  // namespace stalemate::checker::smt
