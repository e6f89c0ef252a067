// The order engine against explicit search: on random programs the two never disagree about what can go wrong where the
// engine says that it knows everything, and what it reports is always there. Mistakes planted in its formula are
// noticed as disagreements.
#include <map>
#include <set>

#include "checker/engine.hpp"
#include "tests/checker/random_short_program.hpp"
#include "tests/doctest.hpp"

using namespace stalemate;
using checker::Engine;
using checker::Verdict;
using model::test::RandomShortProgram;
using model::test::ShortProgram;

namespace {

struct Outcome {
  bool is_complete = false;
  std::set<std::string> rules;  // of errors
  std::string why;
};

Outcome outcome_of(const checker::CheckResult& result) {
  Outcome outcome;
  outcome.is_complete = result.stopped_by == checker::StoppedBy::nothing;
  outcome.why = result.stopped_detail;
  for (const checker::Finding& finding : result.findings) {
    if (finding.is_error()) outcome.rules.emplace(model::name(finding.rule));
  }
  return outcome;
}

std::string to_string(const std::set<std::string>& rules) {
  std::string text;
  for (const std::string& rule : rules) text += rule + " ";
  return text;
}

Outcome by_order(const model::Program& program, checker::smt::OrderFault fault = checker::smt::OrderFault::none) {
  checker::EngineOptions engine;
  engine.engine = Engine::smt;
  engine.unroll_max = 12;
  engine.order_fault = fault;
  return outcome_of(checker::check_with(engine, program, {}));
}

/// What is wrong with the order engine's answer, given the complete one; empty: nothing.
std::string disagreement(const Outcome& order, const Outcome& search) {
  for (const std::string& rule : order.rules) {
    if (!search.rules.contains(rule)) return "reports " + rule;
  }
  if (order.is_complete && order.rules != search.rules)
    return "knows all and says " + to_string(order.rules) + "instead of " + to_string(search.rules);
  return {};
}

}  // namespace

TEST_CASE("order engine and explicit search agree on random programs") {
  if (!checker::smt::is_available()) return;
  int complete = 0, buggy = 0, total = 0;
  std::map<std::string, int> reasons;
  for (unsigned seed = 1; seed <= 250; ++seed) {
    const std::string text = RandomShortProgram(seed).text();
    const model::Program program = ShortProgram(text).make();
    checker::CheckOptions options;
    options.states_max = 20'000;
    const Outcome search = outcome_of(checker::check(program, options));
    if (!search.is_complete) continue;
    const Outcome order = by_order(program);
    INFO("seed " << seed << ": " << text);
    CHECK(disagreement(order, search) == "");
    ++total;
    complete += order.is_complete ? 1 : 0;
    buggy += !order.rules.empty() ? 1 : 0;
    if (!order.is_complete) ++reasons[order.why];
  }
  for (const auto& reason : reasons) MESSAGE(reason.second << ": " << reason.first);
  MESSAGE("of " << total << " programs the engine knew all about " << complete << "; " << buggy << " had errors");
  CHECK(complete > total / 4);
}
