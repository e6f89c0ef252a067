// What a reduced search must have in common with brute force: terminal states, places goroutines come to, crashes.
#pragma once

#include <set>
#include <string>

#include "checker/explorer.hpp"
#include "checker/place.hpp"
#include "model/canonical_state.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/stored_bytes.hpp"

namespace stalemate::checker {

struct Facts {
  std::set<std::string> terminal_states, places, crashes;
  friend bool operator==(const Facts&, const Facts&) = default;
};

inline std::string place_text(const model::Goroutine& g) {
  std::string text;
  for (std::uint32_t f = 0; f < g.frame_count; ++f) {
    text += std::to_string(g.frames[f].function) + ":" + std::to_string(g.frames[f].pc) + " ";
  }
  return text;
}

inline Facts facts_of(const model::Machine& machine, const Exploration& exploration) {
  Facts facts;
  StoredBytes stored(machine, exploration);
  model::State state;
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    const std::vector<std::uint8_t> bytes = stored.of(s);
    if (exploration.graph.is_terminal(s)) facts.terminal_states.emplace(bytes.begin(), bytes.end());
    model::decode(machine, bytes.data(), bytes.size(), state);
    if (state.end != model::EndKind::running) continue;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      // An access may be done by somebody else's step, when that leaves its object to one goroutine: whether one stands
      // there is a matter of order.
      const model::Op op = instruction_at(machine.program(), state, g).op;
      if (model::class_of(op) == model::OpClass::memory || op == model::Op::map_next) continue;
      facts.places.insert(place_text(state.goroutine(g)));
    }
  }
  for (const CrashGroup& group : exploration.seen.crashes()) {
    facts.crashes.insert(std::string(model::name(group.rule)) + " " + std::to_string(group.position.line));
  }
  return facts;
}

/// What is left of terminal states if nobody looks at which goroutine holds which object: who stands where.
inline std::set<std::multiset<std::string>> endings_of(const model::Machine& machine, const Exploration& exploration) {
  std::set<std::multiset<std::string>> endings;
  StoredBytes stored(machine, exploration);
  model::State state;
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    if (!exploration.graph.is_terminal(s)) continue;
    const std::vector<std::uint8_t> bytes = stored.of(s);
    model::decode(machine, bytes.data(), bytes.size(), state);
    std::multiset<std::string> ending;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) ending.insert(place_text(state.goroutine(g)));
    endings.insert(std::move(ending));
  }
  return endings;
}

/// Fingerprints of the errors that a check finds. Warnings are left out: paths that spin are not preserved.
inline std::set<std::string> errors_of(const model::Program& program, Reduction reduction, bool symmetry = false) {
  CheckOptions options;
  options.reduction = reduction;
  options.symmetry = symmetry;
  const CheckResult result = check(program, options);
  REQUIRE(result.stopped_by == StoppedBy::nothing);
  std::set<std::string> findings;
  for (const Finding& f : result.findings) {
    if (f.is_error()) findings.insert(f.fingerprint);
  }
  return findings;
}

}  // namespace stalemate::checker
