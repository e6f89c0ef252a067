// Parses and checks Go text given in a test.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "frontend/syntax/parser.hpp"
#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

/// A checked program and everything it refers to.
struct Program {
  SourceSet sources;
  Ast ast;
  Diagnostics diagnostics;
  Checked checked;

  /// `line:col: message` of each diagnostic in the order of the source, faults of declarations too.
  std::vector<std::string> errors() const {
    std::vector<std::string> result;
    Diagnostics all = diagnostics;
    for (const auto& [object, faults] : checked.faults) {
      for (const Diagnostic& d : faults) all.add(d);
    }
    for (const Diagnostic& d : all.sorted()) {
      const Location location = sources.locate(d.pos);
      result.push_back(std::to_string(location.line) + ":" + std::to_string(location.column) + ": " + d.message);
    }
    return result;
  }
  /// All of errors(), a line each.
  std::string error_text() const {
    std::string result;
    for (const std::string& line : errors()) result += line + "\n";
    return result;
  }
  const Package& package() const { return checked.packages.back(); }
  /// The package-level object `name` of the last package.
  const Object& object(const std::string& name) { return checked.object(object_id(name)); }
  ObjectId object_id(const std::string& name) {
    const auto found = package().scope.find(ast.intern(name).value);
    return found == package().scope.end() ? ObjectId{} : found->second;
  }
  std::string type_of(const std::string& name) { return to_string(checked, ast, object(name).type, false); }
  std::string text(TypeId type) const { return to_string(checked, ast, type, false); }
};

/// One package of the program, in dependency order.
struct PackageText {
  std::string path;
  std::vector<std::string> files;
};

inline std::unique_ptr<Program> check_packages(const std::vector<PackageText>& packages, int go_version = 123) {
  auto program = std::make_unique<Program>();
  std::vector<PackageSource> list;
  for (const PackageText& package : packages) {
    PackageSource source;
    source.path = package.path;
    for (const std::string& text : package.files) {
      const std::string name = package.path + std::to_string(source.files.size()) + ".go";
      const std::uint32_t id = program->sources.add(name, text);
      source.files.push_back(parse_file(program->sources, id, program->ast, program->diagnostics));
    }
    list.push_back(std::move(source));
  }
  CheckOptions options;
  options.go_version = go_version;
  program->checked = check_packages(program->sources, program->ast, std::move(list), options, program->diagnostics);
  return program;
}

/// Checks one file; `package p` is put before it unless it has a package clause. Lines count from that clause's.
inline std::unique_ptr<Program> check_source(const std::string& text, int go_version = 123) {
  const bool has_clause = text.rfind("package ", 0) == 0;
  return check_packages({{"p", {has_clause ? text : "package p; " + text}}}, go_version);
}

}  // namespace stalemate::frontend
