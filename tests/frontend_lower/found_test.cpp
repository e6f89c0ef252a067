// Inputs that once crashed or hung the frontend, found by fuzzing (tests/fuzz): each ends in a program or in errors.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/frontend_lower/compile_text.hpp"

namespace stalemate::frontend::testing {
namespace {

TEST_CASE("inputs found by fuzzing end in a program or in errors") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(STALEMATE_TEST_DATA "/fuzz/found")) {
    CAPTURE(entry.path().filename().string());
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    CHECK(compile_text(text.str()).size() < 1'000'000);
    ++count;
  }
  CHECK(count > 0);
}

}  // namespace
}  // namespace stalemate::frontend::testing
