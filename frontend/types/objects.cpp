// Objects and the scopes that hold them (Go spec, "Declarations and scope", "Uniqueness of identifiers").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

ObjectId Checker::new_object(ObjectKind kind, Symbol symbol, Pos pos, TypeId type) {
  Object object;
  object.kind = kind;
  object.name = symbol;
  object.pos = pos;
  object.type = type;
  object.package = env_.package;
  checked_.objects.push_back(std::move(object));
  return ObjectId{static_cast<std::uint32_t>(checked_.objects.size() - 1)};
}

ObjectId Checker::find(Symbol symbol) {
  if (const ObjectId local = env_.scopes.find(symbol)) return local;
  if (env_.file != nullptr) {
    if (const auto found = env_.file->imports.find(symbol.value); found != env_.file->imports.end()) {
      return found->second;
    }
  }
  if (env_.package) {
    const auto& scope = checked_.packages[env_.package.value].scope;
    if (const auto found = scope.find(symbol.value); found != scope.end()) return found->second;
  }
  if (env_.file != nullptr) {
    if (const auto found = env_.file->dot_names.find(symbol.value); found != env_.file->dot_names.end()) {
      mark_used(found->second.import_object);
      return found->second.object;
    }
  }
  const auto found = universe_.find(symbol.value);
  return found == universe_.end() ? ObjectId{} : found->second;
}

std::string Checker::partly_known_import(Symbol symbol) {
  if (env_.file == nullptr || !is_exported(ast_.name(symbol))) return {};
  for (const ObjectId import : env_.file->import_objects) {
    const Object& package_name = object(import);
    if (name(package_name.name) != "." || !package_name.imported) continue;
    const Package& package = checked_.packages[package_name.imported.value];
    if (package.origin != Origin::model) continue;
    mark_used(import);
    return package.path;
  }
  return {};
}

void Checker::declare(ExprId ident, ObjectId id) {
  record_object(ident, id);
  declare(symbol_of(ident), id);
}

void Checker::declare(Symbol symbol, ObjectId id) {
  // The blank identifier declares nothing, but its object still belongs to the block.
  if (symbol == blank_ || !symbol) {
    env_.scopes.declare({}, id);
    return;
  }
  if (const ObjectId other = env_.scopes.find_innermost(symbol)) {
    report_redeclared(object(id).pos, symbol, other);
    env_.scopes.declare({}, id);
    mark_used(id);
    return;
  }
  env_.scopes.declare(symbol, id);
}

void Checker::report_redeclared(Pos pos, Symbol symbol, ObjectId other) {
  const Pos other_pos = object(other).pos;
  error(pos, name(symbol) + " redeclared in this block",
        other_pos.valid() ? "other declaration of `" + name(symbol) + "` at " + place(other_pos) : "");
}

void Checker::close_scope() {
  // What is refused is not looked into: what it uses is not known.
  const auto faults = checked_.faults.find(env_.declaration.value);
  const bool uses_are_known = faults == checked_.faults.end() || faults->second.empty();
  const auto closed = env_.scopes.close();
  if (!uses_are_known) return;
  for (const ObjectId id : closed) {
    const Object& declared = object(id);
    if (declared.kind != ObjectKind::variable || declared.is_used || declared.is_parameter) continue;
    if (declared.name == blank_ || !declared.name) continue;
    error(declared.pos, "declared and not used: " + name(declared.name));
  }
}

void Checker::add_use(ObjectId id) {
  if (!env_.declaration) return;
  const auto used = declarations_.find(id.value);
  const auto user = declarations_.find(env_.declaration.value);
  if (used == declarations_.end() || user == declarations_.end()) return;
  if (used->second.package != user->second.package) return;
  user->second.uses.insert(id);
}

bool Checker::is_blank(ExprId e) const {
  const auto* ident = ast_.as<Ident>(e);
  return ident != nullptr && ident->name == blank_;
}

ExprId Checker::unparen(ExprId e) const {
  while (const auto* paren = ast_.as<Paren>(e)) e = paren->x;
  return e;
}

}  // namespace stalemate::frontend
