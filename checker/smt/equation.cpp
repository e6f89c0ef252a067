#include "checker/smt/equation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/check.hpp"

namespace stalemate::checker::smt {

Equation::Equation(const Skeleton& skeleton, Solver& solver, EquationFault fault)
    : skeleton_(skeleton), solver_(solver), fault_(fault) {
  CHECK(skeleton.refusals.empty(), "an equation of a skeleton that says nothing");
  for (const Parameter& parameter : skeleton.parameters) parameters_.push_back(solver.integer(parameter.name));
  for (const Constraint& constraint : skeleton.domain) {
    solver.require(solver.at_least(linear(constraint.value), solver.number(0)));
  }
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    fired_.push_back(solver.integer("fired" + std::to_string(id)));
    const Edge& edge = skeleton.edges[id];
    const Term fired = fired_.back();
    solver.require(solver.at_least(fired, solver.number(0)));
    const bool is_once = edge.at_most_once || (edge.action == EdgeAction::go && fault == EquationFault::started_once);
    if (is_once) solver.require(solver.at_most(fired, solver.number(1)));
    if (edge.action == EdgeAction::receive_closed && fault == EquationFault::no_receive_closed) {
      solver.require(solver.equal(fired, solver.number(0)));
    }
    for (const Constraint& when : edge.when) {
      solver.require(solver.implies(solver.at_least(fired, solver.number(1)),
                                    solver.at_least(linear(when.value), solver.number(0))));
    }
  }
  // What changes each place and counter.
  std::vector<Terms> places(skeleton.places.size()), counters(skeleton.counters.size());
  places[skeleton.classes[0].start].push_back(solver.number(1));
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    const Edge& edge = skeleton.edges[id];
    places[edge.from].push_back(solver.times(-1, fired_[id]));
    places[edge.to].push_back(fired_[id]);
    for (const PlaceId start : edge.starts) places[start].push_back(fired_[id]);
    for (const EdgeEffect& effect : edge.effects) {
      if (effect.amount.is_constant()) {
        const std::int64_t by = effect.amount.constant;
        counters[effect.counter].push_back(
            solver.times(effect.is_at_least_zero ? std::max<std::int64_t>(by, 0) : by, fired_[id]));
      } else {
        // Taken at most once, so linear.
        counters[effect.counter].push_back(
            solver.if_else(solver.at_least(fired_[id], solver.number(1)), amount(effect), solver.number(0)));
      }
    }
  }
  for (PlaceId id = 0; id < places.size(); ++id) {
    const Term value = solver.integer("place" + std::to_string(id));
    solver.require(solver.equal(value, solver.sum(places[id])));
    state_.places.push_back(value);
  }
  for (CounterId id = 0; id < counters.size(); ++id) {
    const Term value = solver.integer("counter" + std::to_string(id));
    solver.require(solver.equal(value, solver.sum(counters[id])));
    state_.counters.push_back(value);
  }
  solver.require(within_bounds(state_));
  // As many sends as receives where nothing is kept between them.
  for (ChannelId channel = 0; channel < skeleton.channels.size(); ++channel) {
    Terms sent, received;
    for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
      const Edge& edge = skeleton.edges[id];
      if (edge.half != channel) continue;
      (edge.action == EdgeAction::send ? sent : received).push_back(fired_[id]);
    }
    if (fault != EquationFault::free_rendezvous) {
      solver.require(solver.equal(solver.sum(sent), solver.sum(received)));
    }
    // Directly only where there is no buffer to speak of: a waiting receiver means an empty one, so a transfer through
    // the buffer is the same; with one, the direct way is not needed.
  }
  find_steps();
}

Term Equation::linear(const Linear& linear) {
  Terms terms;
  for (const auto& [id, factor] : linear.factors) terms.push_back(solver_.times(factor, parameters_[id]));
  if (linear.constant != 0 || terms.empty()) terms.push_back(solver_.number(linear.constant));
  return solver_.sum(terms);
}

