// Programs for tests of the checker, written in Go.
#pragma once

#include <string>

#include "frontend/compile.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/cli/temporary.hpp"

namespace stalemate::test {

inline model::Program program_of_text(const std::string& text) {
  const TemporaryFolder folder;
  frontend::CompileResult result = frontend::compile({folder.write("main.go", text)}, {});
  REQUIRE(result.program.has_value());
  return *std::move(result.program);
}

}  // namespace stalemate::test
