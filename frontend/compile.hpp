// The frontend's door: Go files → model::Program, or diagnostics. Finds imported packages (library models shipped with
// the tool, packages of the same module), parses, checks and lowers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/diagnostic.hpp"
#include "frontend/source.hpp"
#include "model/program.hpp"

namespace stalemate::frontend {

struct CompileOptions {
  /// A function without parameters, or a test; empty: main.
  std::string entry;
  int go_version = 0;       // 100*major+minor; 0: the go directive of the nearest go.mod, else `default_go_version`
  bool parse_only = false;  // stop after parsing: no program, only syntax errors
};
inline constexpr int default_go_version = 123;

/// A comment that steers tools (`//stalemate:…`, `// want …`), with its place in the user's files.
struct SourceDirective {
  std::uint32_t file = 0;  // index into the files given to compile
  std::uint32_t line = 0;
  std::string text;  // as written, slashes included
};

struct CompileResult {
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;  // sorted; errors iff there is no program (unless parse_only)
  std::optional<model::Program> program;
  std::vector<SourceDirective> directives;
  std::vector<std::string>
      entries;         // of the user's package: main if it is one, then its tests in the order of the files
  int go_version = 0;  // the language version used
  bool ok() const;     // no errors
};

/// Compiles the files of one package (and what it imports). Errors: unreadable files, syntax, types and unsupported
/// constructs are all diagnostics with positions; an unreadable file's diagnostic names its path. Never throws on any
/// input.
CompileResult compile(const std::vector<std::string>& files, const CompileOptions& options);

}  // namespace stalemate::frontend
