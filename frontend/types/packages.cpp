// First pass over a package: its imports and its package-level names (Go spec, "Packages", "Declarations and scope").
// Nothing is resolved here, so declarations may refer to each other in any order.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

/// Whether the first element of an import path is that of a package of Go's own.
bool in_standard_library(const std::string& path) {
  static const std::set<std::string> roots = {
      "archive", "bufio",    "bytes",  "cmp",     "compress", "container", "context", "crypto",  "database", "debug",
      "embed",   "encoding", "errors", "expvar",  "flag",     "fmt",       "go",      "hash",    "html",     "image",
      "index",   "io",       "iter",   "log",     "maps",     "math",      "mime",    "net",     "os",       "path",
      "plugin",  "reflect",  "regexp", "runtime", "slices",   "sort",      "strconv", "strings", "structs",  "sync",
      "syscall", "testing",  "text",   "time",    "unicode",  "unique",    "unsafe",  "weak"};
  return roots.contains(path.substr(0, path.find('/')));
}

}  // namespace

void Checker::check(PackageSource source) {
  for (const File& file : source.files) {
    for (const DeclId id : file.decls) {
      const auto* imports = ast_.as<ImportDecl>(id);
      if (imports == nullptr) continue;
      for (const ImportSpec& spec : imports->specs) {
        if (spec.path == "unsafe") unsafe_package();
      }
    }
  }
  Package package;
  package.path = source.path;
  package.origin = source.origin;
  package.may_lack_bodies = source.may_lack_bodies;
  package.go_version = source.go_version != 0 ? source.go_version : options_.go_version;
  for (const File& file : source.files) {
    if (!package.name && file.package_name && ast_.as<Ident>(file.package_name) != nullptr) {
      package.name = symbol_of(file.package_name);
    }
  }
  package.files = std::move(source.files);
  checked_.packages.push_back(std::move(package));
  const PackageId id{static_cast<std::uint32_t>(checked_.packages.size() - 1)};

  env_ = Environment{};
  env_.package = id;
  package_objects_.clear();
  has_faulty_types_ = false;
  methods_by_base_.clear();
  bodies_.clear();
  first_file_scope_ = file_scopes_.size();
  // A copy: collecting appends to the package.
  const std::vector<File> files = checked_.packages[id.value].files;
  for (const File& file : files) {
    FileScope& scope = file_scopes_.emplace_back();
    if (file.package_name && ast_.as<Ident>(file.package_name) != nullptr) {
      const Symbol package_name = symbol_of(file.package_name);
      if (package_name == blank_) {
        error(file.package_name, "invalid package name _");
      } else if (package_name != checked_.packages[id.value].name) {
        error(file.package_name,
              "package " + name(package_name) + "; expected package " + name(checked_.packages[id.value].name));
      }
    }
    collect_file(id, file, scope);
  }
  check_file_scopes(id);
  associate_methods(id);
  resolve_package(id);
  init_order(id);
  report_unused_imports();
}

void Checker::collect_file(PackageId package, const File& file, FileScope& scope) {
  env_.file = &scope;
  for (const DeclId id : file.decls) {
    if (const auto* imports = ast_.as<ImportDecl>(id)) collect_imports(package, *imports, scope);
    if (const auto* constants = ast_.as<ConstDecl>(id)) collect_constants(package, *constants, scope);
    if (const auto* variables = ast_.as<VarDecl>(id)) collect_variables(package, *variables, scope);
    if (const auto* types = ast_.as<TypeDecl>(id)) collect_types(package, *types, scope);
    if (const auto* function = ast_.as<FuncDecl>(id)) collect_function(package, id, *function, scope);
  }
  env_.file = nullptr;
}

void Checker::collect_imports(PackageId package, const ImportDecl& decl, FileScope& scope) {
  for (const ImportSpec& spec : decl.specs) {
    collect_import(package, spec, spec.name ? ast_[spec.name].pos : spec.path_pos, scope);
  }
}

