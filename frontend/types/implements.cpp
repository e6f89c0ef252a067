// Whether a type implements an interface, or satisfies it as a constraint (Go spec, "Implementing an interface",
// "Satisfying a type constraint").
#include <algorithm>

#include "frontend/types/checker.hpp"
#include "frontend/types/type_string.hpp"

namespace stalemate::frontend {

/// Why a method is missing, in parentheses; a second line tells the signatures where they matter.
std::string Checker::missing_text(const MissingMethod& missing, TypeId type, TypeId interface_type) {
  const std::string method = name(missing.name);
  const auto is_pointer_to_interface = [&](TypeId t) {
    const auto* pointer = types_.as<PointerType>(types_.underlying(t));
    return pointer != nullptr && is_plain_interface(types_, pointer->element);
  };
  const auto signatures = [&] {
    return "\nhave `" + method_text(checked_, ast_, missing.have_name, missing.have, env_.package) + "`, want `" +
           method_text(checked_, ast_, missing.name, missing.want, env_.package) + "`";
  };
  switch (missing.why) {
    case MissingMethod::Why::missing:
      if (is_pointer_to_interface(type)) return "(type " + text(type) + " is pointer to interface, not interface)";
      if (is_pointer_to_interface(interface_type)) {
        return "(type " + text(interface_type) + " is pointer to interface, not interface)";
      }
      return "(missing method " + method + ")";
    case MissingMethod::Why::is_field: return "(missing method " + method + ")";
    case MissingMethod::Why::other_case: return "(missing method " + method + ")" + signatures();
    case MissingMethod::Why::pointer_receiver: return "(method " + method + " has pointer receiver)";
    case MissingMethod::Why::wrong_type: return "(wrong type for method " + method + ")" + signatures();
    case MissingMethod::Why::ambiguous: return "(ambiguous selector " + text(type) + "." + method + ")";
    default: return {};
  }
}

bool Checker::implements(TypeId type, TypeId interface_type, bool is_constraint, std::string* cause) {
  const TypeId under = types_.underlying(type);
  const TypeId wanted_under = types_.underlying(interface_type);
  if (!is_valid(under) || !is_valid(wanted_under)) return true;
  if (const auto* pointer = types_.as<PointerType>(under); pointer != nullptr && !is_valid(pointer->element))
    return true;
  const std::string verb = is_constraint ? "satisfy" : "implement";
  const auto fail = [&](const std::string& why) {
    if (cause != nullptr) *cause = why;
    return false;
  };
  const auto* wanted = types_.as<InterfaceOfType>(wanted_under);
  if (wanted == nullptr) {
    return fail(text(type) + " does not " + verb + " " + text(interface_type) + " (" + text(interface_type) +
                " is not an interface)");
  }
  if (wanted->methods.empty() && wanted->unions.empty() && !wanted->comparable) return true;
  const auto* own = types_.as<InterfaceOfType>(under);
  if (own != nullptr && !own->unions.empty() && own->unions.front().empty()) return true;
  if (!wanted->unions.empty() && wanted->unions.front().empty()) {
    return fail("cannot " + verb + " " + text(interface_type) + " (empty type set)");
  }
  const MissingMethod missing = members_.missing(type, interface_type);
  if (missing.why != MissingMethod::Why::none) {
    return fail(text(type) + " does not " + verb + " " + text(interface_type) + " " +
                missing_text(missing, type, interface_type));
  }
  if (wanted->comparable && !comparable(types_, type, false)) {
    // Since 1.20 ordinary interfaces satisfy comparable, though comparing them may panic.
    if (!is_constraint || !comparable(types_, type, true) || !version_at_least(120)) {
      return fail(text(type) + " does not " + verb + " comparable");
    }
  }
  if (wanted->unions.empty()) return true;
  const std::vector<UnionTerm>& terms = wanted->unions.front();
  const auto includes = [&](const UnionTerm& term) {
    return std::ranges::any_of(terms, [&](const UnionTerm& t) {
      return (t.type == term.type && (t.tilde || !term.tilde)) ||
             (t.tilde && types_.underlying(term.type) == types_.underlying(t.type));
    });
  };
  const std::string set = text(types_.intern(InterfaceOfType{{}, {terms}, false}));
  if (own != nullptr) {
    if (own->unions.empty()) return fail(text(type) + " does not " + verb + " " + text(interface_type));
    for (const UnionTerm& term : own->unions.front()) {
      if (includes(term)) continue;
      return fail(text(type) + " does not " + verb + " " + text(interface_type) + " (" + (term.tilde ? "~" : "") +
                  text(term.type) + " missing in " + set + ")");
    }
    return true;
  }
  if (includes({false, type})) return true;
  const bool lacks_tilde = std::ranges::any_of(terms, [&](const UnionTerm& t) { return !t.tilde && t.type == under; });
  return fail(text(type) + " does not " + verb + " " + text(interface_type) +
              (lacks_tilde ? " (possibly missing ~ for " + text(under) + " in " + text(interface_type) + ")"
                           : " (" + text(type) + " missing in " + set + ")"));
}

}  // namespace stalemate::frontend
