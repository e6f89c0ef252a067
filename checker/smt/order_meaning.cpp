#include "checker/smt/order_meaning.hpp"

#include <algorithm>

#include "model/check.hpp"

namespace stalemate::checker::smt {

OrderMeaning::OrderMeaning(const OrderProgram& program, OrderFault fault)
    : program_(program),
      fault_(fault),
      effects_(program.events.size()),
      guards_(program.events.size()),
      level_(program.objects.size(), no_id),
      readers_(program.objects.size(), no_id),
      writers_(program.objects.size(), no_id),
      by_object_(program.objects.size()) {
  const auto counter = [&](ObjectIndex object, std::int64_t initial, bool is_buffer, std::int64_t most) {
    counters_.push_back({object, initial, is_buffer, most, {}, {}});
    return static_cast<CounterId>(counters_.size() - 1);
  };
  for (ObjectIndex i = 0; i < program.objects.size(); ++i) {
    const OrderObject& object = program.objects[i];
    switch (object.kind) {
      case OrderObject::Kind::channel:
        if (object.capacity > 0) level_[i] = counter(i, 0, true, object.capacity);
        break;
      case OrderObject::Kind::mutex: level_[i] = counter(i, object.initial, false, 1); break;
      case OrderObject::Kind::rw_mutex:
        level_[i] = counter(i, 0, false, 1);
        readers_[i] = counter(i, 0, false, INT64_MAX);
        writers_[i] = counter(i, 0, false, 1);
        break;
      case OrderObject::Kind::wait_group: level_[i] = counter(i, object.initial, false, INT64_MAX); break;
      case OrderObject::Kind::cond:
      case OrderObject::Kind::cell:
      case OrderObject::Kind::timer: break;
    }
  }
  for (EventId e = 0; e < program.events.size(); ++e) {
    if (program.events[e].object != no_id) by_object_[program.events[e].object].push_back(e);
    understand(e);
  }
  number();
}

bool OrderMeaning::is_unbuffered(ObjectIndex object) const {
  return program_.objects[object].kind == OrderObject::Kind::channel && program_.objects[object].capacity == 0;
}

std::vector<EventId> OrderMeaning::events(ObjectIndex object, Action action) const {
  std::vector<EventId> result;
  for (const EventId e : by_object_[object]) {
    if (program_.events[e].action == action) result.push_back(e);
  }
  return result;
}

/// Numbers events in a walk over the tree in which a goroutine hangs below the event that starts it.
void OrderMeaning::number() {
  std::vector<std::vector<EventId>> below(program_.events.size());
  std::vector<EventId> roots;
  for (const OrderThread& thread : program_.threads) {
    for (const EventId first : program_.places[thread.first].next) {
      (thread.starter == no_id ? roots : below[thread.starter]).push_back(first);
    }
  }
  enter_.assign(program_.events.size(), 0);
  leave_ = enter_;
  std::uint32_t now = 0;
  struct Visit {
    EventId event;
    bool is_leaving;
  };
  std::vector<Visit> work;
  for (const EventId root : roots) work.push_back({root, false});
  while (!work.empty()) {
    const Visit visit = work.back();
    work.pop_back();
    if (visit.is_leaving) {
      leave_[visit.event] = ++now;
      continue;
    }
    enter_[visit.event] = ++now;
    work.push_back({visit.event, true});
    for (const EventId next : program_.places[program_.events[visit.event].to].next) work.push_back({next, false});
    for (const EventId next : below[visit.event]) work.push_back({next, false});
  }
}

void OrderMeaning::guard(EventId e, CounterId counter, bool is_at_most, std::int64_t bound) {
  guards_[e].push_back({counter, is_at_most, bound});
  counters_[counter].guards_of.push_back(e);
}

void OrderMeaning::change(EventId e, CounterId counter, std::int64_t amount) {
  effects_[e].push_back({counter, amount});
  counters_[counter].changed_by.push_back(e);
}

void OrderMeaning::understand(EventId e) {
  const OrderEvent& event = program_.events[e];
  const auto at_most = [&](CounterId counter, std::int64_t bound) { guard(e, counter, true, bound); };
  const auto at_least = [&](CounterId counter, std::int64_t bound) { guard(e, counter, false, bound); };
  const auto add = [&](CounterId counter, std::int64_t amount) { change(e, counter, amount); };
  if (event.action == Action::pass_by) {
    for (const Case& one : event.cases) {
      if (is_unbuffered(one.channel)) continue;
      one.sends ? at_least(level_[one.channel], program_.objects[one.channel].capacity)
                : at_most(level_[one.channel], 0);
    }
    return;
  }
  if (event.object == no_id) return;
  const CounterId level = level_[event.object], readers = readers_[event.object], writers = writers_[event.object];
  switch (event.action) {
    case Action::send:
      if (level == no_id) return;
      at_most(level, program_.objects[event.object].capacity - 1);
      return add(level, 1);
    case Action::receive:
      if (level == no_id) return;
      at_least(level, 1);
      return add(level, -1);
    case Action::receive_closed:
      if (level != no_id) at_most(level, 0);
      return;
    case Action::lock: at_most(level, 0); return add(level, 1);
    case Action::unlock: at_least(level, 1); return add(level, -1);
    case Action::find_locked: return at_least(level, 1);
    case Action::announce: at_most(level, 0); return add(level, 1);
    case Action::acquire: at_most(readers, 0); return add(writers, 1);
    case Action::write_unlock:
      at_least(writers, 1);
      add(writers, -1);
      return add(level, -1);
    case Action::write_at_once:
      at_most(level, 0);
      at_most(readers, 0);
      add(writers, 1);
      return add(level, 1);
    case Action::read_lock:
      if (fault_ != OrderFault::readers_pass_writer) at_most(level, 0);
      return add(readers, 1);
    case Action::read_unlock: at_least(readers, 1); return add(readers, -1);
    case Action::find_announced: return at_least(level, 1);
    case Action::find_in_use: at_least(level, 1); return at_least(readers, 1);
    case Action::count:
      if (event.amount < 0) at_least(level, -event.amount);
      return add(level, event.amount);
    case Action::wait: return at_most(level, 0);
    case Action::look:
      if (level == no_id) return;  // without a buffer there is nothing in it
      at_most(level, event.amount);
      return at_least(level, event.amount);
    case Action::other:
    case Action::close:
    case Action::find_closed:
    case Action::pass_by:
    case Action::enter:
    case Action::signal:
    case Action::broadcast:
    case Action::wake:
    case Action::read:
    case Action::write:
    case Action::update:
    case Action::stop_timer: return;
  }
}

}  // namespace stalemate::checker::smt
