// Messages of the checker: gc's wording, and the rule that an error caused by another one is not reported.
#include <algorithm>

#include "frontend/types/checker.hpp"
#include "frontend/types/type_string.hpp"

namespace stalemate::frontend {

void Checker::error(Pos pos, std::string message, std::string hint) {
  if (is_muted_) return;
  // What mentions an invalid type or operand follows from an error that was reported already.
  if (type_error_reported_ &&
      (message.find("invalid type") != std::string::npos || message.find("invalid operand") != std::string::npos)) {
    return;
  }
  // A repeated constant expression has its errors where it is repeated.
  if (env_.inherited_pos.valid()) pos = env_.inherited_pos;
  const bool is_users = !env_.package || checked_.packages[env_.package.value].origin == Origin::user;
  if (!is_users || has_faulty_types_) return fault(pos, std::move(message), std::move(hint));
  type_error_reported_ = true;
  diagnostics_.error(DiagnosticKind::type, pos, std::move(message), std::move(hint));
}

void Checker::error(ExprId at, std::string message, std::string hint) {
  error(ast_[at].pos, std::move(message), std::move(hint));
}

void Checker::error(const Operand& at, std::string message, std::string hint) {
  error(at.expr ? ast_[at.expr].pos : Pos{}, std::move(message), std::move(hint));
}

void Checker::unsupported(Pos pos, std::string message, std::string hint) {
  if (is_muted_) return;
  if (env_.declaration) return fault(pos, std::move(message), std::move(hint));
  type_error_reported_ = true;
  diagnostics_.error(DiagnosticKind::unsupported, pos, std::move(message), std::move(hint));
}

void Checker::not_modelled(Pos pos, std::string message, const std::string& package) {
  unsupported(pos, std::move(message), "package `" + package + "` is modelled in part");
}

void Checker::fault(Pos pos, std::string message, std::string hint) {
  type_error_reported_ = true;
  if (!env_.declaration) return;
  has_faulty_types_ |= object(env_.declaration).kind == ObjectKind::type_name;
  checked_.faults[env_.declaration.value].push_back(
      {DiagnosticKind::unsupported, Severity::error, pos, std::move(message), std::move(hint)});
}

void Checker::follow_fault(ExprId at, ObjectId id) {
  if (is_muted_ || !env_.declaration || env_.declaration == id) return;
  const auto known = checked_.faults.find(id.value);
  if (known == checked_.faults.end() || known->second.empty()) {
    // Local names follow from what their own declaration was refused for, others from an error.
    if (checked_.faults.contains(env_.declaration.value) || diagnostics_.has_errors()) return;
    return fault(ast_[at].pos, "`" + text(at) + "` is declared in terms of what is not supported");
  }
  const Diagnostic why = known->second.front();
  std::vector<Diagnostic>& own = checked_.faults[env_.declaration.value];
  const bool is_known = std::ranges::any_of(own, [&](const Diagnostic& d) { return d.pos == why.pos; });
  if (!is_known) own.push_back(why);
}

bool Checker::mentions_invalid(TypeId type) {
  if (!type || !is_valid(type)) return true;
  const auto [known, is_new] = mentions_invalid_.try_emplace(type.value, false);
  if (!is_new) return known->second;
  const TypeData data = types_[type];
  const auto any = [&](const std::vector<TypeId>& list) {
    return std::ranges::any_of(list, [&](TypeId one) { return mentions_invalid(one); });
  };
  bool result = false;
  if (const auto* pointer = std::get_if<PointerType>(&data)) result = mentions_invalid(pointer->element);
  if (const auto* slice = std::get_if<SliceOfType>(&data)) result = mentions_invalid(slice->element);
  if (const auto* array = std::get_if<ArrayOfType>(&data)) result = mentions_invalid(array->element);
  if (const auto* channel = std::get_if<ChanOfType>(&data)) result = mentions_invalid(channel->element);
  if (const auto* map = std::get_if<MapOfType>(&data))
    result = mentions_invalid(map->key) || mentions_invalid(map->value);
  if (const auto* tuple = std::get_if<TupleType>(&data)) result = any(tuple->elements);
  if (const auto* signature = std::get_if<SignatureType>(&data))
    result = any(signature->params) || any(signature->results);
  if (const auto* named = std::get_if<NamedType>(&data)) {
    result = any(named->type_args) || (named->underlying && !is_valid(named->underlying));
    // While it is being declared nothing is known yet.
    if (!named->underlying) {
      mentions_invalid_.erase(type.value);
      return result;
    }
  }
  mentions_invalid_[type.value] = result;
  return result;
}

std::string Checker::text(ExprId e) const {
  constexpr std::size_t length_max = 200;
  std::string result = to_string(ast_, e);
  if (result.size() > length_max) {
    std::size_t keep = length_max;
    while (keep > 0 && (static_cast<unsigned char>(result[keep]) & 0xC0U) == 0x80U) --keep;
    result = result.substr(0, keep) + "…";
  }
  return result;
}

std::string Checker::text(TypeId type) const {
  return type_text(checked_, ast_, type, TypeStyle::message, env_.package);
}

std::string Checker::place(Pos pos) const {
  const Location location = sources_.locate(pos);
  return std::string(location.file) + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
}

std::string Checker::text(const Operand& x) {
  if (x.is_nil()) return is_untyped(types_, x.type) ? "nil" : "nil (of type " + text(x.type) + ")";
  const std::string expression = x.expr ? text(x.expr) : std::string();
  std::string out = expression;
  if (!out.empty()) out += " (";
  bool has_type = false;
  switch (x.mode) {
    case Mode::none:
    case Mode::novalue:
    case Mode::builtin:
    case Mode::type: break;
    default:
      if (is_untyped(types_, x.type)) {
        out += text(x.type) + " ";
      } else {
        has_type = true;
      }
  }
  switch (x.mode) {
    case Mode::none: out += "invalid operand"; break;
    case Mode::novalue: out += "no value"; break;
    case Mode::builtin: out += "built-in"; break;
    case Mode::type: out += "type"; break;
    case Mode::constant: out += "constant"; break;
    case Mode::variable: out += "variable"; break;
    case Mode::map_index: out += "map index expression"; break;
    case Mode::comma_ok: out += "comma, ok expression"; break;
    default: out += "value"; break;
  }
  if (x.mode == Mode::constant) {
    const std::string value = constant_text(x.value);
    if (value != expression) out += " " + value;
  }
  if (has_type) {
    if (is_valid(x.type)) {
      out += (x.generic ? " of generic type " : " of type ") + text(x.type);
      if (const auto* param = types_.as<TypeParamType>(x.type)) {
        out += " constrained by " + text(param->constraint);
      }
    } else {
      out += " with invalid type";
    }
  }
  if (!expression.empty()) out += ")";
  return out;
}

}  // namespace stalemate::frontend
