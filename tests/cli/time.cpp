// Free and ordered time, and test failures that only a timeout which comes too early leads to.
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

/// A test that fails if it waits longer than `timeout` for a goroutine that takes `work`.
std::string guarded(const std::string& work, const std::string& timeout, const std::string& on_timeout) {
  return "package p\n\nimport (\n\t\"testing\"\n\t\"time\"\n)\n\nfunc TestGuarded(t *testing.T) {\n"
         "\tdone := make(chan bool)\n\tgo func() {\n\t\ttime.Sleep(" +
         work + ")\n\t\tdone <- true\n\t}()\n\tselect {\n\tcase <-done:\n\tcase <-time.After(" + timeout + "):\n\t\t" +
         on_timeout + "\n\t}\n}\n";
}

nlohmann::json checked(const std::string& text, std::vector<std::string> flags = {}) {
  const TemporaryFolder folder;
  folder.write("p_test.go", text);
  std::vector<std::string> arguments{"check", "--format", "json", "--self-check", "p_test.go"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return nlohmann::json::parse(stalemate_in(folder.path(), arguments).output)["files"][0];
}

}  // namespace

TEST_CASE("a watchdog of a test is no bug, what it guards against is") {
  for (const char* const reaction : {"t.Fatal(\"too slow\")", "t.Error(\"too slow\")", "panic(\"too slow\")"}) {
    CAPTURE(reaction);
    for (const char* const reduction : {"none", "stubborn"}) {
      const nlohmann::json safe =
          checked(guarded("time.Millisecond", "time.Second", reaction), {"--reduction", reduction});
      CHECK(safe["verdict"] == "safe");
      REQUIRE(safe["findings"].size() == 1);
      CHECK(safe["findings"][0]["rule"] == "early-timeout");
      CHECK(safe["findings"][0]["severity"] == "warning");
      CHECK(safe["assumptions"].size() == 1);
    }
    const nlohmann::json bug = checked(guarded("2*time.Second", "time.Second", reaction));
    CHECK(bug["verdict"] == "bug");
    // The failure, and, if the test ends with it, the goroutine left behind.
    CHECK(bug["findings"].size() == (std::string(reaction).starts_with("t.") ? 2 : 1));
    // As long as each other: either may come first.
    CHECK(checked(guarded("time.Second", "time.Second", reaction))["verdict"] == "bug");
  }
}

