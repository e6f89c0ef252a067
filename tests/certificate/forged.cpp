// Certificates that the command line would never write, made by hand from a real search.
#include <sstream>

#include "checker/brute_force.hpp"
#include "checker/certificate.hpp"
#include "frontend/compile.hpp"
#include "tests/certificate/certified.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

constexpr const char* polls_while_others_sleep = R"(package main

import "time"

func main() {
	done := make(chan bool)
	go func() {
		time.Sleep(time.Second)
		close(done)
	}()
	for {
		select {
		case <-done:
			return
		default:
		}
	}
}
)";

/// Claims `rules` of what a search under `limits` has stored.
certify::Judgement judge_forgery(const char* text, const model::MachineLimits& limits,
                                 const std::vector<model::Rule>& rules, std::vector<std::string> assumptions) {
  const TemporaryFolder folder;
  const std::vector<std::string> files{folder.write("program.go", text)};
  const frontend::CompileResult compiled = frontend::compile(files, {});
  REQUIRE(compiled.program);
  model::Machine machine(*compiled.program, limits);
  const checker::Exploration exploration = checker::brute_force(machine, {});
  checker::CheckResult result;
  result.verdict = rules.empty() ? checker::Verdict::safe : checker::Verdict::bug;
  for (const model::Rule rule : rules) result.findings.emplace_back().rule = rule;
  result.assumptions = std::move(assumptions);
  std::ostringstream certificate;
  checker::write_certificate(certificate, {compiled.sources().digest(), "main", compiled.go_version, {}, {0, 3}},
                             machine, exploration, result);
  return certify::judge(certificate.str(), files);
}

}  // namespace

TEST_CASE("nothing follows where ordered time stands still") {
  model::MachineLimits limits;
  limits.ordered_time = true;
  const auto judgement =
      judge_forgery(polls_while_others_sleep, limits, {model::Rule::partial_deadlock}, {"time is ordered"});
  INFO(judgement.text);
  CHECK(judgement.outcome == certify::Outcome::rejected);
  CHECK(contains(judgement.text, "ordered time stands still"));
  CHECK(judge_forgery(polls_while_others_sleep, {}, {}, {}).outcome == certify::Outcome::accepted);
}

TEST_CASE("a failure that is assumed away has to be listed") {
  constexpr const char* fails = "package main\n\nfunc main() {\n\tpanic(\"late\")\n}\n";
  model::MachineLimits limits;
  CHECK(judge_forgery(fails, limits, {model::Rule::panic}, {}).outcome == certify::Outcome::accepted);
  limits.assumed_away.push_back({model::Rule::panic, {0, 4, 2}});
  CHECK(judge_forgery(fails, limits, {}, {"line 4 is not met"}).outcome == certify::Outcome::accepted);
  CHECK(judge_forgery(fails, limits, {}, {}).outcome == certify::Outcome::rejected);
  CHECK(judge_forgery(fails, limits, {model::Rule::panic}, {"line 4 is not met"}).outcome ==
        certify::Outcome::rejected);
}
