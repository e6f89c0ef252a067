// The feature table keeps its word: a program that shows a feature is checked without a refusal, a program that shows
// what is refused is refused, where and in the words its `// want` comment says. No program is forgotten.
#include "frontend/features.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "runtime/go/toolchain.hpp"
#include "tests/cli/binary.hpp"
#include "tests/tidy/files.hpp"

using namespace stalemate;
using namespace stalemate::test;
using frontend::Feature;
using frontend::FeatureStatus;
namespace fs = std::filesystem;

namespace {

/// What shows features of one status, each path once.
std::set<std::string> programs(FeatureStatus status) {
  std::set<std::string> paths;
  for (const Feature& feature : frontend::features())
    if (feature.status == status) paths.insert(feature.path());
  return paths;
}

struct Checked {
  int exit_code = -1;
  nlohmann::json files;
};

// So many states show what a program is made of; whether it is safe is for other tests.
Checked check(const std::string& path) {
  const auto result = stalemate_in(STALEMATE_SOURCE_DIR,
                                   {"check", "--format", "json", "--max-states", "2000", "--progress", "none", path});
  const nlohmann::json report = nlohmann::json::parse(result.output, nullptr, false);
  REQUIRE(report.is_object());
  return {result.exit_code, report["files"]};
}

/// Whether the program and its header agree, both ways.
void expect_as_in_header(const std::string& path) {
  const auto result = stalemate_in(STALEMATE_SOURCE_DIR, {"test", path});
  INFO(result.output);
  CHECK(result.exit_code == 0);
}

}  // namespace

TEST_CASE("the table names each feature once, and sections stand together") {
  std::set<std::string_view> names, sections;
  std::string_view section;
  for (const Feature& feature : frontend::features()) {
    INFO(feature.name);
    CHECK(names.insert(feature.name).second);
    CHECK_FALSE(feature.summary.empty());
    if (feature.section == section) continue;
    section = feature.section;
    CHECK(sections.insert(section).second);
  }
}

TEST_CASE("programs that show features are accepted") {
  for (const std::string& path : programs(FeatureStatus::supported)) {
    INFO(path);
    REQUIRE(fs::exists(fs::path(STALEMATE_SOURCE_DIR) / path));
    const Checked checked = check(path);
    CHECK((checked.exit_code == 0 || checked.exit_code == 1 || checked.exit_code == 3));
    CHECK_FALSE(checked.files.empty());
    for (const nlohmann::json& file : checked.files) {
      CHECK(file["verdict"] != "error");
      CHECK(file.value("stopped_by", nlohmann::json()) != "unsupported");
      CHECK(file.value("diagnostics", nlohmann::json::array()).dump() == "[]");
    }
    // Those of corpus/ and tests/conformance are compared with what they say by tests of their own.
    if (path.starts_with("tests/docs/")) expect_as_in_header(path);
  }
}

TEST_CASE("programs that show what is refused are refused") {
  for (const std::string& path : programs(FeatureStatus::refused)) {
    INFO(path);
    REQUIRE(fs::exists(fs::path(STALEMATE_SOURCE_DIR) / path));
    const Checked checked = check(path);
    CHECK(checked.exit_code == 2);
    REQUIRE(checked.files.size() == 1);
    const nlohmann::json& file = checked.files[0];
    CHECK(file["verdict"] == "error");
    CHECK(file["findings"].empty());
    const auto diagnostics = file.value("diagnostics", nlohmann::json::array());
    REQUIRE_FALSE(diagnostics.empty());
    // The parser has a limit before anybody knows what is refused.
    const std::string kind = path == "tests/docs/refused/deep_nesting.go" ? "syntax" : "unsupported";
    for (const nlohmann::json& diagnostic : diagnostics) {
      CHECK(diagnostic["severity"] == "error");
      CHECK(diagnostic["kind"] == kind);
      CHECK(diagnostic.contains("loc"));
    }
    if (path != "tests/docs/refused/standard_assembly.go") {
      expect_as_in_header(path);  // a refusal without a `// want` on its line is not as in the header
    } else if (runtime::find_toolchain()) {
      // The body that is missing is in the source of the installed Go.
      CHECK(contains(diagnostics[0]["message"], "function `hash/maphash."));
      CHECK(contains(diagnostics[0]["message"], "without a body is not supported"));
      CHECK(contains(diagnostics[0]["loc"]["file"], "hash/maphash/"));
    }
  }
}

TEST_CASE("every program under tests/docs is in the table") {
  for (const auto& [folder, status] : {std::pair{"tests/docs/programs", FeatureStatus::supported},
                                       std::pair{"tests/docs/refused", FeatureStatus::refused}}) {
    const auto named = programs(status);
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(STALEMATE_SOURCE_DIR) / folder)) {
      const std::string path = std::string(folder) + "/" + entry.path().filename().string();
      CHECK_MESSAGE(named.contains(path), path);
      ++count;
    }
    CHECK(count > 0);
  }
}
