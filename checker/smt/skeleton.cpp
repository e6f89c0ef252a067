#include "checker/smt/skeleton.hpp"

#include <fmt/format.h>

#include "model/check.hpp"

namespace stalemate::checker::smt {

const char* to_string(EdgeAction action) {
  switch (action) {
    case EdgeAction::internal: return "internal";
    case EdgeAction::send: return "send";
    case EdgeAction::receive: return "receive";
    case EdgeAction::receive_closed: return "receive closed";
    case EdgeAction::close: return "close";
    case EdgeAction::close_once: return "cancel";
    case EdgeAction::lock: return "lock";
    case EdgeAction::unlock: return "unlock";
    case EdgeAction::announce: return "announce";
    case EdgeAction::acquire: return "acquire";
    case EdgeAction::rw_unlock: return "unlock";
    case EdgeAction::read_lock: return "read lock";
    case EdgeAction::read_unlock: return "read unlock";
    case EdgeAction::add: return "add";
    case EdgeAction::wait: return "wait";
    case EdgeAction::go: return "go";
    case EdgeAction::enter: return "enter";
    case EdgeAction::iterate: return "iterate";
    case EdgeAction::leave: return "leave";
    case EdgeAction::once: return "once";
    case EdgeAction::branch: return "branch";
  }
  return "";
}

namespace {

std::string counter_text(const SkeletonCounter& counter) {
  switch (counter.kind) {
    case CounterKind::buffered: return "len(" + counter.name + ")";
    case CounterKind::closed: return "closed(" + counter.name + ")";
    case CounterKind::locked: return "locked(" + counter.name + ")";
    case CounterKind::announced: return "announced(" + counter.name + ")";
    case CounterKind::readers: return "readers(" + counter.name + ")";
    case CounterKind::waited: return "counter(" + counter.name + ")";
    case CounterKind::happened: return "done(" + counter.name + ")";
    case CounterKind::budget: return "left(" + counter.name + ")";
  }
  return "";
}

}  // namespace

std::string to_string(const EdgeGuard& guard, const Skeleton& skeleton) {
  const SkeletonCounter& counter = skeleton.counters[guard.counter];
  if (counter.kind == CounterKind::closed) {
    return counter.name + (guard.is_lower ? " is closed" : " is open");
  }
  const bool is_zero = !guard.is_lower && guard.value == Linear(0);
  return fmt::format("{} {} {}", counter_text(counter),
                     is_zero          ? "="
                     : guard.is_lower ? ">="
                                      : "<=",
                     to_string(guard.value, skeleton.parameter_names()));
}

std::vector<std::string> Skeleton::parameter_names() const {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters) names.push_back(parameter.name);
  return names;
}

void check_invariants(const Skeleton& skeleton) {
  const auto count = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  for (const Edge& edge : skeleton.edges) {
    CHECK(edge.from < count(skeleton.places) && edge.to < count(skeleton.places), "an edge without places");
    for (const EdgeGuard& guard : edge.guards) CHECK(guard.counter < count(skeleton.counters), "a guard on no counter");
    for (const EdgeEffect& effect : edge.effects) {
      CHECK(effect.counter < count(skeleton.counters), "an effect on no counter");
      CHECK(effect.amount.is_constant() || edge.at_most_once, "a parametric effect that may be repeated");
    }
    if (edge.half) {
      CHECK(edge.action == EdgeAction::send || edge.action == EdgeAction::receive, "half of a rendezvous that is none");
      CHECK(*edge.half < count(skeleton.channels), "half of a rendezvous on no channel");
    }
    for (const PlaceId start : edge.starts) CHECK(start < count(skeleton.places), "a goroutine that starts nowhere");
    const Place& from = skeleton.places[edge.from];
    CHECK(!from.is_end, "an edge out of an end");
  }
  for (const GoroutineClass& one : skeleton.classes) CHECK(one.start < count(skeleton.places), "a class without start");
}

std::string to_string(const Skeleton& skeleton) {
  const std::vector<std::string> names = skeleton.parameter_names();
  std::string text;
  for (const Refusal& refusal : skeleton.refusals) {
    text += fmt::format("refused: {} (line {})\n", refusal.what, refusal.position.line);
  }
  for (const Parameter& p : skeleton.parameters) {
    text += fmt::format("parameter {}{}{}\n", p.name, p.low ? fmt::format(" >= {}", *p.low) : "",
                        p.high ? fmt::format(" <= {}", *p.high) : "");
  }
  for (const Channel& c : skeleton.channels) {
    text += fmt::format("channel {} capacity {}\n", c.name, to_string(c.capacity, names));
  }
  const auto place_name = [&](PlaceId id) {
    const Place& place = skeleton.places[id];
    return fmt::format("{}@{}{}", id, place.position.line,
                       place.is_end       ? " end"
                       : place.is_crash   ? " crash"
                       : place.is_assumed ? " assumed"
                                          : "");
  };
  for (ClassId id = 0; id < skeleton.classes.size(); ++id) {
    const GoroutineClass& one = skeleton.classes[id];
    text += fmt::format("class {}{} starts at {}\n", one.name, one.is_single ? "" : " (many)", one.start);
    for (const Edge& edge : skeleton.edges) {
      if (skeleton.places[edge.from].class_id != id) continue;
      text += fmt::format("  {} -> {}: {}{}{}", place_name(edge.from), place_name(edge.to), to_string(edge.action),
                          edge.object.empty() ? "" : " ", edge.object);
      if (edge.half) text += " directly";
      for (const EdgeGuard& guard : edge.guards) text += fmt::format(" [{}]", to_string(guard, skeleton));
      for (const Constraint& when : edge.when) text += fmt::format(" [{} >= 0]", to_string(when.value, names));
      for (const EdgeEffect& effect : edge.effects) {
        text += fmt::format(" {{{} += {}}}", counter_text(skeleton.counters[effect.counter]),
                            to_string(effect.amount, names));
      }
      for (const PlaceId start : edge.starts) text += fmt::format(" starts {}", start);
      if (edge.at_most_once) text += " once";
      text += "\n";
    }
  }
  return text;
}

}  // namespace stalemate::checker::smt