void Checker::collect_import(PackageId package, const ImportSpec& spec, Pos pos, FileScope& scope) {
  PackageId imported;
  if (spec.path == "unsafe") {
    imported = unsafe_package();
  } else {
    for (std::uint32_t i = 1; i < checked_.packages.size(); ++i) {
      if (checked_.packages[i].path == spec.path && PackageId{i} != package) imported = PackageId{i};
    }
  }
  std::string reason;
  if (!imported) {
    const bool may_exist = in_standard_library(spec.path) || spec.path.find('.') != std::string::npos;
    reason = may_exist ? "could not import " + spec.path + " (no library model for this package)"
                       : "package " + spec.path + " is not in std";
    // Not found anywhere: Go would not compile this.
    if (!may_exist && checked_.packages[package.value].origin == Origin::user) {
      unsupported(spec.path_pos, reason + " (no library model for this package)");
    }
  } else {
    auto& imports = checked_.packages[package.value].imports;
    if (std::ranges::find(imports, imported) == imports.end()) imports.push_back(imported);
  }
  const Symbol spelled = spec.name ? symbol_of(spec.name) : Symbol{};
  // Without a model the package's own name is guessed from its path, so that its uses are not reported as undefined.
  Symbol symbol = spelled;
  if (!symbol) {
    symbol = imported ? checked_.packages[imported.value].name
                      : ast_.intern(spec.path.substr(spec.path.find_last_of('/') + 1));
  }
  const ObjectId id = new_object(ObjectKind::package_name, symbol, pos);
  object(id).imported = imported;
  if (spec.name) record_object(spec.name, id);
  if (!imported) {
    mark_used(id);
    missing_imports_[id.value] = {spec.path_pos, reason};
  }
  if (spelled == init_) {
    error(pos, "cannot import package as init - init must be a func");
    return;
  }
  if (symbol == blank_) {
    mark_used(id);
    return;
  }
  scope.import_objects.push_back(id);
  scope.import_paths[id.value] = spec.path;
  if (spelled && name(spelled) == ".") {
    if (!imported) return;
    for (const auto& [exported, exported_object] : checked_.packages[imported.value].scope) {
      if (is_exported(ast_.name(Symbol{exported}))) scope.dot_names[exported] = {exported_object, id};
    }
    return;
  }
  const auto [existing, is_new] = scope.imports.emplace(symbol.value, id);
  if (!is_new) {
    report_redeclared(pos, symbol, existing->second);
    mark_used(id);
  }
}

void Checker::check_spec_counts(const ValueSpec& spec, std::size_t value_count, bool is_const, Pos inherited_pos) {
  const std::size_t name_count = spec.names.size();
  if (name_count < value_count && !inherited_pos.valid()) {
    error(spec.values[name_count], "extra init expr " + text(spec.values[name_count]));
  } else if (name_count < value_count) {
    error(ast_[spec.names.front()].pos, "extra init expr");
  } else if (name_count > value_count && (is_const || value_count != 1)) {
    const ExprId missing = spec.names[value_count];
    error(missing, "missing init expr for " + text(missing));
  }
}

template <class Visit>
void Checker::each_const_spec(const ConstDecl& decl, Visit visit) {
  const ValueSpec* last = nullptr;
  for (const ValueSpec& spec : decl.specs) {
    const bool is_inherited = !spec.type && spec.values.empty();
    if (!is_inherited) last = &spec;
    const ValueSpec& source = last != nullptr ? *last : spec;
    const Pos inherited_pos = is_inherited ? spec.pos : Pos{};
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
      visit(spec.names[i], source.type, i < source.values.size() ? source.values[i] : ExprId{}, spec.iota,
            is_inherited ? ast_[spec.names[i]].pos : Pos{});
    }
    check_spec_counts(spec, source.values.size(), true, inherited_pos);
  }
}

Declaration& Checker::add_declaration(ObjectId id, PackageId package, FileScope& scope) {
  object(id).is_package_level = true;
  Declaration& declaration = declarations_[id.value];
  declaration.package = package;
  declaration.file = &scope;
  declaration.order = static_cast<std::uint32_t>(package_objects_.size());
  package_objects_.push_back(id);
  return declaration;
}

