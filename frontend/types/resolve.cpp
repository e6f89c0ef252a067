// Resolving package-level objects in the order they need each other, and cycles among declarations (Go spec, "Type
// declarations", "Package initialization"). An object met again while it is being resolved is on a cycle: fine if a
// defined type is part of it (its values are looked at later, in recursive_type.cpp) or if it consists of values only
// (init_order.cpp reports those), an error otherwise.
#include <algorithm>
#include <utility>

#include "frontend/types/checker.hpp"
#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

void Checker::resolve_package(PackageId package) {
  const std::vector<ObjectId> objects = package_objects_;
  const auto is_type = [&](ObjectId id) { return object(id).kind == ObjectKind::type_name; };
  for (const ObjectId id : objects) {
    if (is_type(id) && !object(id).is_alias) resolve(id);
  }
  for (const ObjectId id : objects) {
    if (is_type(id) && object(id).is_alias) resolve(id);
  }
  run_delayed();
  for (const ObjectId id : objects) {
    if (!is_type(id)) resolve(id);
  }
  for (const ObjectId id : objects) {
    if (is_type(id)) check_methods(id);
  }
  run_delayed();
  for (std::size_t i = 0; i < bodies_.size(); ++i) {
    const Body body = bodies_[i];
    const Object function = object(body.function);
    const Declaration& declaration = declarations_[body.function.value];
    env_ = Environment{};
    env_.package = package;
    env_.file = declaration.file;
    env_.declaration = body.function;
    env_.hidden_params = function.type_params;
    env_.scopes.open();
    for (const TypeId param : function.type_params) {
      const ObjectId id = types_.as<TypeParamType>(param)->object;
      env_.scopes.declare(object(id).name == blank_ ? Symbol{} : object(id).name, id);
    }
    Signature parts{function.type, function.params, function.results};
    std::vector<ObjectId> extra;
    if (function.receiver_object) extra.push_back(function.receiver_object);
    const auto* block = ast_.as<BlockStmt>(body.body);
    function_body(body.body, parts, extra, block != nullptr ? block->rbrace : ast_[body.body].pos);
    env_.scopes.close();
    run_delayed();
  }
  env_ = Environment{};
  env_.package = package;
}

void Checker::resolve(ObjectId id) {
  const auto declaration_entry = declarations_.find(id.value);
  if (declaration_entry == declarations_.end()) return;
  // Variables with one common initialiser are resolved together.
  const std::vector<ObjectId>& group = declaration_entry->second.group;
  if (!group.empty() && group.front() != id) {
    resolve(group.front());
    return;
  }
  State& state = states_[id.value];
  if (state == State::resolved) return;
  if (state == State::resolving) {
    switch (object(id).kind) {
      case ObjectKind::constant:
      case ObjectKind::variable:
        if (!is_valid_cycle(id) || !object(id).type) object(id).type = invalid_type();
        break;
      case ObjectKind::type_name:
        if (!is_valid_cycle(id)) object(id).type = invalid_type();
        break;
      default: is_valid_cycle(id); break;
    }
    return;
  }
  // Long chains of declarations are unrolled. Short ones are not: on cycles the order of the source decides what is
  // complete when its size is asked for, as it does for gc.
  constexpr std::size_t chain_length_max = 100;
  if (path_.size() >= chain_length_max && unrolled_.insert(id.value).second) {
    resolve_dependencies_first(id);
    return;
  }
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    unsupported(object(id).pos, "declarations depend on each other too deeply");
    object(id).type = invalid_type();
    state = State::resolved;
    return;
  }
  state = State::resolving;
  path_.push_back(id);
  Environment saved = std::exchange(env_, Environment{});
  const Declaration& declaration = declaration_entry->second;
  env_.package = declaration.package;
  env_.file = declaration.file;
  env_.declaration = id;
  switch (object(id).kind) {
    case ObjectKind::constant:
      env_.iota = declaration.iota;
      env_.inherited_pos = declaration.inherited_pos;
      constant_decl(id, declaration.type, declaration.value);
      break;
    case ObjectKind::variable: variable_decl(id, declaration.group, declaration.type, declaration.value); break;
    case ObjectKind::type_name: type_decl(id, *declaration.type_spec); break;
    case ObjectKind::function: function_decl(id, *declaration.func); break;
    default: break;
  }
  env_ = std::move(saved);
  path_.pop_back();
  states_[id.value] = State::resolved;
}