Term Equation::amount(const EdgeEffect& effect) {
  const Term value = linear(effect.amount);
  if (!effect.is_at_least_zero) return value;
  return solver_.if_else(solver_.at_least(value, solver_.number(0)), value, solver_.number(0));
}

Term Equation::holds(const EdgeGuard& guard, const StateTerms& state) {
  const Term value = state.counters[guard.counter];
  const bool one_more = fault_ == EquationFault::one_more_fits && !guard.is_lower &&
                        skeleton_.counters[guard.counter].kind == CounterKind::buffered && guard.value != Linear(0);
  const Term bound = linear(one_more ? guard.value + Linear(1) : guard.value);
  return guard.is_lower ? solver_.at_least(value, bound) : solver_.at_most(value, bound);
}

Term Equation::within_bounds(const StateTerms& state) {
  Terms all;
  for (const Term place : state.places) all.push_back(solver_.at_least(place, solver_.number(0)));
  for (CounterId id = 0; id < skeleton_.counters.size(); ++id) {
    const SkeletonCounter& counter = skeleton_.counters[id];
    if (fault_ != EquationFault::negative_counter) {
      all.push_back(solver_.at_least(state.counters[id], solver_.number(0)));
    }
    if (counter.upper && fault_ != EquationFault::no_upper_bound) {
      const bool one_more = fault_ == EquationFault::one_more_fits && counter.kind == CounterKind::buffered;
      all.push_back(solver_.at_most(state.counters[id], linear(*counter.upper + Linear(one_more ? 1 : 0))));
    }
  }
  // No execution goes on where an assumption of the program's has failed.
  for (PlaceId id = 0; id < skeleton_.places.size(); ++id) {
    if (skeleton_.places[id].is_assumed) all.push_back(solver_.equal(state.places[id], solver_.number(0)));
  }
  for (const LoopFact& fact : skeleton_.facts) {
    Terms inside;
    for (const PlaceId place : fact.inside) inside.push_back(state.places[place]);
    all.push_back(solver_.at_most(state.counters[fact.counter], solver_.times(fact.factor, solver_.sum(inside))));
  }
  return solver_.all_of(all);
}

Term Equation::can_take(const Edge& edge, const StateTerms& state) {
  Terms all{solver_.at_least(state.places[edge.from], solver_.number(1))};
  for (const EdgeGuard& guard : edge.guards) {
    const bool is_zero_test = edge.action == EdgeAction::leave && fault_ == EquationFault::no_zero_test;
    if (!is_zero_test) all.push_back(holds(guard, state));
  }
  for (const Constraint& when : edge.when) {
    all.push_back(solver_.at_least(linear(when.value), solver_.number(0)));
  }
  return solver_.all_of(all);
}

