// The frontend's door: Go files → model::Program, or diagnostics. Finds imported packages (library models shipped with
// the tool, packages of the same module, the installed Go's own), parses and checks once, and lowers for each entry.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "frontend/diagnostic.hpp"
#include "frontend/repair/repair.hpp"
#include "frontend/source.hpp"
#include "model/gate.hpp"
#include "model/program.hpp"

namespace stalemate::frontend {

struct CompileOptions {
  int go_version = 0;  // 100*major+minor; 0: what the nearest go.mod or a `//go:build go1.N` of every file says, else
                       // the installed Go's, else, and where that does not know what is used, the default
  std::vector<std::string> opaque;  // import paths of packages of which only the types are looked at; `dir/...` too
  std::pair<std::int64_t, std::int64_t> free_integers = {0, 3};  // what a free integer may be, both included
  std::map<std::string, std::string> replaced;  // texts that stand for those of files, by path as given to compile
  bool parse_only = false;                      // stop after parsing: no program, only syntax errors
};
inline constexpr int default_go_version = 123;

/// A comment that steers tools (`//stalemate:…`, `// want …`), with its place in the user's files.
struct SourceDirective {
  std::uint32_t file = 0;  // index into the files given to compile
  std::uint32_t line = 0;
  std::string text;  // as written, slashes included
};

struct CompileResult {
  std::shared_ptr<const SourceSet> source_set;
  std::vector<Diagnostic> diagnostics;  // sorted; errors iff there is no program (unless parse_only)
  std::optional<model::Program> program;
  /// By number of an instruction `refuse` of the program: what is not supported in the function it stands for.
  std::vector<std::vector<Diagnostic>> refusals;
  std::vector<SourceDirective> directives;
  int go_version = 0;  // the language version used
  bool ok() const;     // no errors
  const SourceSet& sources() const { return *source_set; }
};

/// The files of one package, read, parsed and checked with what they import. Errors: unreadable files, syntax, types
/// and unsupported constructs are all diagnostics with positions; an unreadable file's diagnostic names its path. Never
/// throws on any input.
class Unit {
 public:
  Unit(const std::vector<std::string>& files, const CompileOptions& options);
  ~Unit();
  Unit(const Unit&) = delete;
  Unit& operator=(const Unit&) = delete;

  /// Functions of the package a program can start with: main if it is one, then its tests in the order of the files.
  std::vector<std::string> entries() const;
  /// Whether it was read without errors and is not package main.
  bool is_library() const;
  /// The program that starts with `entry`: a test, or a function, whose parameters are free.
  CompileResult program(const std::string& entry = "main");
  /// Candidate repairs of the user's files, cheapest first. Requires: it was read without errors.
  std::vector<Repair> repairs() const;
  const SourceSet& sources() const;
  /// The program that starts with `entry`, with gates inserted (frontend/gates). Requires: it was read without errors.
  model::Gated gates(const std::string& entry, const model::GateWish& wish = {});

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The program of the package's main function.
CompileResult compile(const std::vector<std::string>& files, const CompileOptions& options);

}  // namespace stalemate::frontend