bool Checker::is_valid_cycle(ObjectId id) {
  const auto start = std::ranges::find(path_, id);
  if (start == path_.end()) return true;
  const std::vector<ObjectId> cycle(start, path_.end());
  std::size_t value_count = 0;
  std::size_t defined_type_count = 0;
  for (const ObjectId member : cycle) {
    switch (object(member).kind) {
      case ObjectKind::constant:
      case ObjectKind::variable: ++value_count; break;
      case ObjectKind::type_name:
        if (!object(member).is_alias) ++defined_type_count;
        break;
      default: break;
    }
  }
  if (value_count == cycle.size()) return true;
  if (value_count == 0 && defined_type_count > 0) return true;
  // Functions alone: one's signature cannot need another's.
  report_cycle(cycle);
  return false;
}

void Checker::report_cycle(const std::vector<ObjectId>& cycle) {
  // Reported once, at the object that comes first in the source.
  const auto first = std::ranges::min_element(cycle, {}, [&](ObjectId id) { return object(id).pos; });
  for (const ObjectId id : cycle) {
    if (reported_cycles_.contains(id.value)) return;
  }
  for (const ObjectId id : cycle) reported_cycles_.insert(id.value);
  const Object& start = object(*first);
  const bool is_type = start.kind == ObjectKind::type_name;
  if (cycle.size() == 1) {
    error(start.pos, (is_type ? "invalid recursive type: " : "invalid cycle in declaration: ") + name(start.name) +
                         " refers to itself");
    return;
  }
  std::string chain = "`" + name(start.name) + "`";
  constexpr std::size_t shown_max = 10;
  const auto offset = static_cast<std::size_t>(first - cycle.begin());
  for (std::size_t i = 1; i <= cycle.size() && i <= shown_max; ++i) {
    const Object& next = object(cycle[(offset + i) % cycle.size()]);
    chain += (i == 1 ? " refers to `" : ", which refers to `") + name(next.name) + "`";
  }
  error(start.pos, (is_type ? "invalid recursive type " : "invalid cycle in declaration of ") + name(start.name),
        chain);
}

void Checker::report_incomplete(TypeId type, Pos pos) {
  const auto* named = types_.as<NamedType>(type);
  if (named == nullptr) return;
  const auto start = std::ranges::find(path_, named->object);
  if (start != path_.end()) {
    report_cycle(std::vector<ObjectId>(start, path_.end()));
  } else if (reported_cycles_.insert(named->object.value).second) {
    error(pos, "invalid recursive type " + name(object(named->object).name));
  }
}

void Checker::run_delayed() {
  while (!delayed_.empty()) {
    const std::function<void()> action = std::move(delayed_.front());
    delayed_.pop_front();
    action();
  }
  const std::vector<TypeId> checks = std::exchange(recursion_checks_, {});
  for (const TypeId named : checks) check_recursive(named);
}

/// The package-level objects whose names occur in the declaration of `id`: a superset of those it depends on, but for
/// those that function bodies refer to.
std::vector<ObjectId> Checker::mentioned_objects(ObjectId id) {
  const auto entry = declarations_.find(id.value);
  if (entry == declarations_.end()) return {};
  const Declaration& declaration = entry->second;
  Worklist todo;
  todo.add(declaration.type);
  todo.add(declaration.value);
  if (declaration.type_spec != nullptr) {
    todo.add(declaration.type_spec->type_params);
    todo.add(declaration.type_spec->type);
  }
  if (declaration.func != nullptr) {
    todo.add(declaration.func->receiver);
    todo.add(declaration.func->type);
  }
  std::vector<ObjectId> result;
  const auto& scope = checked_.packages[declaration.package.value].scope;
  while (!todo.exprs.empty() || !todo.stmts.empty()) {
    if (!todo.stmts.empty()) {
      const StmtId stmt = todo.stmts.back();
      todo.stmts.pop_back();
      todo.add_children(ast_, stmt);
      continue;
    }
    const ExprId expr = todo.exprs.back();
    todo.exprs.pop_back();
    if (const auto* ident = ast_.as<Ident>(expr)) {
      if (const auto found = scope.find(ident->name.value); found != scope.end()) result.push_back(found->second);
    } else {
      todo.add_children(ast_, expr);
    }
  }
  return result;
}

/// Resolves what `id` mentions before `id` itself, without recursion.
void Checker::resolve_dependencies_first(ObjectId id) {
  struct Frame {
    ObjectId object;
    std::vector<ObjectId> mentions;
    std::size_t next = 0;
  };
  if (states_[id.value] != State::open) return;
  std::unordered_set<std::uint32_t> visited{id.value};
  std::vector<Frame> stack;
  stack.push_back({id, mentioned_objects(id)});
  while (!stack.empty()) {
    Frame& top = stack.back();
    if (top.next < top.mentions.size()) {
      const ObjectId mention = top.mentions[top.next++];
      if (states_[mention.value] != State::open || !visited.insert(mention.value).second) continue;
      stack.push_back({mention, mentioned_objects(mention)});
      continue;
    }
    const ObjectId done = top.object;
    stack.pop_back();
    resolve(done);
  }
}

}  // namespace stalemate::frontend
