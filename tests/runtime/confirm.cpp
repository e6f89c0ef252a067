// Classifying real runs, comparing them with predictions, and running processes.
#include "runtime/go/confirm.hpp"

#include "report/confirmation_text.hpp"
#include "runtime/go/toolchain.hpp"
#include "tests/cli/temporary.hpp"
#include "tests/doctest.hpp"

using namespace stalemate::runtime;
using std::chrono::milliseconds;

namespace {

ProcessResult ended(int code, const std::string& error_output) {
  ProcessResult result;
  result.was_started = true;
  result.exit_code = code;
  result.error_output = error_output;
  return result;
}

Confirmation observed(std::vector<OutcomeCount> outcomes, const Prediction& prediction) {
  Confirmation confirmation;
  confirmation.go_version = "go1.19.8";
  for (OutcomeCount& outcome : outcomes) {
    outcome.is_predicted = is_predicted(outcome, prediction);
    confirmation.runs += outcome.count;
  }
  confirmation.outcomes = std::move(outcomes);
  conclude(confirmation, prediction, {});
  return confirmation;
}

}  // namespace

TEST_CASE("how runs end") {
  CHECK(classify(ended(0, ""))->outcome == Outcome::exit);
  CHECK(classify(ended(3, ""))->detail == "exit code 3");
  CHECK(classify(ended(2, "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1"))->outcome ==
        Outcome::deadlock);
  CHECK(classify(ended(2, "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n"))->outcome ==
        Outcome::deadlock);
  const auto panic = classify(ended(2, "starting\npanic: send on closed channel\n\ngoroutine 6 [running]:\n"));
  CHECK(panic->outcome == Outcome::panic);
  CHECK(panic->detail == "panic: send on closed channel");
  CHECK(classify(ended(2, "usage: x"))->outcome == Outcome::exit);
  CHECK(classify(ended(0, "panic: recovered\n"))->outcome == Outcome::exit);
  ProcessResult hung = ended(-1, "");
  hung.timed_out = true;
  CHECK(classify(hung)->outcome == Outcome::hang);
  CHECK_FALSE(classify(ProcessResult{}));
}

TEST_CASE("what was seen has to be predicted") {
  Prediction deadlock;
  deadlock.complete = deadlock.can_deadlock = deadlock.has_findings = true;
  CHECK(observed({{Outcome::deadlock, "", 20}}, deadlock).status == ConfirmationStatus::confirmed);
  CHECK(observed({{Outcome::exit, "", 1}, {Outcome::deadlock, "", 19}}, deadlock).status ==
        ConfirmationStatus::mismatch);
  CHECK(observed({{Outcome::hang, "", 20}}, deadlock).status == ConfirmationStatus::confirmed);

  Prediction incomplete = deadlock;
  incomplete.complete = false;
  CHECK(observed({{Outcome::exit, "", 20}}, incomplete).status == ConfirmationStatus::not_refuted);

  Prediction safe;
  safe.complete = safe.can_exit = true;
  CHECK(observed({{Outcome::exit, "", 20}}, safe).status == ConfirmationStatus::agrees);
  CHECK(observed({{Outcome::hang, "", 20}}, safe).status == ConfirmationStatus::not_refuted);
  CHECK(observed({{Outcome::panic, "panic: x", 20}}, safe).status == ConfirmationStatus::mismatch);

  Prediction leak = safe;
  leak.has_leak = leak.has_findings = true;
  CHECK(observed({{Outcome::exit, "", 20}}, leak).status == ConfirmationStatus::agrees);
  CHECK(observed({{Outcome::exit, "", 20}}, leak).note.find("cannot show a leak") != std::string::npos);

  Prediction rare = safe;
  rare.can_panic = rare.has_findings = true;
  rare.crash_rules = {stalemate::model::Rule::send_on_closed};
  CHECK(observed({{Outcome::exit, "", 20}}, rare).status == ConfirmationStatus::not_reproduced);
  CHECK(observed({{Outcome::panic, "panic: send on closed channel", 1}}, rare).status == ConfirmationStatus::confirmed);
  CHECK(observed({{Outcome::panic, "panic: close of closed channel", 1}}, rare).status == ConfirmationStatus::mismatch);
  CHECK(observed({{Outcome::panic, "panic: main.Mine{0xc000}", 1}}, rare).status == ConfirmationStatus::confirmed);
}

TEST_CASE("a confirmation in words") {
  Prediction deadlock;
  deadlock.complete = deadlock.can_deadlock = deadlock.has_findings = true;
  const auto lines = stalemate::report::confirmation_lines(observed({{Outcome::deadlock, "", 20}}, deadlock));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "go1.19.8: 20/20 runs end in deadlock; predicted");
  Confirmation no_go;
  no_go.reason = "there is no `go` on PATH";
  const auto skipped = stalemate::report::confirmation_lines(no_go);
  CHECK(skipped == std::vector<std::string>{"not run on real Go: there is no `go` on PATH"});
}

TEST_CASE("processes: output, exit codes, time limits, what cannot be started") {
  const auto shell = [](const std::string& script, milliseconds timeout = milliseconds(10'000)) {
    return run_process({{"/bin/sh", "-c", script}, {{"COLOUR", "blue"}}, "/", timeout, 1000});
  };
  const auto simple = shell("echo $COLOUR; pwd; echo problem >&2; exit 7");
  CHECK(simple.was_started);
  CHECK(simple.exit_code == 7);
  CHECK(simple.output == "blue\n/\n");
  CHECK(simple.error_output == "problem\n");
  CHECK(shell("kill -9 $$").signal == 9);
  CHECK(shell("yes | head -c 100000").output.size() == 1000);

  const auto begin = std::chrono::steady_clock::now();
  const auto slow = shell("sleep 30 & sleep 30", milliseconds(200));
  CHECK(slow.timed_out);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  CHECK(shell("exec >&- 2>&-; sleep 30", milliseconds(200)).timed_out);

  CHECK_FALSE(run_process({{"/does/not/exist"}, {}, {}, milliseconds(1000), 10}).was_started);
  CHECK_FALSE(run_process({{"/bin/true"}, {}, "/does/not/exist", milliseconds(1000), 10}).was_started);
}

TEST_CASE("real Go: builds, runs, and leaves nothing behind in the user's folder" * doctest::skip(!find_toolchain())) {
  const stalemate::test::TemporaryFolder folder;
  const std::string dead = folder.write("dead.go", "package main\n\nfunc main() {\n\t<-make(chan int)\n}\n");
  Prediction prediction;
  prediction.complete = prediction.can_deadlock = prediction.has_findings = true;
  ConfirmOptions options;
  options.runs = 3;
  const Confirmation seen = confirm({dead}, prediction, options);
  INFO(seen.reason);
  CHECK(seen.status == ConfirmationStatus::confirmed);
  CHECK(seen.runs == 3);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);

  const std::string broken = folder.write("broken/b.go", "package main\n\nfunc main() { x }\n");
  const Confirmation refused = confirm({broken}, prediction, options);
  CHECK(refused.status == ConfirmationStatus::skipped);
  CHECK(refused.reason.find("go build:") == 0);
  options.language = 199;
  CHECK(confirm({dead}, prediction, options).reason.find("does not know") != std::string::npos);
}
