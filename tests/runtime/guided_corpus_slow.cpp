// Guided runs of what is found in the corpus, on real Go: each finding is confirmed, or
// tests/runtime/guided_unconfirmed.txt says that it is not, and why. A line there that is no longer true fails as well,
// so the list can only shrink.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "runtime/go/toolchain.hpp"
#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"
#include "tests/runtime/walker.hpp"

using namespace stalemate;
using namespace stalemate::test;
using nlohmann::json;

namespace {

// "book/02_x.go leak:17" → "diverged" or "not-run"; what stands behind that is for people.
std::map<std::string, std::string> unconfirmed_list() {
  std::map<std::string, std::string> result;
  std::ifstream stream(std::string(STALEMATE_TEST_DATA) + "/runtime/guided_unconfirmed.txt");
  REQUIRE(stream);
  std::string file, finding, level;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    REQUIRE(static_cast<bool>(words >> file >> finding >> level));
    std::string reason;
    std::getline(words >> std::ws, reason);
    INFO(line);
    CHECK(reason.size() > 10);
    CHECK(result.emplace(file + " " + finding, level).second);
  }
  return result;
}

bool is_confirmed(const std::string& level, const std::string& rule = {}) {
  // What goes on for ever has no end to look at: real Go goes round the cycle a few times. Of opposite orders it takes
  // one after the other.
  if (rule == "livelock" || rule == "busy-loop" || rule == "lock-order") return level == "followed";
  return level == "detector" || level == "race-detector" || level == "dump";
}

bool has_safe_name(const std::string& path) { return path.find("_safe") != std::string::npos; }

}  // namespace

TEST_CASE("guided runs of the corpus" * doctest::skip(!runtime::find_toolchain())) {
  const auto listed = unconfirmed_list();
  json files = json::array();
  for (const char* folder : {"/book", "/classics", "/library", "/patterns"}) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(STALEMATE_CORPUS) + folder)) {
      if (entry.path().extension() == ".go" && !has_safe_name(entry.path().string())) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    // A few at a time, so that no process takes long on a busy machine.
    constexpr std::size_t at_once = 4;
    for (std::size_t i = 0; i < paths.size(); i += at_once) {
      std::vector<std::string> arguments{"confirm", "--runs", "0", "--walks", "3", "--format", "json"};
      arguments.insert(arguments.end(), paths.begin() + static_cast<std::ptrdiff_t>(i),
                       paths.begin() + static_cast<std::ptrdiff_t>(std::min(i + at_once, paths.size())));
      const json report = json::parse(stalemate_in("/", arguments).output);
      for (const json& file : report["files"]) files.push_back(file);
    }
  }
  std::map<std::string, std::string> unconfirmed;
  const std::set<std::string> walks_refused = walks_refused_list();
  std::size_t confirmed = 0, count = 0, walks = 0, rounds = 0;
  for (const json& file : files) {
    std::filesystem::path path = file["path"].get<std::string>();
    const std::string name = (path.parent_path().filename() / path.filename()).string();
    if (file.contains("walks")) {
      INFO(name, ": ", file["walks"].value("problem", ""));
      CHECK((file["walks"]["refused"] == 0 || walks_refused.contains(path.filename())));
      walks += file["walks"]["accepted"].get<std::size_t>();
      rounds += file["walks"]["rounds"].get<std::size_t>();
    }
    for (const json& finding : file["findings"]) {
      INFO(name);
      REQUIRE(finding.contains("real"));
      const std::string level = finding["real"]["level"];
      ++count;
      if (is_confirmed(level, finding["rule"])) {
        ++confirmed;
        continue;
      }
      const int line = finding["loc"].is_null() ? 0 : finding["loc"]["line"].get<int>();
      const std::string key = name + " " + finding["rule"].get<std::string>() + ":" + std::to_string(line);
      unconfirmed[key] = level;
      INFO(key, " ", finding["real"].value("reason", ""));
      CHECK(listed.contains(key));
      if (listed.contains(key)) CHECK(listed.at(key) == level);
      CHECK(level == "not-run");  // a divergence is a mistake of ours
    }
  }
  for (const auto& entry : listed) {
    INFO(entry.first);
    CHECK(unconfirmed.contains(entry.first));
  }
  MESSAGE("confirmed " << confirmed << "/" << count - listed.size() << ", not run " << listed.size());
  MESSAGE("the model allows " << walks << " random walks, " << rounds << " rounds");
  CHECK(walks >= 380);
  // So that an empty report is no success.
  CHECK(confirmed + listed.size() == count);
  CHECK(confirmed >= 140);
}

TEST_CASE("ten guided runs say the same" * doctest::skip(!runtime::find_toolchain())) {
  const std::string corpus = STALEMATE_CORPUS;
  const std::vector<std::string> arguments{"confirm",
                                           "--runs",
                                           "0",
                                           "--format",
                                           "json",
                                           corpus + "/book/14_waitgroup_add_inside.go",
                                           corpus + "/classics/readers_writers_forgotten_reader.go",
                                           corpus + "/classics/dining_philosophers_circle.go",
                                           corpus + "/library/context_watcher_left.go",
                                           corpus + "/library/pool_forgets.go",
                                           corpus + "/patterns/reset_overwrites_lock.go"};
  constexpr int repeats = 10;
  for (int i = 0; i < repeats; ++i) {
    const json report = json::parse(stalemate_in("/", arguments).output);
    for (const json& file : report["files"]) {
      CHECK_FALSE(file["findings"].empty());
      for (const json& finding : file["findings"]) {
        INFO(file["path"].get<std::string>(), " ", finding["real"].value("reason", ""));
        CHECK(is_confirmed(finding["real"]["level"]));
      }
    }
  }
}
