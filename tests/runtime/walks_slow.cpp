// Random walks of real Go over concurrent programs: the model must allow every step (runtime/go/walk.hpp), or
// tests/runtime/walks_refused.txt says why it does not. Programs of the corpus that have findings walk in
// guided_corpus_slow.cpp, which builds them anyway.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "tests/doctest.hpp"
#include "tests/runtime/walker.hpp"

namespace fs = std::filesystem;
using namespace stalemate;
using runtime::WalkVerdict;
using test::Walker;

namespace {

/// Whether there is anything to hold: a goroutine is started or one of these packages used.
bool is_concurrent(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  const auto has = [&](const char* part) { return text.view().find(part) != std::string_view::npos; };
  return has("\tgo ") || has("sync") || has("\"time\"") || has("\"context\"");
}

std::vector<fs::path> programs_in(const fs::path& folder, const std::string& name_part) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const bool is_wanted = entry.path().filename().string().find(name_part) != std::string::npos;
    if (is_wanted && entry.path().extension() == ".go" && is_concurrent(entry.path())) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Every program walks with `seeds` seeds; who is on the list must be refused, nobody else.
void walk_all(const std::vector<fs::path>& paths, std::uint32_t seeds, std::size_t least_accepted) {
  const std::set<std::string> listed = test::walks_refused_list();
  std::size_t accepted = 0, abandoned = 0, rounds = 0, not_built = 0;
  for (const fs::path& path : paths) {
    const std::string name = path.filename();
    const std::optional<Walker> walker = Walker::of(path.string());
    if (!walker) {
      ++not_built;
      continue;
    }
    bool was_refused = false;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
      const WalkVerdict verdict = walker->walk(seed);
      const bool is_refused = verdict.kind == WalkVerdict::Kind::refused;
      CHECK_MESSAGE((!is_refused || listed.contains(name)), name << ", seed " << seed << ": " << verdict.problem);
      was_refused |= is_refused;
      accepted += verdict.kind == WalkVerdict::Kind::accepted ? 1 : 0;
      abandoned += verdict.kind == WalkVerdict::Kind::abandoned ? 1 : 0;
      rounds += verdict.rounds;
    }
    CHECK_MESSAGE((was_refused || !listed.contains(name)), name << " is on the list and is not refused");
  }
  MESSAGE("accepted " << accepted << " walks, " << rounds << " rounds; abandoned " << abandoned
                      << ", programs not built " << not_built);
  CHECK(accepted >= least_accepted);
  CHECK(abandoned <= accepted / 20);
}

}  // namespace

TEST_CASE("random walks of real Go: safe programs of the corpus" * doctest::skip(!runtime::find_toolchain())) {
  walk_all(programs_in(STALEMATE_CORPUS, "_safe"), 3, 250);
}

TEST_CASE("random walks of real Go: conformance programs" * doctest::skip(!runtime::find_toolchain())) {
  walk_all(programs_in(fs::path(STALEMATE_TEST_DATA) / "conformance" / "programs", ""), 1, 90);
}
