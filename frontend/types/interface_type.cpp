// Interface types and their type sets (Go spec, "Interface types", "General interfaces"). An interface is flattened
// when it is built: embedded methods are merged, and its unions are intersected to at most one list of terms, each a
// type that is no interface.
#include <algorithm>
#include <utility>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

TypeId Checker::interface_type(const InterfaceType& type) {
  InterfaceOfType result;
  const ObjectId owner = std::exchange(interface_owner_, {});
  for (const InterfaceType::Method& method : type.methods) {
    const Symbol symbol = symbol_of(method.name);
    const Pos pos = ast_[method.name].pos;
    TypeId method_type = type_expr(method.type);
    if (!is_valid(method_type)) continue;
    if (symbol == blank_) {
      error(pos, "methods must have a unique non-blank name");
      continue;
    }
    const PackageId package = is_exported(ast_.name(symbol)) ? PackageId{} : env_.package;
    const bool is_duplicate =
        std::ranges::any_of(result.methods, [&](const InterfaceMethod& m) { return m.name == symbol; });
    if (is_duplicate) {
      error(pos, "duplicate method " + name(symbol));
      continue;
    }
    result.methods.push_back({symbol, method_type, package, pos});
  }
  for (const ExprId embedded : type.embedded) {
    const ExprId bare = unparen(embedded);
    const Pos pos = ast_[embedded].pos;
    const auto* binary_node = ast_.as<Binary>(bare);
    const auto* unary_node = ast_.as<Unary>(bare);
    if ((binary_node != nullptr && binary_node->op == Tok::or_) ||
        (unary_node != nullptr && unary_node->op == Tok::tilde)) {
      bool is_universe = false;
      std::vector<UnionTerm> terms = union_terms(bare, is_universe, owner);
      if (!is_universe) add_union(result, std::move(terms));
      continue;
    }
    const TypeId element = type_expr(embedded);
    if (is_valid(element)) add_embedded(result, element, pos, owner);
  }
  sort_methods(result);
  return types_.intern(std::move(result));
}

void Checker::sort_methods(InterfaceOfType& type) {
  std::ranges::stable_sort(type.methods, [&](const InterfaceMethod& a, const InterfaceMethod& b) {
    return ast_.name(a.name) < ast_.name(b.name);
  });
}

/// Called when an interface embeds a type that is not complete. If `owner`, whose declaration consists of the
/// interface, can wait for that type, it is completed later. That is the case of interfaces whose methods mention an
/// interface that embeds them. Types that wait for each other contain themselves.
void Checker::wait_for(TypeId embedded, Pos pos, ObjectId owner) {
  const auto* named = types_.as<NamedType>(embedded);
  if (named == nullptr) return;
  const ObjectId target = named->object;
  const bool is_open = std::ranges::find(path_, target) != path_.end() || waiting_for_.contains(target.value);
  if (!owner || !is_open) {
    report_incomplete(embedded, pos);
    return;
  }
  std::vector<ObjectId> cycle{owner};
  for (ObjectId at = target; at;) {
    if (at == owner) {
      report_cycle(cycle);
      return;
    }
    cycle.push_back(at);
    const auto next = waiting_for_.find(at.value);
    at = next == waiting_for_.end() ? ObjectId{} : next->second;
  }
  waiting_for_[owner.value] = target;
}

/// Completes the interfaces that waited for `id`.
void Checker::complete_waiting(ObjectId id) {
  const auto entry = waiters_.find(id.value);
  if (entry == waiters_.end()) return;
  const std::vector<std::pair<ObjectId, TypeId>> waiters = std::move(entry->second);
  waiters_.erase(entry);
  for (const auto& [waiter, named] : waiters) {
    waiting_for_.erase(waiter.value);
    const Declaration& declaration = declarations_[waiter.value];
    Environment saved = std::exchange(env_, Environment{});
    env_.package = declaration.package;
    env_.file = declaration.file;
    env_.declaration = waiter;
    env_.scopes.open();
    const std::vector<TypeId> params = types_.as<NamedType>(named)->type_params;
    for (const TypeId param : params) {
      const ObjectId param_object = types_.as<TypeParamType>(param)->object;
      env_.scopes.declare(object(param_object).name, param_object);
    }
    path_.push_back(waiter);
    define_type(waiter, named, declaration.type_spec->type);
    path_.pop_back();
    env_ = std::move(saved);
  }
}