Term Equation::is_stuck() {
  Terms all, alive;
  for (const Edge& edge : skeleton_.edges) {
    if (edge.crash) {
      // A crash is a step as well.
      all.push_back(solver_.negation(
          solver_.all_of({solver_.at_least(state_.places[edge.from], solver_.number(1)), holds(*edge.crash, state_)})));
    }
    if (!edge.half) all.push_back(solver_.negation(can_take(edge, state_)));
  }
  // A rendezvous needs two goroutines. Where one place offers both ends of a channel, who waits there must not be both.
  for (const std::vector<EdgeId>& step : steps_) {
    if (step.size() != 2) continue;
    const Edge &sends = skeleton_.edges[step[0]], &receives = skeleton_.edges[step[1]];
    if (sends.from == receives.from) all.push_back(solver_.negation(can_step(step, state_)));
  }
  for (ChannelId channel = 0; channel < skeleton_.channels.size(); ++channel) {
    std::set<PlaceId> senders, receivers;
    for (const Edge& edge : skeleton_.edges) {
      if (edge.half == channel) (edge.action == EdgeAction::send ? senders : receivers).insert(edge.from);
    }
    bool is_mixed = false;
    for (const PlaceId place : senders) is_mixed = is_mixed || receivers.contains(place);
    if (senders.empty() || receivers.empty()) continue;
    if (is_mixed) {
      // Few enough to ask for each pair.
      for (const std::vector<EdgeId>& step : steps_) {
        if (step.size() != 2 || skeleton_.edges[step[0]].half != channel) continue;
        all.push_back(solver_.negation(can_step(step, state_)));
      }
      continue;
    }
    Terms waiting_senders, waiting_receivers;
    for (const PlaceId place : senders) waiting_senders.push_back(state_.places[place]);
    for (const PlaceId place : receivers) waiting_receivers.push_back(state_.places[place]);
    Terms meet{solver_.at_least(solver_.sum(waiting_senders), solver_.number(1)),
               solver_.at_least(solver_.sum(waiting_receivers), solver_.number(1)),
               solver_.equal(state_.counters[skeleton_.channels[channel].closed], solver_.number(0))};
    if (const auto& buffered = skeleton_.channels[channel].buffered) {
      meet.push_back(solver_.equal(state_.counters[*buffered], solver_.number(0)));
    }
    all.push_back(solver_.negation(solver_.all_of(meet)));
  }
  for (PlaceId id = 0; id < skeleton_.places.size(); ++id) {
    const Place& place = skeleton_.places[id];
    if (place.is_end) continue;
    if (place.is_crash) {
      all.push_back(solver_.equal(state_.places[id], solver_.number(0)));
      continue;
    }
    const bool receives = std::any_of(skeleton_.edges.begin(), skeleton_.edges.end(), [&](const Edge& edge) {
      return edge.from == id && edge.action == EdgeAction::receive;
    });
    if (fault_ == EquationFault::parked_is_done && receives) continue;
    alive.push_back(state_.places[id]);
  }
  all.push_back(solver_.at_least(solver_.sum(alive), solver_.number(1)));
  return solver_.all_of(all);
}

std::vector<std::pair<EdgeId, Term>> Equation::crashes() {
  std::vector<std::pair<EdgeId, Term>> result;
  for (EdgeId id = 0; id < skeleton_.edges.size(); ++id) {
    const Edge& edge = skeleton_.edges[id];
    if (!edge.crash) continue;
    result.emplace_back(id, solver_.all_of({solver_.at_least(state_.places[edge.from], solver_.number(1)),
                                            holds(*edge.crash, state_)}));
  }
  return result;
}

void Equation::find_steps() {
  for (EdgeId id = 0; id < skeleton_.edges.size(); ++id) {
    const Edge& edge = skeleton_.edges[id];
    if (!edge.half) {
      steps_.push_back({id});
      continue;
    }
    if (edge.action != EdgeAction::send) continue;
    for (EdgeId other = 0; other < skeleton_.edges.size(); ++other) {
      const Edge& receive = skeleton_.edges[other];
      if (receive.half != edge.half || receive.action != EdgeAction::receive) continue;
      // One goroutine cannot meet itself.
      const Place &from = skeleton_.places[edge.from], &at = skeleton_.places[receive.from];
      if (from.class_id == at.class_id && skeleton_.classes[from.class_id].is_single) continue;
      steps_.push_back({id, other});
    }
  }
}

Term Equation::can_step(const std::vector<EdgeId>& step, const StateTerms& state) {
  Terms all;
  for (const EdgeId id : step) all.push_back(can_take(skeleton_.edges[id], state));
  if (step.size() == 2) {
    const Edge &sends = skeleton_.edges[step[0]], &receives = skeleton_.edges[step[1]];
    if (sends.from == receives.from) {
      all.push_back(solver_.at_least(state.places[sends.from], solver_.number(2)));
    }
    if (const auto& buffered = skeleton_.channels[*sends.half].buffered) {
      all.push_back(solver_.equal(state.counters[*buffered], solver_.number(0)));
    }
  }
  return solver_.all_of(all);
}

Terms Equation::fired_after(const std::vector<EdgeId>& edges) {
  Terms result = fired_;
  for (const EdgeId id : edges) result[id] = solver_.sum({result[id], solver_.number(1)});
  return result;
}

