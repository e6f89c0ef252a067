// What a stateless search must have in common with brute force.
#pragma once

#include <cstdlib>
#include <set>
#include <string>

#include "checker/brute_force.hpp"
#include "checker/optimal_dpor.hpp"
#include "model/canonical_state.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/stored_bytes.hpp"
#include "tests/checker/trace_oracle.hpp"
#include "tests/model/random_program.hpp"

namespace stalemate::checker {

struct EndFacts {
  std::set<std::string> terminal_states, crashes, reached;
  std::set<std::pair<bool, bool>> other;  // is there an exit, are there races
  friend bool operator==(const EndFacts&, const EndFacts&) = default;
};

inline EndFacts end_facts(const model::Machine& machine, const Exploration& exploration) {
  EndFacts facts;
  StoredBytes stored(machine, exploration);
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    if (exploration.graph.is_terminal(s)) facts.terminal_states.insert(stored.text(s));
  }
  for (const CrashGroup& group : exploration.seen.crashes()) {
    facts.crashes.insert(std::string(model::name(group.rule)) + " " + std::to_string(group.position.line));
  }
  facts.reached = exploration.seen.reached();
  facts.other.emplace(exploration.seen.exit_seen(), !exploration.seen.races().empty());
  return facts;
}

/// Verdict, findings and outcomes, as text.
inline std::set<std::string> all_findings(const model::Program& program, Reduction reduction,
                                          std::optional<std::chrono::milliseconds> timeout = {}) {
  CheckOptions options;
  options.reduction = reduction;
  options.timeout = timeout;
  const CheckResult result = check(program, options);
  if (result.stopped_by != StoppedBy::nothing) return {"stopped: " + result.stopped_detail};
  std::set<std::string> findings;
  for (const Finding& f : result.findings) findings.insert(f.fingerprint);
  findings.insert("verdict " + std::to_string(static_cast<int>(result.verdict)));
  if (result.can_exit) findings.insert("can exit");
  if (result.can_deadlock) findings.insert("can deadlock");
  if (result.can_panic) findings.insert("can panic");
  if (result.can_hang) findings.insert("can hang");
  return findings;
}

inline unsigned dpor_seeds(unsigned normal) {
  const char* wanted = std::getenv("STALEMATE_DPOR_SEEDS");
  return wanted == nullptr ? normal : static_cast<unsigned>(std::atoi(wanted));
}

struct Compared {
  std::uint64_t programs = 0, traces = 0, executions = 0, by_execution = 0;
};

/// Compares the stateless search with both oracles. Programs with too many traces are passed over.
inline void compare_with_oracles(const model::Program& program, std::size_t beginnings_max, Compared& total) {
  const model::Machine fresh(program);
  TraceOracle oracle(fresh);
  const std::optional<std::uint64_t> traces = oracle.by_beginnings(beginnings_max);
  if (!traces) return;
  CHECK(oracle.is_valid);
  model::Machine machine(program);
  CheckOptions options;
  options.self_check = true;
  const Exploration reduced = optimal_dpor(machine, options);
  REQUIRE((reduced.complete() || reduced.stopped_detail == dpor_gap));
  CHECK(reduced.execution_count == *traces);
  CHECK(reduced.redundant_count == 0);
  const Exploration full = brute_force(machine, options);
  REQUIRE(full.complete());
  CHECK(end_facts(machine, reduced) == end_facts(machine, full));
  if (reduced.complete()) CHECK(all_findings(program, Reduction::dpor) == all_findings(program, Reduction::none));
  ++total.programs;
  total.traces += *traces;
  total.executions += reduced.execution_count;
  if (*traces > 200) return;
  TraceOracle plain(fresh);
  const std::optional<std::uint64_t> again = plain.by_executions(1000);
  if (!again) return;
  CHECK(*again == *traces);
  ++total.by_execution;
}

}  // namespace stalemate::checker