namespace {

/// A program in which work that takes `work` is waited for in many ways, of which `wait` is one.
nlohmann::json waited(const std::string& wait, const std::string& work) {
  const std::string text =
      "package main\n\nimport (\n\t\"context\"\n\t\"errors\"\n\t\"log\"\n\t\"time\"\n)\n\n"
      "type tester interface{ Fatal(string) }\ntype fake struct{}\n\nfunc (fake) Fatal(s string) { panic(s) }\n"
      "func fail(s string) { panic(s) }\nfunc must(ok bool) {\n\tif !ok {\n\t\tpanic(\"not\")\n\t}\n}\n"
      "func check(err error) {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}\n"
      "func in(d time.Duration) bool {\n\tselect {\n\tcase <-done:\n\t\treturn true\n\tcase <-time.After(d):\n"
      "\t\treturn false\n\t}\n}\nfunc until(ctx context.Context) error {\n\tselect {\n\tcase <-done:\n\t\treturn nil\n"
      "\tcase <-ctx.Done():\n\t\treturn ctx.Err()\n\t}\n}\nfunc twice(ctx context.Context) error { return until(ctx) "
      "}\n"
      "var done = make(chan bool, 1)\nvar errLate = errors.New(\"late\")\n\nfunc main() {\n"
      "\tvar t tester = fake{}\n\tctx, cancel := context.WithTimeout(context.Background(), time.Second)\n"
      "\tdefer cancel()\n\t_, _, _, _, _ = t, ctx, in, fail, errLate\n\t_ = log.Println\n\tgo func() "
      "{\n\t\ttime.Sleep(" +
      work + ")\n\t\tdone <- true\n\t}()\n\t" + wait + "\n}\n";
  const TemporaryFolder folder;
  folder.write("main.go", text);
  return nlohmann::json::parse(
      stalemate_in(folder.path(), {"check", "--format", "json", "--self-check", "main.go"}).output)["files"][0];
}

bool has(const nlohmann::json& file, const std::string& rule) {
  for (const nlohmann::json& finding : file["findings"]) {
    if (finding["rule"] == rule) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a watchdog may bark in a function that does nothing else") {
  for (const char* const wait : {
           "select {\n\tcase <-done:\n\tcase <-time.After(time.Second):\n\t\tfail(\"late\")\n\t}",
           "select {\n\tcase <-done:\n\tcase <-ctx.Done():\n\t\tt.Fatal(\"late\")\n\t}",
           "select {\n\tcase <-done:\n\tcase <-ctx.Done():\n\t\tlog.Panicf(\"late\")\n\t}",
           "start := time.Now()\n\t<-done\n\tif time.Since(start) > time.Second {\n\t\tfail(\"late\")\n\t}",
       }) {
    CAPTURE(wait);
    const nlohmann::json early = waited(wait, "time.Millisecond");
    CHECK(has(early, "early-timeout"));
    CHECK_FALSE(has(early, "panic"));
    CHECK(has(waited(wait, "2 * time.Second"), "panic"));
  }
}

TEST_CASE("other panics stay what they are, though ordered time does not come to them") {
  for (const char* const wait : {
           "must(len(done) == 1)",
           // Any run takes some time.
           "start := time.Now()\n\tif time.Since(start) > 0 {\n\t\tfail(\"always\")\n\t}",
           "start := time.Now()\n\tif time.Since(start) > time.Microsecond {\n\t\tpanic(\"always\")\n\t}",
           // Ordered time would poll for ever.
           "for end := time.Now().Add(time.Second); ; {\n\t\tif time.Now().After(end) {\n\t\t\tpanic(\"never ready\")\n"
           "\t\t}\n\t\tif errLate == nil {\n\t\t\tbreak\n\t\t}\n\t}",
           // What looks now and then looks in the middle as well.
           "half := make(chan bool, 1)\n\tgo func() { half <- true; <-half }()\n\ttick := time.NewTicker(time.Hour)\n"
           "\tselect {\n\tcase <-tick.C:\n\t\tif len(half) == 1 {\n\t\t\tpanic(\"half\")\n\t\t}\n\tcase <-done:\n\t}",
           "half := make(chan bool, 1)\n\tgo func() { half <- true; <-half }()\n\tselect {\n\tcase "
           "<-time.After(time.Hour):\n"
           "\t\tmust(len(half) == 0)\n\tcase <-done:\n\t}",
           "time.AfterFunc(time.Hour, func() { must(len(done) == 1) })",
           "if !in(time.Second) {\n\t\tpanic(\"late\")\n\t}",
       }) {
    CAPTURE(wait);
    CHECK(has(waited(wait, "time.Millisecond"), "panic"));
  }
}

TEST_CASE("a timeout whose case does not fail may come early") {
  const nlohmann::json leak = checked(guarded("time.Millisecond", "time.Second", "return"));
  CHECK(leak["verdict"] == "bug");
  CHECK(leak["findings"][0]["rule"] == "leak");
  const nlohmann::json ordered = checked(guarded("time.Millisecond", "time.Second", "return"), {"--time", "ordered"});
  CHECK(ordered["verdict"] == "safe");
  CHECK(ordered["assumptions"].size() == 1);
}

TEST_CASE("ordered time says nothing about who polls without waiting") {
  const std::string polls =
      "package p\n\nimport (\n\t\"sync/atomic\"\n\t\"testing\"\n\t\"time\"\n)\n\nfunc TestPolls(t *testing.T) {\n"
      "\tvar ready int32\n\tgo func() {\n\t\ttime.Sleep(time.Millisecond)\n\t\tatomic.StoreInt32(&ready, 1)\n\t}()\n"
      "\tfor atomic.LoadInt32(&ready) == 0 {\n\t}\n}\n";
  CHECK(checked(polls)["verdict"] == "safe");
  CHECK(checked(polls, {"--time", "ordered"})["verdict"] == "inconclusive");
}

TEST_CASE("the clock goes with ordered time") {
  const std::string measures =
      "package p\n\nimport (\n\t\"testing\"\n\t\"time\"\n)\n\nfunc TestMeasures(t *testing.T) {\n\tstart := "
      "time.Now()\n"
      "\ttime.Sleep(30 * time.Millisecond)\n\ttick := time.NewTicker(20 * time.Millisecond)\n\t<-tick.C\n"
      "\tconst least, most = 70 * time.Millisecond, 71 * time.Millisecond\n"
      "\tif at := <-tick.C; at.Sub(start) <= least || time.Since(start) <= least || time.Since(start) > most {\n"
      "\t\tt.Fatal(time.Since(start))\n\t}\n}\n";
  CHECK(checked(measures)["verdict"] == "safe");  // the failure is early: no ordered run shows it
  CHECK(checked(measures, {"--time", "ordered"})["findings"].empty());
}

TEST_CASE("after a sleep more time has passed than it was to last") {
  // A circuit breaker forgets an error that is older than a second.
  const std::string breaker =
      "package p\n\nimport (\n\t\"testing\"\n\t\"time\"\n)\n\ntype breaker struct {\n\terrors int\n\tlast "
      "time.Time\n}\n\n"
      "func (b *breaker) fail() bool {\n\tif b.errors > 0 && time.Now().After(b.last.Add(time.Second)) {\n"
      "\t\tb.errors = 0\n\t}\n\tb.errors++\n\tb.last = time.Now()\n\treturn b.errors < 2\n}\n\n"
      "func TestForgets(t *testing.T) {\n\tb := &breaker{}\n\tfor i := 0; i < 3; i++ {\n"
      "\t\tif !b.fail() {\n\t\t\tt.Error(\"open\")\n\t\t}\n\t\ttime.Sleep(SECOND)\n\t}\n}\n";
  const auto sleeping = [&](const std::string& time) {
    std::string text = breaker;
    return text.replace(text.find("SECOND"), 6, time);
  };
  const nlohmann::json safe = checked(sleeping("time.Second"));
  CHECK(safe["verdict"] == "safe");
  REQUIRE(safe["findings"].size() == 1);
  CHECK(safe["findings"][0]["rule"] == "early-timeout");
  CHECK(checked(sleeping("time.Second - time.Millisecond"))["verdict"] == "bug");
}

TEST_CASE("instants of one call of time.Now are compared exactly, rounded ones are not") {
  const auto verdict = [](const std::string& condition) {
    const TemporaryFolder folder;
    folder.write("p.go",
                 "package main\n\nimport \"time\"\n\nfunc main() {\n\tt := time.Now()\n\tu := t.Add(time.Second)\n\t_ "
                 "= u\n\tif " +
                     condition + " {\n\t\tpanic(\"met\")\n\t}\n}\n");
    const auto run = stalemate_in(folder.path(), {"check", "--format", "json", "--self-check", "p.go"});
    return nlohmann::json::parse(run.output)["files"][0]["verdict"].get<std::string>();
  };
  for (const char* const never :
       {"u.Sub(t) != time.Second", "u.Before(t)", "!u.After(t)", "t.Sub(u) > 0", "t.Equal(u)"}) {
    CAPTURE(never);
    CHECK(verdict(never) == "safe");
  }
  for (const char* const perhaps : {"t.Truncate(time.Hour).Before(t)", "t.Round(time.Hour).After(t)",
                                    "t.Sub(t.Truncate(time.Hour)) > 0", "u.After(time.Now())"}) {
    CAPTURE(perhaps);
    CHECK(verdict(perhaps) == "bug");
  }
}
