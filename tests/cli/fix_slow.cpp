// `fix` on every corpus program with a deadlock or a leak: most get a repair, each diff is one that `git apply` takes,
// and a check of what comes out, on its own, finds nobody blocked and nothing new.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/expectation.hpp"
#include "cli/inputs.hpp"
#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using namespace stalemate;
namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& path) {
  std::string text, error;
  REQUIRE_MESSAGE(cli::read_file(path.string(), text, error), error);
  return text;
}

bool is_blocking(const std::string& rule) { return rule == "deadlock" || rule == "partial-deadlock" || rule == "leak"; }

/// The program's own expectation names a rule that is repaired.
bool wants_repair(const std::string& text) {
  cli::ExpectationHeader header;
  cli::read_expectations("p.go", text, header);
  return std::ranges::any_of(header.rules, is_blocking);
}

std::multiset<std::string> rules_of(const std::string& folder) {
  const auto run = test::stalemate_in(folder, {"check", "--format", "json", "p.go"});
  const nlohmann::json file = nlohmann::json::parse(run.output)["files"][0];
  CHECK(file["complete"] == true);
  std::multiset<std::string> rules;
  for (const auto& finding : file["findings"]) rules.insert(finding["rule"]);
  return rules;
}

int git(const std::string& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "git");
  return runtime::run_process({arguments, {}, folder, std::chrono::seconds(60), std::size_t{1} << 20U}).exit_code;
}

}  // namespace

TEST_CASE("most deadlocks and leaks of the corpus have a repair, and each holds") {
  std::size_t wanted = 0, repaired = 0;
  for (const char* const folder : {"book", "classics", "library", "patterns"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(STALEMATE_CORPUS) / folder)) {
      const std::string text = entry.path().extension() == ".go" ? text_of(entry.path()) : "";
      if (!wants_repair(text)) continue;
      ++wanted;
      INFO(entry.path().string());
      const test::TemporaryFolder copy;
      copy.write("p.go", text);
      const auto fix = test::stalemate_in(copy.path(), {"fix", "--runs", "0", "--budget", "100s", "p.go"});
      const std::size_t diff = fix.output.find("--- a/");
      CHECK((fix.exit_code == 0) == (diff != std::string::npos));
      if (diff == std::string::npos) {
        std::cout << "no repair: " << entry.path().filename().string() << "\n";
        continue;
      }
      ++repaired;
      const std::multiset<std::string> before = rules_of(copy.path());
      copy.write("fix.diff", fix.output);
      REQUIRE(git(copy.path(), {"apply", "--check", "fix.diff"}) == 0);
      REQUIRE(git(copy.path(), {"apply", "fix.diff"}) == 0);
      CHECK(text_of(copy.path("p.go")) != text);
      for (const std::string& rule : rules_of(copy.path())) {
        CHECK_FALSE(is_blocking(rule));
        CHECK(before.contains(rule));
      }
    }
  }
  std::cout << "repaired " << repaired << "/" << wanted << "\n";
  CHECK(wanted >= 80);
  CHECK(10 * repaired >= 7 * wanted);
}
