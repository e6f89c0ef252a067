// Every program of the corpus and of the conformance tests: sliced and full state graphs are bisimilar as far as they
// are explored here.
#include <algorithm>
#include <filesystem>

#include "tests/checker/doctest_after_model.hpp"
#include "tests/slicing/bisimulation.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

std::vector<std::string> programs_in(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".go") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_CASE("programs of the corpus do the same with slicing and without") {
  for (const std::string& file : programs_in(std::filesystem::path(STALEMATE_CORPUS) / "book")) {
    CAPTURE(file);
    const model::Program program = compiled({file});
    CHECK(difference(program, 200) == "");
    CHECK(difference(program, 200, {}, true) == "");
  }
}

TEST_CASE("conformance programs do the same with slicing and without") {
  std::size_t compiled_count = 0;
  for (const std::string& file : programs_in(std::filesystem::path(STALEMATE_TEST_DATA) / "conformance" / "programs")) {
    CAPTURE(file);
    // Some of them wait for what is not supported yet (pending.txt); that they compile is tested elsewhere.
    const frontend::CompileResult result = frontend::compile({file}, {});
    if (!result.program) continue;
    ++compiled_count;
    CHECK(difference(*result.program, 50) == "");
    CHECK(difference(*result.program, 50, {}, true) == "");
  }
  CHECK(compiled_count > 250);
}