void Checker::add_embedded(InterfaceOfType& into, TypeId embedded, Pos pos, ObjectId owner) {
  if (is_type_param(types_, embedded)) {
    error(pos, "term cannot represent type parameter " + text(embedded));
    return;
  }
  const TypeId under = types_.underlying(embedded);
  if (!under) {
    wait_for(embedded, pos, owner);
    return;
  }
  const auto* other = types_.as<InterfaceOfType>(under);
  if (other == nullptr) {
    if (!version_at_least(118)) {
      error(pos, "embedding non-interface type " + text(embedded) + " requires go1.18 or later");
      return;
    }
    add_union(into, {{false, embedded}});
    return;
  }
  for (const InterfaceMethod& method : other->methods) {
    const auto same = std::ranges::find_if(
        into.methods, [&](const InterfaceMethod& m) { return m.name == method.name && m.package == method.package; });
    if (same == into.methods.end()) {
      into.methods.push_back(method);
    } else if (same->signature != method.signature) {
      error(pos, "duplicate method " + name(method.name));
    }
  }
  into.comparable = into.comparable || other->comparable;
  for (const auto& terms : other->unions) add_union(into, terms);
}

/// Intersects the type set of `into` with that of a union.
void Checker::add_union(InterfaceOfType& into, std::vector<UnionTerm> terms) {
  if (into.unions.empty()) {
    into.unions.push_back(std::move(terms));
    return;
  }
  std::vector<UnionTerm> both;
  const auto add = [&](UnionTerm term) {
    const bool known =
        std::ranges::any_of(both, [&](const UnionTerm& t) { return t.tilde == term.tilde && t.type == term.type; });
    if (!known) both.push_back(term);
  };
  for (const UnionTerm& a : into.unions.front()) {
    for (const UnionTerm& b : terms) {
      if (a.type == b.type) {
        add({a.tilde && b.tilde, a.type});
      } else if (a.tilde && !b.tilde && types_.underlying(b.type) == a.type) {
        add(b);
      } else if (b.tilde && !a.tilde && types_.underlying(a.type) == b.type) {
        add(a);
      }
    }
  }
  into.unions.front() = std::move(both);
}

/// The terms of `A | B | ~C`. `is_universe`: a term is an interface without type restrictions, so the union is none.
std::vector<UnionTerm> Checker::union_terms(ExprId e, bool& is_universe, ObjectId owner) {
  // Unions lean left; they may be long, so no recursion.
  std::vector<ExprId> parts;
  for (;;) {
    const auto* node = ast_.as<Binary>(e);
    if (node == nullptr || node->op != Tok::or_) break;
    parts.push_back(node->y);
    record_type(e, checked_.any_type);
    e = node->x;
  }
  parts.push_back(e);
  std::ranges::reverse(parts);
  std::vector<UnionTerm> terms;
  std::vector<UnionTerm> written;
  for (const ExprId part : parts) {
    const auto* tilde = ast_.as<Unary>(part);
    const bool has_tilde = tilde != nullptr && tilde->op == Tok::tilde;
    const ExprId type_node = has_tilde ? tilde->x : part;
    const TypeId type = type_expr(type_node);
    record_type(part, type);
    if (!is_valid(type)) continue;
    const Pos pos = ast_[part].pos;
    if (is_type_param(types_, type)) {
      error(pos, "term cannot represent type parameter " + text(type));
      continue;
    }
    const TypeId under = types_.underlying(type);
    if (!under) {
      wait_for(type, pos, owner);
      continue;
    }
    const auto* interface = types_.as<InterfaceOfType>(under);
    if (has_tilde && interface != nullptr) {
      error(pos, "invalid use of ~ (" + text(type) + " is an interface)");
      continue;
    }
    if (has_tilde && under != type) {
      error(pos, "invalid use of ~ (underlying type of " + text(type) + " is " + text(under) + ")");
      continue;
    }
    if (interface != nullptr) {
      if (parts.size() > 1 && !interface->methods.empty()) {
        error(pos, "cannot use " + text(type) + " in union (" + text(type) + " contains methods)");
        continue;
      }
      if (parts.size() > 1 && interface->comparable) {
        error(pos, type == checked_.comparable_type
                       ? "cannot use comparable in union"
                       : "cannot use " + text(type) + " in union (" + text(type) + " embeds comparable)");
        continue;
      }
      if (interface->unions.empty()) {
        is_universe = true;
      } else {
        const std::vector<UnionTerm> inner = interface->unions.front();
        terms.insert(terms.end(), inner.begin(), inner.end());
      }
      continue;
    }
    const UnionTerm term{has_tilde, type};
    // Written terms must not overlap; those of embedded interfaces may.
    const auto overlap = std::ranges::find_if(written, [&](const UnionTerm& t) {
      return t.type == type || (t.tilde && types_.underlying(type) == t.type) ||
             (has_tilde && types_.underlying(t.type) == type);
    });
    if (overlap != written.end()) {
      error(pos, std::string("overlapping terms ") + (has_tilde ? "~" : "") + text(type) + " and " +
                     (overlap->tilde ? "~" : "") + text(overlap->type));
      continue;
    }
    terms.push_back(term);
    written.push_back(term);
  }
  return terms;
}

}  // namespace stalemate::frontend
