// From what the user named to programs: a .go file is a program; a directory is one package, or, when two or more of
// its files are complete programs (package main with a func main of their own), as many programs as files; dir/... is
// every directory below dir. Files named together are treated like a directory that holds just them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "frontend/compile.hpp"
#include "report/report.hpp"

namespace stalemate::cli {

struct ProgramInput {
  std::string path;                // what it is called in reports: "./dl.go", "./cmd/server"
  std::vector<std::string> files;  // relative ones begin with "./" or "../"
  std::string entry;               // function or test it starts with; empty: main
  bool is_matched = false;         // found by a pattern "dir/...", not named
  /// The files as read and checked for all entries; filled when the first is compiled.
  std::shared_ptr<std::optional<frontend::Unit>> unit = std::make_shared<std::optional<frontend::Unit>>();
};

struct ResolvedInputs {
  std::vector<ProgramInput> programs;               // in the order given, directories sorted
  std::vector<report::DiagnosticLine> diagnostics;  // missing or unreadable files, directories without Go files
};

ResolvedInputs resolve_inputs(const std::vector<std::string>& inputs);

/// One program for each of `entries`, or, if there are none, for main and for each test of the package. A package that
/// has nothing of the kind stays one program, which checking will say, unless it was found by a pattern: then there is
/// nothing to check.
std::vector<ProgramInput> with_entries(const ProgramInput& input, const std::vector<std::string>& entries);

/// "dl.go" → "./dl.go", so that problem matchers know it for a path.
std::string display_path(const std::string& path);
/// Reads a whole file. False (and the reason in `error`) if that fails.
bool read_file(const std::string& path, std::string& text, std::string& error);
/// Whether the text is a program of its own: `package main` and `func main()` at the beginning of a line.
bool is_complete_program(const std::string& text);

}  // namespace stalemate::cli
