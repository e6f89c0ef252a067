// A few lines of brute force over Machine, with every self-check on: invariants and the encode/decode round trip in
// each state, and for each pair of enabled transitions that the machine calls independent, that they commute.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/canonical_state.hpp"
#include "program_builder.hpp"

namespace stalemate::model::test {

struct Explored {
  std::size_t states = 0, transitions = 0;
  std::size_t independent_pairs = 0, dependent_pairs = 0;
  /// "done", "panic: text", "fatal: text", "blocked n", "left n" (main has returned), each with the package variables
  /// and what was printed on the way if asked for.
  std::set<std::string> outcomes;
};

using Bytes = std::vector<std::uint8_t>;

inline std::string outcome_of(const State& state) {
  if (state.end == EndKind::crash) return (state.crash_is_fatal ? "fatal: " : "panic: ") + state.crash_message;
  if (state.end == EndKind::exit) return "exit " + std::to_string(state.exit_code);
  std::string text = "done";
  if (state.goroutine_count > 0) {
    text = (state.main_returned ? "left " : "blocked ") + std::to_string(state.goroutine_count);
  }
  for (const Word word : state.objects[1].words) text += " " + std::to_string(static_cast<std::int64_t>(word));
  return text;
}

inline void check_round_trip(const Machine& machine, const State& state, const Bytes& bytes) {
  State copy;
  decode(machine, bytes.data(), bytes.size(), copy);
  Bytes again;
  encode(machine, copy, again);
  REQUIRE(again == bytes);
  if (state.end == EndKind::running) check_invariants(machine, copy);
}

/// Whether two steps give the same state in either order (true as well if one ends the run).
inline bool commutes(Machine& machine, const State& state, const Transition& t, const Transition& u) {
  const auto both = [&](Transition first, Transition second, Bytes& bytes) {
    State after = state;
    StepInfo info;
    machine.step(after, first, info);
    if (after.end != EndKind::running) return 2;
    const auto move = [&](std::uint16_t& g) {
      const std::uint32_t to = info.new_index[g];
      if (to == no_index) return false;
      g = static_cast<std::uint16_t>(to);
      return true;
    };
    if (second.kind == TransitionKind::fire) {
      // Timers are known by their place in the list only.
      if (after.timer_count != state.timer_count) return 2;
    } else {
      if (!move(second.g)) return 0;
      if (second.kind == TransitionKind::rendezvous && !move(second.partner)) return 0;
    }
    std::vector<Transition> enabled;
    machine.enabled(after, enabled);
    if (std::find(enabled.begin(), enabled.end(), second) == enabled.end()) return 0;
    machine.step(after, second, info);
    if (after.end != EndKind::running) return 2;
    encode(machine, after, bytes);
    return 1;
  };
  Bytes x, y;
  const int one = both(t, u, x), other = both(u, t, y);
  if (one == 2 || other == 2) return true;
  return one == 1 && other == 1 && x == y;
}

inline Explored explore(const Program& program, std::size_t states_max = 200'000, bool check_dependence = true) {
  check_invariants(program);
  Machine machine(program);
  Explored result;
  std::set<Bytes> seen;
  std::vector<Bytes> work;
  State state;
  StepInfo info;
  machine.initial(state, info);
  Bytes bytes;
  const auto meet = [&](const State& reached) {
    if (reached.end == EndKind::running) check_invariants(machine, reached);
    encode(machine, reached, bytes);
    if (!seen.insert(bytes).second) return;
    check_round_trip(machine, reached, bytes);
    if (reached.end != EndKind::running) result.outcomes.insert(outcome_of(reached));
    if (reached.end == EndKind::running) work.push_back(bytes);
  };
  meet(state);
  std::vector<Transition> enabled;
  State from;
  while (!work.empty() && seen.size() < states_max) {
    const Bytes next = std::move(work.back());
    work.pop_back();
    decode(machine, next.data(), next.size(), from);
    machine.enabled(from, enabled);
    if (enabled.empty()) result.outcomes.insert(outcome_of(from));
    for (std::uint32_t g = 0; g < from.goroutine_count; ++g) {
      const bool listed = std::any_of(enabled.begin(), enabled.end(), [&](const Transition& t) {
        return t.kind != TransitionKind::fire && (t.g == g || (t.kind == TransitionKind::rendezvous && t.partner == g));
      });
      REQUIRE(machine.is_enabled(from, g) == listed);
    }
    const std::vector<Transition> all = enabled;
    for (const Transition& t : all) {
      ++result.transitions;
      state = from;
      machine.describe(from, t);
      machine.step(state, t, info);
      REQUIRE(machine.limit_reached() == nullptr);
      REQUIRE(info.new_index.size() == from.goroutine_count);
      meet(state);
    }
    for (std::size_t i = 0; check_dependence && i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const bool dependent = machine.dependent(from, all[i], all[j]);
        REQUIRE(machine.dependent(from, all[j], all[i]) == dependent);
        ++(dependent ? result.dependent_pairs : result.independent_pairs);
        if (!dependent && !commutes(machine, from, all[i], all[j])) {
          FAIL_CHECK("independent transitions do not commute: " << machine.describe(from, all[i]) << " and "
                                                                << machine.describe(from, all[j]));
        }
      }
    }
  }
  REQUIRE(seen.size() < states_max);
  result.states = seen.size();
  return result;
}

/// Runs a program without choices to its end; returns what it printed, then " / " and the outcome.
inline std::string run(const Program& program) {
  check_invariants(program);
  Machine machine(program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  std::string printed = info.output;
  std::vector<Transition> enabled;
  for (int steps = 0; steps < 100'000; ++steps) {
    if (state.end == EndKind::running) check_invariants(machine, state);
    machine.enabled(state, enabled);
    if (enabled.empty()) break;
    machine.step(state, enabled[0], info);
    printed += info.output;
  }
  return printed + " / " + outcome_of(state);
}

}  // namespace stalemate::model::test
