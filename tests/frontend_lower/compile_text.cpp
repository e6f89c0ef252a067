#include "tests/frontend_lower/compile_text.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "frontend/compile.hpp"

namespace stalemate::frontend::testing {

std::string compile_text(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() / ("compile_text_" + std::to_string(getpid()) + ".go");
  std::ofstream(path, std::ios::binary) << text;
  std::string errors;
  {
    Unit unit({path.string()}, {});
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
  }
  std::filesystem::remove(path);
  return errors;
}

}  // namespace stalemate::frontend::testing
