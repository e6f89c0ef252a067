// The order engine beside explicit search: what each says of a program, and whether that can be true of both.
#pragma once

#include <set>
#include <string>

#include "checker/engine.hpp"

namespace stalemate::test {

struct Outcome {
  bool is_complete = false;
  std::set<std::string> rules;     // of errors
  std::set<std::string> findings;  // fingerprints of errors
  std::string why;                 // it is not complete
};

inline Outcome outcome_of(const checker::CheckResult& result) {
  Outcome outcome;
  outcome.is_complete = result.stopped_by == checker::StoppedBy::nothing;
  outcome.why = result.stopped_detail;
  for (const checker::Finding& finding : result.findings) {
    if (!finding.is_error()) continue;
    outcome.rules.emplace(model::name(finding.rule));
    // "#2": how often the same was found before, at other places of one lock operation.
    outcome.findings.insert(finding.fingerprint.substr(0, finding.fingerprint.find('#')));
  }
  return outcome;
}

inline Outcome by_search(const model::Program& program, std::uint64_t states_max) {
  checker::CheckOptions options;
  options.states_max = states_max;
  return outcome_of(checker::check(program, options));
}

inline Outcome by_order(const model::Program& program, std::uint32_t unroll_max,
                        checker::smt::OrderFault fault = checker::smt::OrderFault::none) {
  checker::EngineOptions engine;
  engine.engine = checker::Engine::smt;
  engine.unroll_max = unroll_max;
  engine.order_fault = fault;
  return outcome_of(checker::check_with(engine, program, {}));
}

inline std::string to_string(const std::set<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : " ") + one;
  return "{" + text + "}";
}

/// What is wrong with the order engine's answer; empty: nothing. An answer that the machine cannot execute is never
/// reported, but it shows that the formula allows what does not happen. What the search did not finish says only what
/// there is.
inline std::string disagreement(const Outcome& order, const Outcome& search) {
  if (order.why.find("the machine does not follow") != std::string::npos) return order.why;
  if (search.is_complete) {
    for (const std::string& finding : order.findings) {
      if (!search.findings.contains(finding)) return "reports what the search does not find: " + finding;
    }
  }
  if (!order.is_complete) return {};
  for (const std::string& rule : search.rules) {
    if (!order.rules.contains(rule)) return "knows all and says " + to_string(order.rules) + ", without " + rule;
  }
  return {};
}

}  // namespace stalemate::test
