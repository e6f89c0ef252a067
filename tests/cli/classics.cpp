// The programs of corpus/classics print what is recorded beside them, `NAME.out`: under `stalemate run`, whatever is
// left to chance, and on real Go. Those that import golang.org/x do not build without a module; they are left out
// there.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/binary.hpp"
#include "tests/cli/real_go.hpp"

using namespace stalemate;
namespace fs = std::filesystem;

namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Empty if what the program prints depends on the schedule.
std::string recorded_output(const cli::ProgramInput& input) {
  return text_of(fs::path(input.files.front()).replace_extension(".out").string());
}

bool needs_module(const cli::ProgramInput& input) {
  return test::contains(text_of(input.files.front()), "\"golang.org/x/");
}

}  // namespace

TEST_CASE("corpus/classics print the same under every seed") {
  std::size_t recorded_count = 0;
  for (const cli::ProgramInput& input : cli::resolve_inputs({STALEMATE_CORPUS "/classics"}).programs) {
    INFO(input.path);
    const std::string recorded = recorded_output(input);
    // What has no fault prints something, always the same.
    CHECK((!recorded.empty() || !test::contains(input.path, "_safe.go")));
    if (recorded.empty()) continue;
    ++recorded_count;
    for (const char* seed : {"1", "2", "3", "4"}) {
      INFO("seed " << seed);
      const auto run = test::stalemate_in(STALEMATE_CORPUS, {"run", "--seed", seed, input.files.front()});
      CHECK(run.exit_code == 0);
      CHECK(run.output == recorded);
    }
  }
  CHECK(recorded_count >= 14);
}

TEST_CASE("corpus/classics on real Go: observed is predicted, and printed is recorded" *
          doctest::skip(!runtime::find_toolchain())) {
  const auto toolchain = runtime::find_toolchain();
  for (const cli::ProgramInput& input : cli::resolve_inputs({STALEMATE_CORPUS "/classics"}).programs) {
    INFO(input.path);
    if (needs_module(input)) continue;
    test::observed_is_predicted(input, *toolchain);
    const std::string recorded = recorded_output(input);
    if (recorded.empty()) continue;
    const runtime::BuildResult build = runtime::build_program(*toolchain, input.files, 0);
    INFO(build.error);
    REQUIRE_FALSE(build.binary.empty());
    const runtime::ProcessResult run = runtime::run_process({{build.binary}, {}, {}, std::chrono::seconds(20)});
    CHECK(run.output == recorded);
    fs::remove(build.binary);
  }
}
