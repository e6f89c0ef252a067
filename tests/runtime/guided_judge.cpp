// What a guided run left behind is confirmed only if everything is as predicted: one thing is wrong in each case.
#include "runtime/go/guided_run.hpp"
#include "tests/doctest.hpp"

using namespace stalemate::runtime;

namespace {

const std::string report =
    "fatal error: all goroutines are asleep - deadlock!\n\n"
    "goroutine 1 [chan receive]:\nmain.zz_userMain()\n\t/p/a.go:12 +0x1\nmain.main()\n\t/p/a.go:5 +0x1\n\n"
    "goroutine 6 [semacquire]:\nsync.(*Mutex).Lock(...)\n\t/go/mutex.go:81\nmain.f()\n\t/p/a.go:20 +0x1\n"
    "created by main.zz_userMain\n\t/p/a.go:9 +0x1\n";
const std::string log_text = "G g1 1\nS 0\nG g1.1 6\nS 1\nOK\n";

struct Run {
  Passages passages;
  Predicted predicted;
  std::string log = log_text;
  ProcessResult process;

  Run() {
    passages.list = {{"g1", {1}, -1, 0, "-", false, 1, "go"}, {"g1.1", {2}, -1, 0, "-", false, 2, "mu.Lock()"}};
    predicted.stuck = {{"g1", {12}}, {"g1.1", {20}}};
    process.was_started = true;
    process.exit_code = 2;
    process.error_output = report;
  }
  Guided judged() const { return judge(passages, predicted, log, process, {"/p/a.go"}); }
};

}  // namespace

TEST_CASE("Go reports what was predicted") {
  Run run;
  CHECK(run.judged().level == GuidedLevel::by_detector);
  run.predicted.end = Predicted::End::leak;
  CHECK(run.judged().level == GuidedLevel::by_detector);
}

TEST_CASE("another line, another goroutine, another end are no confirmation") {
  Run line;
  line.predicted.stuck[1].lines = {21};
  CHECK(line.judged().level == GuidedLevel::diverged);
  CHECK(line.judged().reason == "g1.1 is blocked in line 20 instead of 21");

  Run missing;
  missing.predicted.stuck.push_back({"g1.2", {30}});
  CHECK(missing.judged().level == GuidedLevel::diverged);

  Run more;
  more.predicted.stuck.pop_back();
  CHECK(more.judged().reason == "g1.1 is there as well");

  Run crash;
  crash.predicted.end = Predicted::End::crash;
  CHECK(crash.judged().level == GuidedLevel::diverged);

  Run clean;
  clean.process.exit_code = 0;
  clean.process.error_output.clear();
  CHECK(clean.judged().level == GuidedLevel::diverged);
}

TEST_CASE("a schedule that was not followed says where") {
  Run refused;
  refused.log = "G g1 1\nS 0\nDIVERGE 1 it has ended\n";
  CHECK(refused.judged().level == GuidedLevel::diverged);
  CHECK(refused.judged().step == 2);
  CHECK(refused.judged().reason == "the model: g1.1 does mu.Lock(); Go: it has ended");

  Run cut;
  cut.log = "G g1 1\nS 0\n";
  CHECK(cut.judged().level == GuidedLevel::diverged);
  CHECK(cut.judged().step == 2);
}

TEST_CASE("a crash counts by its rule and its line") {
  Run run;
  run.predicted = {};
  run.predicted.end = Predicted::End::crash;
  run.predicted.rule = stalemate::model::Rule::send_on_closed;
  run.predicted.crash_lines = {20};
  run.process.error_output =
      "panic: send on closed channel\n\ngoroutine 6 [running]:\nmain.f()\n\t/p/a.go:20 +0x1\n\n"
      "goroutine 1 [chan receive]:\nmain.zz_userMain()\n\t/p/a.go:12 +0x1\n";
  CHECK(run.judged().level == GuidedLevel::by_detector);
  run.predicted.crash_lines = {12};
  CHECK(run.judged().level == GuidedLevel::diverged);
  run.predicted.crash_lines = {20};
  run.predicted.rule = stalemate::model::Rule::close_of_closed;
  CHECK(run.judged().level == GuidedLevel::diverged);
}

TEST_CASE("who is stuck while others live shows in the dump") {
  Run run;
  run.predicted.end = Predicted::End::partial;
  run.predicted.stuck = {{"g1.1", {20}}};
  const std::string dump = report.substr(report.find("goroutine 1"));
  run.log = log_text + "DUMP " + std::to_string(dump.size()) + "\n" + dump + "\n";
  run.process.exit_code = -1;
  run.process.timed_out = true;
  CHECK(run.judged().level == GuidedLevel::by_dump);
  run.predicted.stuck = {{"g1.1", {22}}};
  CHECK(run.judged().level == GuidedLevel::diverged);
}

TEST_CASE("a data race counts if the detector names both lines, in either order") {
  Run run;
  run.predicted = {};
  run.predicted.end = Predicted::End::race;
  run.predicted.crash_lines = {12};
  run.predicted.other_lines = {20};
  run.process.exit_code = 66;
  const std::string begin = "==================\nWARNING: DATA RACE\n";
  const std::string write = "Write at 0x1 by goroutine 7:\n  main.f()\n      /p/a.go:20 +0x1\n\n";
  const std::string read = "Previous read at 0x1 by main goroutine:\n  main.main()\n      /p/a.go:12 +0x1\n\n";
  const std::string made =
      "Goroutine 7 (running) created at:\n  main.main()\n      /p/a.go:9 +0x1\n==================\n";
  run.process.error_output = begin + write + read + made;
  CHECK(run.judged().level == GuidedLevel::by_race_detector);
  std::swap(run.predicted.crash_lines, run.predicted.other_lines);
  CHECK(run.judged().level == GuidedLevel::by_race_detector);
  run.predicted.other_lines = {9};
  CHECK(run.judged().level == GuidedLevel::diverged);
  run.predicted.other_lines = {20};
  CHECK(run.judged().level == GuidedLevel::diverged);
  run.process.error_output.clear();
  CHECK(run.judged().level == GuidedLevel::diverged);
}

TEST_CASE("whoever came to no gate is known by its line") {
  Run run;
  run.log = "G g1 1\nS 0\nS 1\nOK\n";
  CHECK(run.judged().level == GuidedLevel::by_detector);
  run.predicted.stuck[1].lines = {21};
  CHECK(run.judged().level == GuidedLevel::diverged);
}

TEST_CASE("a test that fails says so, or its line") {
  Run run;
  run.predicted = {};
  run.predicted.end = Predicted::End::failure;
  run.predicted.crash_lines = {20};
  CHECK(run.judged().level == GuidedLevel::diverged);
  run.process.output = "    a.go:20: no\n";
  CHECK(run.judged().level == GuidedLevel::by_detector);
  run.process.output = "    a.go:21: no\n";
  CHECK(run.judged().level == GuidedLevel::diverged);
  run.log += "F\n";
  CHECK(run.judged().level == GuidedLevel::by_detector);
}
