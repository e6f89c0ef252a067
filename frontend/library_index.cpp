#include "frontend/library_index.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "frontend/syntax/parser.hpp"
#include "library_sources.hpp"

namespace stalemate::frontend {

namespace {

bool is_exported(std::string_view name) { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z'; }

struct TypeMembers {
  std::set<std::string> exported;
  std::vector<std::string> embedded;  // as written: T, io.Writer
};

class PackageIndex;
using PackageIndexes = std::map<std::string, PackageIndex>;  // by import path

// Collects one package, file by file.
class PackageIndex {
 public:
  void add(const LibraryFile& source) {
    const File file = parse_file(sources_, sources_.add(std::string(source.path), std::string(source.text), true), ast_,
                                 diagnostics_);
    for (const DeclId id : file.decls) {
      if (const auto* imports = ast_.as<ImportDecl>(id))
        for (const ImportSpec& spec : imports->specs) imports_[spec.path.substr(spec.path.rfind('/') + 1)] = spec.path;
      if (const auto* constants = ast_.as<ConstDecl>(id)) values(constants->specs, constants_);
      if (const auto* variables = ast_.as<VarDecl>(id)) values(variables->specs, variables_);
      if (const auto* types = ast_.as<TypeDecl>(id))
        for (const TypeSpec& spec : types->specs) type(spec);
      if (const auto* function = ast_.as<FuncDecl>(id)) add_function(*function);
    }
  }

  LibraryPackage result(const std::string& path, const PackageIndexes& all_packages) const {
    LibraryPackage package;
    package.path = path;
    const auto list = [](const std::set<std::string>& names) {
      return std::vector<std::string>(names.begin(), names.end());
    };
    package.functions = list(functions_);
    package.variables = list(variables_);
    package.constants = list(constants_);
    package.operations = list(operations_);
    for (const auto& [name, members] : types_) {
      if (!is_exported(name)) continue;
      std::set<std::string> all;
      collect(name, all, all_packages, 0);
      package.types.push_back({name, list(all)});
    }
    return package;
  }

 private:
  void values(const std::vector<ValueSpec>& specs, std::set<std::string>& into) {
    for (const ValueSpec& spec : specs)
      for (const ExprId ident : spec.names)
        if (is_exported(ast_.ident_name(ident))) into.emplace(ast_.ident_name(ident));
  }

  void type(const TypeSpec& spec) {
    TypeMembers& members = types_[std::string(ast_.ident_name(spec.name))];
    if (const auto* structure = ast_.as<StructType>(spec.type)) {
      for (const Field& field : structure->fields) {
        for (const ExprId ident : field.names)
          if (is_exported(ast_.ident_name(ident))) members.exported.emplace(ast_.ident_name(ident));
        if (field.embedded) embed(field.type, members);
      }
    } else if (const auto* interface_type = ast_.as<InterfaceType>(spec.type)) {
      for (const InterfaceType::Method& method : interface_type->methods)
        if (is_exported(ast_.ident_name(method.name))) members.exported.emplace(ast_.ident_name(method.name));
      for (const ExprId embedded : interface_type->embedded) embed(embedded, members);
    } else if (spec.is_alias) {
      embed(spec.type, members);
    }
  }

  void embed(ExprId type, TypeMembers& members) {
    const std::string name = base_name(type);
    if (!name.empty()) members.embedded.push_back(name);
  }

  // `T` of T, *T, T[P]; `io.Writer`; empty for anything else.
  std::string base_name(ExprId type) const {
    if (const auto* star = ast_.as<Star>(type)) return base_name(star->x);
    if (const auto* paren = ast_.as<Paren>(type)) return base_name(paren->x);
    if (const auto* index = ast_.as<Index>(type)) return base_name(index->x);
    if (const auto* selector = ast_.as<Selector>(type))
      return base_name(selector->x) + "." + std::string(ast_.ident_name(selector->name));
    return ast_.as<Ident>(type) != nullptr ? std::string(ast_.ident_name(type)) : "";
  }

  void add_function(const FuncDecl& function) {
    std::string name(ast_.ident_name(function.name));
    const bool is_method = !function.receiver.empty();
    if (is_method) {
      const std::string receiver = base_name(function.receiver.front().type);
      if (is_exported(name)) types_[receiver].exported.insert(name);
      name.insert(0, receiver + ".");
    } else if (is_exported(name)) {
      functions_.insert(name);
    }
    if (!function.body) operations_.insert(name);
  }

  // The library's types do not embed themselves; the depth only bounds what a fault in it could do.
  void collect(const std::string& name, std::set<std::string>& into, const PackageIndexes& all_packages,
               int depth) const {
    constexpr int depth_max = 8;
    const std::size_t dot = name.find('.');
    if (depth > depth_max) return;
    if (dot != std::string::npos) {
      const auto import = imports_.find(name.substr(0, dot));
      if (import == imports_.end()) return;
      const auto package = all_packages.find(import->second);
      if (package != all_packages.end()) package->second.collect(name.substr(dot + 1), into, all_packages, depth + 1);
      return;
    }
    const auto found = types_.find(name);
    if (found == types_.end()) return;
    into.insert(found->second.exported.begin(), found->second.exported.end());
    for (const std::string& embedded : found->second.embedded) collect(embedded, into, all_packages, depth + 1);
  }

  SourceSet sources_;
  Ast ast_;
  Diagnostics diagnostics_;
  std::set<std::string> functions_, variables_, constants_, operations_;
  std::map<std::string, TypeMembers> types_;
  std::map<std::string, std::string> imports_;  // paths by the name a file uses
};

}  // namespace

std::vector<LibraryPackage> library_packages() {
  PackageIndexes packages;
  for (const LibraryFile& file : library_files()) {
    const std::size_t slash = file.path.rfind('/');
    if (slash != std::string_view::npos) packages[std::string(file.path.substr(0, slash))].add(file);
  }
  std::vector<LibraryPackage> result;
  for (const auto& [path, index] : packages) result.push_back(index.result(path, packages));
  return result;
}

}  // namespace stalemate::frontend