void Checker::declare_package_level(PackageId package, ExprId ident, ObjectId id) {
  record_object(ident, id);
  const Symbol symbol = symbol_of(ident);
  if (symbol == blank_) return;
  if (symbol == init_) {
    error(ident, "cannot declare init - must be func");
    return;
  }
  if (symbol == main_ && name(checked_.packages[package.value].name) == "main" &&
      object(id).kind != ObjectKind::function) {
    error(ident, "cannot declare main - must be func");
    return;
  }
  const auto [existing, is_new] = checked_.packages[package.value].scope.emplace(symbol.value, id);
  if (!is_new) report_redeclared(ast_[ident].pos, symbol, existing->second);
}

void Checker::collect_constants(PackageId package, const ConstDecl& decl, FileScope& scope) {
  each_const_spec(decl, [&](ExprId ident, ExprId type, ExprId value, std::uint32_t iota, Pos inherited_pos) {
    const ObjectId id = new_object(ObjectKind::constant, symbol_of(ident), ast_[ident].pos);
    Declaration& declaration = add_declaration(id, package, scope);
    declaration.type = type;
    declaration.value = value;
    declaration.iota = iota;
    declaration.inherited_pos = inherited_pos;
    declare_package_level(package, ident, id);
  });
}

void Checker::collect_variables(PackageId package, const VarDecl& decl, FileScope& scope) {
  for (const ValueSpec& spec : decl.specs) {
    std::vector<ObjectId> group;
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
      const ObjectId id = new_object(ObjectKind::variable, symbol_of(spec.names[i]), ast_[spec.names[i]].pos);
      group.push_back(id);
      checked_.packages[package.value].variables.push_back(id);
    }
    const bool is_shared = spec.values.size() == 1 && spec.names.size() > 1;
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
      Declaration& declaration = add_declaration(group[i], package, scope);
      declaration.type = spec.type;
      if (is_shared) {
        declaration.value = spec.values.front();
        declaration.group = group;
      } else if (i < spec.values.size()) {
        declaration.value = spec.values[i];
      }
      declare_package_level(package, spec.names[i], group[i]);
    }
    if (!spec.type || !spec.values.empty()) check_spec_counts(spec, spec.values.size(), false, {});
  }
}

void Checker::collect_types(PackageId package, const TypeDecl& decl, FileScope& scope) {
  for (const TypeSpec& spec : decl.specs) {
    const ObjectId id = new_object(ObjectKind::type_name, symbol_of(spec.name), ast_[spec.name].pos);
    object(id).is_alias = spec.is_alias;
    add_declaration(id, package, scope).type_spec = &spec;
    declare_package_level(package, spec.name, id);
  }
}

void Checker::collect_function(PackageId package, DeclId decl_id, const FuncDecl& decl, FileScope& scope) {
  const Symbol symbol = symbol_of(decl.name);
  const Pos pos = ast_[decl.name].pos;
  const ObjectId id = new_object(ObjectKind::function, symbol, pos);
  object(id).decl = decl_id;
  add_declaration(id, package, scope).func = &decl;
  checked_.packages[package.value].functions.push_back(id);
  if (!decl.receiver.empty()) {
    record_object(decl.name, id);
    bool is_pointer = false;
    std::vector<ExprId> type_params;
    const ExprId base = receiver_base(decl.receiver.front().type, is_pointer, type_params);
    object(id).has_pointer_receiver = is_pointer;
    if (const auto* ident = ast_.as<Ident>(base); ident != nullptr && symbol != blank_) {
      methods_by_base_[ident->name.value].push_back(id);
    }
    return;
  }
  const bool is_main = symbol == main_ && name(checked_.packages[package.value].name) == "main";
  if (symbol == init_ || is_main) {
    const auto* type = ast_.as<FuncType>(decl.type);
    if (type != nullptr && !type->type_params.empty()) {
      error(type->type_params.front().pos, "func " + name(symbol) + " must have no type parameters");
    }
    if (type != nullptr && (!type->params.empty() || !type->results.empty())) {
      error(pos, "func " + name(symbol) + " must have no arguments and no return values");
    }
  }
  if (symbol == init_) {
    record_object(decl.name, id);
    return;
  }
  declare_package_level(package, decl.name, id);
}

