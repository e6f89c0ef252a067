#include "tests/frontend_lower/compile_text.hpp"

#include <doctest/doctest.h>

#include "frontend/compile.hpp"
#include "tests/cli/temporary.hpp"

namespace stalemate::frontend::testing {

std::string compile_text(const std::string& text) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("main.go", text);
  std::string errors;
  Unit unit({path}, {});
  std::vector<std::string> entries = unit.entries();
  if (entries.empty()) entries.emplace_back("main");
  for (const std::string& entry : entries) {
    const CompileResult result = unit.program(entry);
    CHECK(result.ok() == result.program.has_value());
    for (const Diagnostic& d : result.diagnostics) {
      std::string line = format_diagnostic(result.sources(), d);
      line = line.substr(0, line.find('\n'));
      const std::size_t name = line.find(".go:");
      errors += (name == std::string::npos ? line : line.substr(name + 4)) + "\n";
    }
  }
  return errors;
}

}  // namespace stalemate::frontend::testing
