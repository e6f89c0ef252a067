#include "frontend/language.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace stalemate::frontend {
namespace {

/// By package and name.
const std::map<std::pair<std::string_view, std::string_view>, int>& newer_library() {
  static const std::map<std::pair<std::string_view, std::string_view>, int> table = {
#define NEWER(version, package, name) {{package, name}, version},
#include "frontend/newer_library.def"
#undef NEWER
  };
  return table;
}

int version_of(std::string_view package, std::string_view name) {
  const auto found = newer_library().find({package, name});
  return found == newer_library().end() ? 0 : found->second;
}

/// `Name` or `Type.Name`, as in the table.
std::string name_in_table(const Ast& ast, const Checked& checked, const Object& object) {
  std::string name(ast.name(object.name));
  if (!object.receiver) return name;
  TypeId type = object.receiver;
  if (const auto* pointer = checked.types.as<PointerType>(type)) type = pointer->element;
  const auto* named = checked.types.as<NamedType>(type);
  return named == nullptr ? name : std::string(ast.name(checked.object(named->object).name)) + "." + name;
}

}  // namespace

int version_of_constraints(const std::vector<SourceDirective>& directives, std::size_t file_count) {
  static const std::string prefix = "//go:build go1.";
  int newest = 0;
  std::size_t count = 0;
  for (const SourceDirective& directive : directives) {
    if (!directive.text.starts_with(prefix)) continue;
    const std::string minor = directive.text.substr(prefix.size());
    if (minor.empty() || minor.size() > 2 || !std::all_of(minor.begin(), minor.end(), ::isdigit)) return 0;
    newest = std::max(newest, 100 + std::stoi(minor));
    ++count;
  }
  return count == file_count && count > 0 ? std::max(newest, 121) : 0;
}

int version_of_library(const SourceSet& sources, const std::vector<std::uint32_t>& user_sources, const Ast& ast,
                       const Checked& checked) {
  int newest = 0;
  for (const Package& package : checked.packages) {
    if (package.origin != Origin::user) continue;
    for (const PackageId imported : package.imports) {
      newest = std::max(newest, version_of(checked.packages[imported.value].path, "*"));
    }
  }
  const auto add_use = [&](ExprId expression, ObjectId id) {
    if (!id) return;
    const Object& object = checked.object(id);
    if (!object.package || checked.packages[object.package.value].origin == Origin::user) return;
    // Most are in library models.
    const std::uint32_t source = sources.index_of(ast[expression].pos);
    if (std::find(user_sources.begin(), user_sources.end(), source) == user_sources.end()) return;
    const std::string& path = checked.packages[object.package.value].path;
    newest = std::max(newest, version_of(path, name_in_table(ast, checked, object)));
  };
  for (const auto& [expression, selection] : checked.selections) add_use(ExprId{expression}, selection.object);
  // Names of packages imported with a dot.
  for (std::uint32_t i = 0; i < checked.ident_objects.size(); ++i) add_use(ExprId{i}, checked.ident_objects[i]);
  return newest;
}

}  // namespace stalemate::frontend
