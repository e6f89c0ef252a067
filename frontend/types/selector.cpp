// Selectors: qualified identifiers, fields, method values and method expressions (Go spec, "Selectors", "Method
// expressions", "Method values").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

/// Whether a struct embeds a type that nothing is known of: it may have any member.
bool embeds_unknown(TypeTable& types, TypeId type) {
  const auto* fields = types.under<StructOfType>(dereferenced(types, type));
  if (fields == nullptr) return false;
  for (const StructField& field : fields->fields) {
    if (field.embedded && !is_valid(dereferenced(types, field.type))) return true;
  }
  return false;
}

}  // namespace

/// `package.Name`. Returns false if the operand is no package.
bool Checker::qualified(Operand& x, ExprId e, const Selector& node) {
  const auto* base = ast_.as<Ident>(node.x);
  if (base == nullptr) return false;
  const ObjectId package_id = find(base->name);
  if (!package_id || object(package_id).kind != ObjectKind::package_name) return false;
  record_object(node.x, package_id);
  mark_used(package_id);
  const PackageId imported = object(package_id).imported;
  if (!imported) {
    const Import& missing = missing_imports_.at(package_id.value);
    unsupported(missing.pos, missing.message);
    return true;
  }
  const Symbol symbol = symbol_of(node.name);
  const Package& package = checked_.packages[imported.value];
  const auto found = package.scope.find(symbol.value);
  if (found == package.scope.end()) {
    if (package.origin == Origin::model && package.path != "stalemate") {
      not_modelled(ast_[node.name].pos, "undefined: " + text(e), package.path);
    } else {
      error(node.name, "undefined: " + text(e));
    }
    return true;
  }
  const ObjectId id = found->second;
  if (!is_exported(ast_.name(symbol))) {
    error(node.name, "name " + name(symbol) + " not exported by package " + name(package.name));
    return true;
  }
  record_object(node.name, id);
  resolve(id);
  const Object& object = checked_.object(id);
  if (object.kind != ObjectKind::type_name && is_valid(object.type) && mentions_invalid(object.type))
    follow_fault(e, id);
  Selection selection;
  selection.kind = SelectionKind::qualified;
  selection.object = id;
  selection.name = symbol;
  selection.type = object.type;
  switch (object.kind) {
    case ObjectKind::constant:
      if (!is_valid(object.type) || !is_constant(object.value)) return follow_fault(e, id), true;
      x.mode = Mode::constant;
      x.value = object.value;
      break;
    case ObjectKind::type_name:
      if (!is_valid(object.type)) return follow_fault(e, id), true;
      x.mode = Mode::type;
      break;
    case ObjectKind::variable:
      if (!is_valid(object.type)) return follow_fault(e, id), true;
      x.mode = Mode::variable;
      break;
    case ObjectKind::function:
      if (!is_valid(object.type)) return follow_fault(e, id), true;
      x.mode = Mode::value;
      if (!object.type_params.empty()) {
        x.generic = std::make_shared<GenericFunction>(GenericFunction{id, node.name, {}, {}});
      }
      break;
    case ObjectKind::builtin:
      x.mode = Mode::builtin;
      x.builtin = object.builtin;
      break;
    default: return true;
  }
  x.type = object.type;
  checked_.selections[e.value] = selection;
  return true;
}

void Checker::selector(Operand& x, ExprId e, const Selector& node, bool want_type) {
  if (ast_.as<Ident>(node.name) == nullptr) return;
  const Symbol symbol = symbol_of(node.name);
  if (symbol == blank_) {
    error(node.name, "cannot refer to blank field or method");
    use(node.x);
    return;
  }
  if (qualified(x, e, node)) return;
  raw_expr(x, node.x, {}, false);
  if (x.mode == Mode::builtin) {
    error(e, "invalid use of " + text(x) + " in selector expression");
    x.invalidate();
    return;
  }
  require_value(x, false, true);
  if (!x.ok()) return;
  if (want_type && x.mode != Mode::type) {
    error(e, text(e) + " is not a type");
    x.invalidate();
    return;
  }
  if (x.is_nil()) {
    error(node.name, "invalid use of nil in selector expression");
    x.invalidate();
    return;
  }
  Member member = members_.find(x.type, symbol, env_.package);
  if (!member.found()) {
    report_no_member(x, e, node, member);
    x.invalidate();
    return;
  }
  if (member.kind == Member::Kind::method) {
    record_object(node.name, member.method);
    add_use(member.method);
  }
  if (x.mode == Mode::type) {
    method_expression(x, e, node, std::move(member));
    return;
  }
  if (!is_valid(member.type) || mentions_invalid(member.type)) {
    fault(ast_[e].pos, "`" + text(e) + "` has a type that is not supported");
  }
  if (!is_valid(member.type)) {
    x.invalidate();
    return;
  }
  Selection selection;
  selection.receiver = x.type;
  selection.path = member.path;
  selection.object = member.method;
  selection.name = symbol;
  selection.type = member.type;
  selection.indirect = member.indirect;
  switch (member.kind) {
    case Member::Kind::field:
      selection.kind = SelectionKind::field;
      if (x.mode == Mode::variable || member.indirect) {
        x.mode = Mode::variable;
      } else {
        x.mode = Mode::value;
      }
      break;
    case Member::Kind::method:
      if (object(member.method).has_pointer_receiver && !member.indirect && x.mode != Mode::variable) {
        error(e, "cannot call pointer method " + name(symbol) + " on " + text(x.type));
        x.invalidate();
        return;
      }
      selection.kind = SelectionKind::method_value;
      x.mode = Mode::value;
      break;
    default:
      selection.kind = SelectionKind::interface_method;
      x.mode = Mode::value;
      break;
  }
  x.type = member.type;
  checked_.selections[e.value] = std::move(selection);
}