StateTerms Equation::after(const std::vector<EdgeId>& edges) {
  StateTerms result = state_;
  const auto add = [&](Term& value, Term what) { value = solver_.sum({value, what}); };
  for (const EdgeId id : edges) {
    const Edge& edge = skeleton_.edges[id];
    add(result.places[edge.from], solver_.number(-1));
    add(result.places[edge.to], solver_.number(1));
    for (const PlaceId start : edge.starts) add(result.places[start], solver_.number(1));
    for (const EdgeEffect& effect : edge.effects) add(result.counters[effect.counter], amount(effect));
  }
  return result;
}

bool always_ends(const Skeleton& skeleton, std::string& why) {
  Solver solver({.budget = 20'000'000});
  Terms fired;
  std::vector<Terms> places(skeleton.places.size()), counters(skeleton.counters.size());
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    const Edge& edge = skeleton.edges[id];
    fired.push_back(solver.integer("fired"));
    solver.require(solver.at_least(fired.back(), solver.number(0)));
    const bool happens_only_so_often = edge.at_most_once || edge.action == EdgeAction::close ||
                                       (edge.action == EdgeAction::close_once && !edge.effects.empty()) ||
                                       (edge.action == EdgeAction::once && !edge.effects.empty());
    if (happens_only_so_often) solver.require(solver.equal(fired.back(), solver.number(0)));
    places[edge.from].push_back(solver.times(-1, fired[id]));
    places[edge.to].push_back(fired[id]);
    for (const PlaceId start : edge.starts) places[start].push_back(fired[id]);
    for (const EdgeEffect& effect : edge.effects) {
      // Parametric effects are on edges taken at most once.
      if (!effect.amount.is_constant()) continue;
      const std::int64_t by = effect.amount.constant;
      counters[effect.counter].push_back(
          solver.times(effect.is_at_least_zero ? std::max<std::int64_t>(by, 0) : by, fired[id]));
    }
  }
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    const Edge& edge = skeleton.edges[id];
    if (edge.begins.empty()) continue;
    Terms begun;
    for (const EdgeId begin : edge.begins) begun.push_back(fired[begin]);
    solver.require(solver.implies(solver.at_least(fired[id], solver.number(1)),
                                  solver.at_least(solver.sum(begun), solver.number(1))));
  }
  for (const Terms& place : places) solver.require(solver.at_least(solver.sum(place), solver.number(0)));
  for (CounterId id = 0; id < counters.size(); ++id) {
    // What has a bound has the same value infinitely often.
    const Term change = solver.sum(counters[id]), none = solver.number(0);
    solver.require(skeleton.counters[id].upper ? solver.equal(change, none) : solver.at_least(change, none));
  }
  for (ChannelId channel = 0; channel < skeleton.channels.size(); ++channel) {
    Terms sent, received;
    for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
      if (skeleton.edges[id].half != channel) continue;
      (skeleton.edges[id].action == EdgeAction::send ? sent : received).push_back(fired[id]);
    }
    solver.require(solver.equal(solver.sum(sent), solver.sum(received)));
  }
  solver.require(solver.at_least(solver.sum(fired), solver.number(1)));
  switch (solver.check()) {
    case Answer::unsat: return true;
    case Answer::unknown: why = "whether it ends was not decided: " + solver.reason(); return false;
    case Answer::sat: break;
  }
  std::string edges;
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    if (solver.value(fired[id]).value_or(1) == 0) continue;
    const Edge& edge = skeleton.edges[id];
    if (edge.action == EdgeAction::internal || edge.action == EdgeAction::branch) continue;
    const std::string text = describe(edge, skeleton);
    if (edges.find(text) == std::string::npos) edges += (edges.empty() ? "" : ", ") + text;
  }
  why = "it may go on for ever" + (edges.empty() ? std::string() : ": " + edges);
  return false;
}

std::string describe(const Edge& edge, const Skeleton& skeleton) {
  const GoroutineClass& who = skeleton.classes[skeleton.places[edge.from].class_id];
  std::string text = fmt::format("{} {}", who.name, to_string(edge.action));
  if (!edge.object.empty()) text += " " + edge.object;
  if (edge.position.line != 0) text += fmt::format(" (line {})", edge.position.line);
  return text;
}

}  // namespace stalemate::checker::smt
