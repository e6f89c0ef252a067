// What the conformance programs print does not depend on the schedule: the embedded runtime prints it too when its
// scheduler picks at random after every operation.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "frontend/compile.hpp"
#include "runtime/native/run.hpp"
#include "tests/doctest.hpp"

namespace fs = std::filesystem;
using namespace stalemate;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("conformance: random schedules of the embedded runtime print the same") {
  int runs = 0, agreed = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(STALEMATE_TEST_DATA) / "conformance" / "programs")) {
    fs::path expected = entry.path();
    expected.replace_extension(".out");
    if (entry.path().extension() != ".go" || !fs::exists(expected)) continue;
    const std::string text = read(entry.path()), wanted = read(expected);
    // Local programs have one schedule.
    if (text.find("go func") == std::string::npos && text.find("\tgo ") == std::string::npos) continue;
    frontend::CompileOptions options;
    const std::size_t version = text.find("//go: 1.");
    if (version != std::string::npos) options.go_version = 100 + std::stoi(text.substr(version + 8));
    const frontend::CompileResult compiled = frontend::compile({entry.path().string()}, options);
    if (!compiled.program) continue;
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
      runtime::RunOptions run;
      run.seed = seed;
      runtime::native::RunStyle style;
      style.is_chaotic = true;
      ++runs;
      const runtime::SingleRun result = runtime::native::run(*compiled.program, run, style);
      CHECK_MESSAGE(result.output == wanted, entry.path().filename().string() << ", seed " << seed);
      agreed += result.output == wanted ? 1 : 0;
    }
  }
  MESSAGE("chaos: " << agreed << "/" << runs << " random runs agree with Go");
  CHECK(runs > 0);
}
