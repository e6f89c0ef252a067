// Both binaries as people and scripts meet them: when a certificate is written, when not, and what is said then.
#include <filesystem>

#include "runtime/go/process.hpp"
#include "tests/certificate/certified.hpp"

using namespace stalemate::test;
using stalemate::runtime::ProcessResult;

namespace {

ProcessResult certify(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), STALEMATE_CERTIFY);
  return stalemate::runtime::run_process(
      {arguments, {}, folder.path(), std::chrono::seconds(60), std::size_t{1} << 20U});
}

}  // namespace

TEST_CASE("a certificate is written beside the report, and accepted") {
  const TemporaryFolder folder;
  folder.write("stuck.go", sometimes_stuck);
  folder.write("sound.go", sound);
  CHECK(stalemate_in(folder.path(), {"check", "--certificate", "c1", "stuck.go"}).exit_code == 1);
  CHECK(stalemate_in(folder.path(), {"check", "--certificate", "c2", "sound.go"}).exit_code == 0);
  const ProcessResult stuck = certify(folder, {"c1", "stuck.go"});
  CHECK(stuck.exit_code == 0);
  CHECK(stuck.output.starts_with("accepted: bug, from main\n"));
  CHECK(contains(stuck.output, "errors: deadlock\n"));
  const ProcessResult safe = certify(folder, {"c2", "sound.go"});
  CHECK(safe.exit_code == 0);
  CHECK(contains(safe.output, "closed: no step leads to another state\n"));
  CHECK(certify(folder, {"c2", "stuck.go"}).exit_code == 1);
  CHECK(certify(folder, {"stuck.go", "stuck.go"}).exit_code == 2);
  CHECK(certify(folder, {"nowhere", "stuck.go"}).exit_code == 2);
  CHECK(certify(folder, {"c1"}).exit_code == 2);
}

TEST_CASE("filters and the number of workers do not touch the certificate's claim") {
  const TemporaryFolder folder;
  folder.write("stuck.go", sometimes_stuck);
  const auto run = stalemate_in(folder.path(), {"check", "--ignore", "deadlock", "--workers", "4", "--reduction",
                                                "none", "--certificate", "c", "stuck.go"});
  CHECK(run.exit_code == 0);
  CHECK(contains(text_of(folder.path("c")), "\nverdict bug\nfinding deadlock "));
  CHECK(certify(folder, {"c", "stuck.go"}).exit_code == 0);
}

TEST_CASE("a search that is not complete has no certificate") {
  const TemporaryFolder folder;
  folder.write("stuck.go", sometimes_stuck);
  folder.write("bad.go", "package main\n\nfunc main() { x }\n");
  for (const std::vector<std::string>& what : {std::vector<std::string>{"--max-states", "3", "stuck.go"}, {"bad.go"}}) {
    std::vector<std::string> arguments{"check", "--certificate", "c"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    const auto run = stalemate_in(folder.path(), arguments);
    CHECK(run.exit_code == 2);
    CHECK(contains(run.error_output, "there is no certificate, because no search was complete"));
    CHECK_FALSE(std::filesystem::exists(folder.path("c")));
  }
}

TEST_CASE("a certificate is of one program and of one entry") {
  const TemporaryFolder folder;
  folder.write("a/stuck.go", sometimes_stuck);
  folder.write("a/sound.go", sound);
  folder.write("b/b_test.go", R"(package b

import "testing"

func TestOne(t *testing.T) {}
func TestTwo(t *testing.T) { t.Fatal("no") }
)");
  const auto two = stalemate_in(folder.path(), {"check", "--certificate", "c", "a"});
  CHECK(two.exit_code == 2);
  CHECK(contains(two.error_output, "a certificate is of one program, not of 2"));
  CHECK(stalemate_in(folder.path(), {"check", "--certificate", "c", "b"}).exit_code == 2);
  CHECK(stalemate_in(folder.path(), {"check", "--certificate", "c", "--entry", "TestTwo", "b"}).exit_code == 1);
  const auto accepted = certify(folder, {"c", "b/b_test.go"});
  CHECK(accepted.exit_code == 0);
  CHECK(contains(accepted.output, "accepted: bug, from TestTwo\n"));
  CHECK(contains(accepted.output, "errors: assertion\n"));
}

TEST_CASE("searches that do not store every step they rest on have no certificate") {
  const TemporaryFolder folder;
  folder.write("sound.go", sound);
  for (const char* reduction : {"sleep", "stubborn-sleep", "dpor"}) {
    const auto run = stalemate_in(folder.path(), {"check", "--reduction", reduction, "--certificate", "c", "sound.go"});
    CHECK(run.exit_code == 2);
    CHECK(contains(run.error_output, "only searches with --reduction auto, none or stubborn have one"));
  }
}

TEST_CASE("a file that cannot be written is an error") {
  const TemporaryFolder folder;
  folder.write("sound.go", sound);
  const auto run = stalemate_in(folder.path(), {"check", "--certificate", "no/where", "sound.go"});
  CHECK(run.exit_code == 2);
  CHECK(contains(run.error_output, "cannot write no/where: "));
  CHECK(stalemate_in(folder.path(), {"check", "--parse-only", "--certificate", "c", "sound.go"}).exit_code == 2);
}
