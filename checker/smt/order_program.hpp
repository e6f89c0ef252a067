// What the order engine is asked about: goroutines as trees of events. A *place* is where a goroutine may stand; an
// event leads from one place to the next, and a place with several next events is a choice (a select, a branch that
// depends on data). Nothing here is executed: what an event does to objects is its action, and everything that happens
// between two events is of no interest to others. A recorded run is the case in which every place has at most one next
// event (recorded_run.hpp).
// Invariants: (1) a thread's places form a tree whose root is `first`, events point away from it, and numbers of events
// and places grow along every path; (2) `object` is an index into `objects` unless the action has none; (3) a thread
// begins after `starter`, if that is given.
#pragma once

#include <cstdint>
#include <vector>

namespace stalemate::checker::smt {

using ThreadId = std::uint32_t;
using PlaceId = std::uint32_t;
using EventId = std::uint32_t;
using ObjectIndex = std::uint32_t;
inline constexpr std::uint32_t no_id = UINT32_MAX;

enum class Action : std::uint8_t {
  other,  // nobody waits for it
  // channels
  send,
  receive,
  receive_closed,  // the zero value of a closed and empty channel
  close,
  find_closed,  // a send or close that panics, since the channel is closed; only where outcomes are kept
  pass_by,      // default of a select: none of its cases was ready
  // Mutex; a successful TryLock is a lock
  lock,
  unlock,
  find_locked,  // a TryLock that fails
  // RWMutex
  announce,
  acquire,
  write_unlock,
  write_at_once,  // a TryLock that succeeds: both steps in one
  read_lock,
  read_unlock,
  find_announced,  // a TryRLock that fails
  find_in_use,     // a TryLock that fails
  // WaitGroup
  count,  // adds `amount`
  wait,
  // Cond
  enter,  // takes a ticket
  signal,
  broadcast,
  wake,  // of the ticket that the goroutine took last
  look,  // len of a channel: finds `amount` elements
  // cells of shared memory
  read,    // finds `value`
  write,   // leaves `value`
  update,  // finds `found`, leaves `value`
  // timers
  stop_timer,  // `object` is a timer that was armed and is not any more
};

struct OrderObject {
  enum class Kind : std::uint8_t { channel, mutex, rw_mutex, wait_group, cond, timer, cell };
  Kind kind = Kind::channel;
  std::int64_t capacity = 0;  // channel
  std::int64_t initial = 0;   // wait group, mutex, cell (a value): before the first event
};

/// One case of a select.
struct Case {
  ObjectIndex channel = no_id;
  bool sends = false;
};

struct OrderEvent {
  ThreadId thread = no_id;
  PlaceId from = no_id, to = no_id;
  Action action = Action::other;
  ObjectIndex object = no_id;
  std::int64_t amount = 0;  // of count, look
  /// What is sent, received, read or written, by number; no_id: it does not matter.
  std::uint32_t value = no_id, found = no_id;
  /// Nobody has seen this happen yet: a receive, read or update that finds something, but none of these values, or
  /// another event. Nothing is known of what follows it.
  bool is_probe = false;
  std::vector<std::uint32_t> not_values;
  /// The run is over at once, whatever others do: no order that goes on has this event.
  bool ends_run = false;
  /// Of a select: all cases on channels that are not nil, the one taken among them.
  std::vector<Case> cases;
  bool has_default = false;
};

/// What a goroutine that stands at a place waits for. `object` is no_id where nothing can ever come: nil channels.
struct Wait {
  Action action = Action::receive;
  ObjectIndex object = no_id;
};

/// An operation that crashes in some states.
struct Hazard {
  Action action = Action::send;  // send and close on a channel, count, unlock
  ObjectIndex object = no_id;
  std::int64_t amount = 0;
};

struct OrderPlace {
  enum class Kind : std::uint8_t {
    moves,  // nobody stays here: the operation is always possible
    ended,
    waits,    // until one of `waits` is over
    idle,     // may stay, and is not missed: an armed timer
    unknown,  // what comes next is not known
  };
  ThreadId thread = no_id;
  EventId before = no_id;  // leads here; no_id: the thread begins here
  Kind kind = Kind::unknown;
  std::vector<EventId> next;
  std::vector<Wait> waits;
  std::vector<Hazard> hazards;
};

struct OrderThread {
  PlaceId first = no_id;
  EventId starter = no_id;  // no_id: it is there from the start
  // A timer: its events are its firings.
  bool is_timer = false, is_periodic = false;
  ObjectIndex timer = no_id, channel = no_id;
};

struct OrderProgram {
  std::vector<OrderObject> objects;
  std::vector<OrderThread> threads;
  std::vector<OrderPlace> places;
  std::vector<OrderEvent> events;

  PlaceId add_place(ThreadId thread, EventId before) {
    OrderPlace place;
    place.thread = thread;
    place.before = before;
    places.push_back(place);
    return static_cast<PlaceId>(places.size() - 1);
  }
  /// An event from `from` and the place behind it.
  EventId add_event(PlaceId from, OrderEvent event) {
    const auto id = static_cast<EventId>(events.size());
    event.thread = places[from].thread;
    event.from = from;
    event.to = add_place(event.thread, id);
    places[from].next.push_back(id);
    events.push_back(std::move(event));
    return id;
  }
};

/// Whether a receive, read or update may be one that finds `value`.
bool gets(const OrderEvent& event, std::uint32_t value);

/// Events in an order in which they can happen, and where that leaves everybody.
struct Ordering {
  std::vector<EventId> events;    // of a rendezvous the send; its partner follows at once
  std::vector<EventId> partners;  // by event: whom it meets; no_id: nobody
  std::vector<PlaceId> stops;     // by thread; no_id: not started
};

}  // namespace stalemate::checker::smt
