// What the conformance programs print does not depend on the schedule: the embedded runtime prints it too when its
// scheduler picks at random after every operation, and on several threads.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "frontend/compile.hpp"
#include "runtime/native/parallel/run.hpp"
#include "runtime/native/run.hpp"
#include "tests/conformance/programs.hpp"
#include "tests/doctest.hpp"

namespace fs = std::filesystem;
using namespace stalemate;
using namespace stalemate::test::conformance;

TEST_CASE("conformance: random schedules of the embedded runtime print the same") {
  int runs = 0, agreed = 0;
  for (const fs::path& path : programs("programs")) {
    fs::path expected = path;
    expected.replace_extension(".out");
    if (!fs::exists(expected)) continue;
    const std::string text = read(path), wanted = read(expected);
    // Local programs have one schedule.
    if (text.find("go func") == std::string::npos && text.find("\tgo ") == std::string::npos) continue;
    frontend::CompileOptions options;
    options.go_version = language_version(text);
    const frontend::CompileResult compiled = frontend::compile({path.string()}, options);
    if (!compiled.program) continue;
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
      runtime::RunOptions run;
      run.seed = seed;
      runtime::native::RunStyle style;
      style.is_chaotic = true;
      ++runs;
      const runtime::SingleRun result = runtime::native::run(*compiled.program, run, style);
      CHECK_MESSAGE(result.output == wanted, path.filename().string() << ", seed " << seed);
      agreed += result.output == wanted ? 1 : 0;
      runtime::native::parallel::ParallelStyle threads;
      threads.workers = seed;
      threads.is_chaotic = seed % 2 == 0;
      const runtime::SingleRun other = runtime::native::parallel::run(*compiled.program, run, threads);
      CHECK_MESSAGE(other.output == wanted, path.filename().string() << ", " << seed << " workers");
      agreed += other.output == wanted ? 1 : 0;
      ++runs;
    }
  }
  MESSAGE("chaos: " << agreed << "/" << runs << " random runs agree with Go");
  CHECK(runs > 0);
}