/// The name in a receiver type `*T[P, Q]`, parentheses anywhere.
ExprId Checker::receiver_base(ExprId type, bool& is_pointer, std::vector<ExprId>& type_params) const {
  for (;;) {
    if (const auto* paren = ast_.as<Paren>(type)) {
      type = paren->x;
    } else if (const auto* star = ast_.as<Star>(type)) {
      is_pointer = true;
      type = star->x;
    } else if (const auto* index = ast_.as<Index>(type)) {
      type_params = index->indices;
      type = index->x;
    } else {
      return type;
    }
  }
}

void Checker::associate_methods(PackageId package) {
  for (const auto& [symbol, methods] : methods_by_base_) {
    const auto& scope = checked_.packages[package.value].scope;
    auto base = scope.find(symbol);
    // Through aliases of the same package.
    for (int steps = 0; base != scope.end() && steps < 100; ++steps) {
      const Declaration& declaration = declarations_[base->second.value];
      if (declaration.type_spec == nullptr || !declaration.type_spec->is_alias) break;
      bool is_pointer = false;
      std::vector<ExprId> type_params;
      const auto* ident = ast_.as<Ident>(receiver_base(declaration.type_spec->type, is_pointer, type_params));
      if (ident == nullptr) break;
      if (is_pointer) {
        for (const ObjectId method : methods) object(method).has_pointer_receiver = true;
      }
      base = scope.find(ident->name.value);
    }
    if (base == scope.end() || object(base->second).kind != ObjectKind::type_name) continue;
    auto& list = declarations_[base->second.value].methods;
    list.insert(list.end(), methods.begin(), methods.end());
    std::ranges::sort(list);
  }
}

void Checker::check_file_scopes(PackageId package) {
  const auto& names = checked_.packages[package.value].scope;
  for (std::size_t i = first_file_scope_; i < file_scopes_.size(); ++i) {
    for (const auto& [symbol, dot_name] : file_scopes_[i].dot_names) {
      const auto found = names.find(symbol);
      if (found == names.end()) continue;
      error(object(found->second).pos, name(Symbol{symbol}) + " already declared through dot-import of package",
            "`" + file_scopes_[i].import_paths[dot_name.import_object.value] + "` is imported at " +
                place(object(dot_name.import_object).pos));
      mark_used(dot_name.import_object);
    }
    for (const ObjectId import : file_scopes_[i].import_objects) {
      const Symbol symbol = object(import).name;
      if (name(symbol) == ".") continue;
      const auto found = names.find(symbol.value);
      if (found == names.end()) continue;
      error(object(found->second).pos, name(symbol) + " already declared through import of package",
            "`" + file_scopes_[i].import_paths[import.value] + "` is imported at " + place(object(import).pos));
      mark_used(import);
    }
  }
}

void Checker::report_unused_imports() {
  for (std::size_t i = first_file_scope_; i < file_scopes_.size(); ++i) {
    for (const ObjectId import : file_scopes_[i].import_objects) {
      const Object& package_name = object(import);
      if (package_name.is_used) continue;
      const std::string& path = file_scopes_[i].import_paths[import.value];
      std::string message = "\"" + path + "\" imported";
      const std::string spelled = name(package_name.name);
      if (spelled != "." && spelled != path.substr(path.find_last_of('/') + 1)) message += " as " + spelled;
      error(package_name.pos, message + " and not used");
    }
  }
}

void Checker::local_constants(const ConstDecl& decl) {
  // The names of a line are declared after its values.
  std::vector<std::pair<ExprId, ObjectId>> line;
  std::uint32_t line_iota = 0;
  const auto declare_line = [&] {
    for (const auto& [ident, id] : line) declare(ident, id);
    line.clear();
  };
  each_const_spec(decl, [&](ExprId ident, ExprId type, ExprId value, std::uint32_t iota, Pos inherited_pos) {
    if (iota != line_iota) declare_line();
    line_iota = iota;
    const ObjectId id = new_object(ObjectKind::constant, symbol_of(ident), ast_[ident].pos);
    const auto saved_iota = std::exchange(env_.iota, iota);
    const Pos saved_pos = std::exchange(env_.inherited_pos, inherited_pos);
    constant_decl(id, type, value);
    env_.iota = saved_iota;
    env_.inherited_pos = saved_pos;
    line.emplace_back(ident, id);
  });
  declare_line();
}

}  // namespace stalemate::frontend
