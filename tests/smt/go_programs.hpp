// Go programs for tests of the engine that asks Z3: texts, and the files of corpus/parametric with what their headers
// say.
#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "frontend/compile.hpp"
#include "tests/cli/temporary.hpp"
#include "tests/doctest.hpp"

namespace stalemate::test {

inline model::Program compiled(const std::string& path, const std::string& entry) {
  frontend::Unit unit({path}, {});
  frontend::CompileResult result = unit.program(entry);
  for (const frontend::Diagnostic& d : result.diagnostics) {
    INFO(frontend::format_diagnostic(result.sources(), d));
    CHECK(d.severity != frontend::Severity::error);
  }
  REQUIRE(result.program.has_value());
  return *std::move(result.program);
}

/// `body` in package main, imports found by name; the entry is `run`.
inline model::Program program_of(const std::string& body) {
  std::string text = "package main\n\n";
  for (const std::string name : {"sync", "context", "time", "errors", "fmt", "sort", "runtime"}) {
    const std::size_t at = body.find(name + ".");
    const bool is_word = at == 0 || (at != std::string::npos && std::isalnum(body[at - 1]) == 0);
    if (is_word) text += "import \"" + name + "\"\n";
  }
  if (body.find("stalemate.") != std::string::npos) text += "import \"stalemate\"\n";
  const TemporaryFolder folder;
  return compiled(folder.write("main.go", text + body + "\nfunc main() {}\n"), "run");
}

struct ParametricFile {
  std::string path, name;
  std::string prove;                         // "proved", "fails n=2"
  std::map<std::string, std::string> least;  // by channel: "n-1"
};

inline std::vector<ParametricFile> parametric_files() {
  std::vector<ParametricFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(STALEMATE_CORPUS) + "/parametric")) {
    if (entry.path().extension() != ".go") continue;
    ParametricFile file{entry.path().string(), entry.path().stem().string(), {}, {}};
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line) && line.starts_with("//stalemate:");) {
      std::istringstream words(line);
      std::string directive, rest;
      words >> directive;
      std::getline(words >> std::ws, rest);
      if (directive == "//stalemate:prove") file.prove = rest;
      if (directive == "//stalemate:capacity") {
        const std::size_t colon = rest.find(": ");
        file.least[rest.substr(0, colon)] = rest.substr(colon + 2);
      }
    }
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const auto& x, const auto& y) { return x.name < y.name; });
  return files;
}

}  // namespace stalemate::test