void Checker::method_expression(Operand& x, ExprId e, const Selector& node, Member member) {
  const Symbol symbol = symbol_of(node.name);
  if (!member.is_method()) {
    error(node.name, text(e) + " undefined (type " + text(x.type) + " has no method " + name(symbol) + ")");
    x.invalidate();
    return;
  }
  if (member.kind == Member::Kind::method && object(member.method).has_pointer_receiver && !member.indirect) {
    error(node.name, "invalid method expression " + text(e) + " (needs pointer receiver (*" + text(x.type) + ")." +
                         name(symbol) + ")");
    x.invalidate();
    return;
  }
  const auto* signature_type = types_.as<SignatureType>(member.type);
  if (signature_type == nullptr) {
    x.invalidate();
    return;
  }
  SignatureType with_receiver = *signature_type;
  with_receiver.params.insert(with_receiver.params.begin(), x.type);
  Selection selection;
  selection.kind = SelectionKind::method_expr;
  selection.receiver = x.type;
  selection.path = std::move(member.path);
  selection.object = member.method;
  selection.name = symbol;
  selection.indirect = member.indirect;
  selection.type = types_.intern(std::move(with_receiver));
  x.mode = Mode::value;
  x.type = selection.type;
  checked_.selections[e.value] = std::move(selection);
}

void Checker::report_no_member(const Operand& x, ExprId e, const Selector& node, const Member& member) {
  const Symbol symbol = symbol_of(node.name);
  if (member.kind == Member::Kind::ambiguous) {
    error(node.name, "ambiguous selector " + text(e));
    return;
  }
  const TypeId under = types_.underlying(dereferenced(types_, x.type));
  if (!under) {
    // The type is declared in terms of its own fields or methods.
    report_incomplete(dereferenced(types_, x.type), ast_[e].pos);
    return;
  }
  if (!is_valid(under)) return;
  std::string why;
  if (const auto* pointer = types_.under<PointerType>(x.type);
      pointer != nullptr && types_.under<InterfaceOfType>(pointer->element) != nullptr) {
    why = is_type_param(types_, pointer->element)
              ? "type " + text(x.type) + " is pointer to type parameter, not type parameter"
              : "type " + text(x.type) + " is pointer to interface, not interface";
  } else {
    why = "type " + text(x.type) + " has no field or method " + name(symbol);
    if (x.mode == Mode::type) why = "type " + text(x.type) + " has no method " + name(symbol);
    const Member other = members_.find(x.type, symbol, env_.package, true);
    if (other.found()) {
      Symbol other_name;
      if (other.kind == Member::Kind::method) other_name = object(other.method).name;
      std::string spelled = name(other_name);
      if (spelled.empty()) {
        // The name as declared is at the member's position.
        const std::string_view line = other.pos.valid() ? sources_.line_text(other.pos) : std::string_view();
        const std::uint32_t column = other.pos.valid() ? sources_.locate(other.pos).column - 1 : 0;
        if (column < line.size()) spelled = std::string(line.substr(column, name(symbol).size()));
      }
      if (!spelled.empty() && spelled != name(symbol)) {
        why += std::string(", but does have ") + (other.is_method() ? "method " : "field ") + spelled;
      }
    }
  }
  const auto* named = types_.as<NamedType>(dereferenced(types_, x.type));
  const PackageId declared = named == nullptr ? PackageId{} : object(named->object).package;
  const bool is_partly_known =
      declared && checked_.packages[declared.value].origin == Origin::standard && embeds_unknown(types_, x.type);
  if (is_partly_known || (declared && checked_.packages[declared.value].origin == Origin::model)) {
    not_modelled(ast_[node.name].pos, text(e) + " undefined (" + why + ")", checked_.packages[declared.value].path);
  } else {
    error(node.name, text(e) + " undefined (" + why + ")");
  }
}

}  // namespace stalemate::frontend
