// Every program of the corpus's book must type-check, as far as there are models for the packages it imports.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "frontend/package_loader.hpp"
#include "tests/frontend_types/check_source.hpp"

namespace stalemate::frontend {
namespace {

TEST_CASE("the programs of the book") {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(STALEMATE_CORPUS "/book")) {
    if (entry.path().extension() == ".go") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  CHECK(files.size() > 10);
  std::size_t checked_count = 0;
  for (const std::string& file : files) {
    CAPTURE(file);
    Program program;
    LoadedPackages loaded = load_packages(program.sources, program.ast, {file}, {}, true, program.diagnostics);
    CheckOptions options;
    if (loaded.go_version != 0) options.go_version = loaded.go_version;
    program.checked =
        check_packages(program.sources, program.ast, std::move(loaded.packages), options, program.diagnostics);
    const std::vector<Diagnostic> diagnostics = program.diagnostics.sorted();
    const bool lacks_model = std::ranges::any_of(
        diagnostics, [](const Diagnostic& d) { return d.message.find("could not import") != std::string::npos; });
    if (lacks_model) continue;
    ++checked_count;
    std::string text;
    for (const Diagnostic& d : diagnostics) text += format_diagnostic(program.sources, d) + "\n";
    CHECK(text == "");
  }
  MESSAGE(checked_count << " of " << files.size() << " programs have all their imports");
}

}  // namespace
}  // namespace stalemate::frontend
