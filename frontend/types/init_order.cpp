// The order in which package-level variables are initialised (Go spec, "Package initialization"): again and again, the
// first variable in declaration order that depends on no uninitialised one. A variable depends on what its initialiser
// mentions, directly or through the functions mentioned there.
#include <algorithm>
#include <queue>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

void Checker::init_order(PackageId package) {
  const std::vector<ObjectId> objects = package_objects_;
  const auto is_value = [&](ObjectId id) {
    return object(id).kind == ObjectKind::variable || object(id).kind == ObjectKind::constant;
  };
  // Variables with one common initialiser are one step; the first stands for all.
  const auto leader = [&](ObjectId id) {
    const Declaration& declaration = declarations_[id.value];
    return declaration.group.empty() ? id : declaration.group.front();
  };
  std::unordered_map<std::uint32_t, std::set<ObjectId>> needs;
  std::unordered_map<std::uint32_t, std::vector<ObjectId>> needed_by;
  std::vector<ObjectId> steps;
  for (const ObjectId id : objects) {
    if (!is_value(id) || leader(id) != id) continue;
    steps.push_back(id);
    std::set<ObjectId>& own = needs[id.value];
    std::unordered_set<std::uint32_t> seen_functions;
    std::vector<ObjectId> todo(declarations_[id.value].uses.begin(), declarations_[id.value].uses.end());
    while (!todo.empty()) {
      const ObjectId used = todo.back();
      todo.pop_back();
      if (is_value(used)) {
        own.insert(leader(used));
      } else if (object(used).kind == ObjectKind::function && seen_functions.insert(used.value).second) {
        const auto& uses = declarations_[used.value].uses;
        todo.insert(todo.end(), uses.begin(), uses.end());
      }
    }
    for (const ObjectId need : own) needed_by[need.value].push_back(id);
  }
  const auto order = [&](ObjectId id) { return declarations_[id.value].order; };
  const auto later_first = [&](ObjectId a, ObjectId b) { return order(a) > order(b); };
  std::priority_queue<ObjectId, std::vector<ObjectId>, decltype(later_first)> ready(later_first);
  std::unordered_map<std::uint32_t, std::size_t> missing;
  for (const ObjectId id : steps) {
    missing[id.value] = needs[id.value].size();
    if (missing[id.value] == 0) ready.push(id);
  }
  std::size_t done_count = 0;
  while (!ready.empty()) {
    const ObjectId id = ready.top();
    ready.pop();
    ++done_count;
    for (const ObjectId waiting : needed_by[id.value]) {
      if (--missing[waiting.value] == 0) ready.push(waiting);
    }
    const Declaration& declaration = declarations_[id.value];
    if (object(id).kind != ObjectKind::variable || !declaration.value) continue;
    Initializer step;
    step.lhs = declaration.group.empty() ? std::vector<ObjectId>{id} : declaration.group;
    step.rhs = declaration.value;
    checked_.packages[package.value].initializers.push_back(std::move(step));
  }
  if (done_count == steps.size()) return;

  // What is left waits for a cycle. Walk along needs that wait as well until an object repeats.
  std::unordered_set<std::uint32_t> reported;
  for (const ObjectId start : steps) {
    if (missing[start.value] == 0 || reported.contains(start.value)) continue;
    std::vector<ObjectId> path{start};
    std::unordered_map<std::uint32_t, std::size_t> position{{start.value, 0}};
    for (;;) {
      ObjectId next;
      for (const ObjectId need : needs[path.back().value]) {
        if (missing[need.value] != 0) {
          next = need;
          break;
        }
      }
      if (!next) break;
      const auto [entry, is_new] = position.emplace(next.value, path.size());
      if (is_new) {
        path.push_back(next);
        continue;
      }
      std::vector<ObjectId> cycle(path.begin() + static_cast<std::ptrdiff_t>(entry->second), path.end());
      bool is_known = false;
      for (const ObjectId id : cycle)
        is_known = is_known || reported.contains(id.value) || reported_cycles_.contains(id.value);
      for (const ObjectId id : path) reported.insert(id.value);
      if (is_known) break;
      const auto first = std::ranges::min_element(cycle, {}, order);
      std::rotate(cycle.begin(), first, cycle.end());
      const std::string spelled = name(object(cycle.front()).name);
      if (cycle.size() == 1) {
        error(object(cycle.front()).pos, "initialization cycle: " + spelled + " refers to itself");
        break;
      }
      std::string chain = "`" + spelled + "`";
      for (std::size_t i = 1; i <= cycle.size() && i <= 10; ++i) {
        chain += (i == 1 ? " refers to `" : ", which refers to `") + name(object(cycle[i % cycle.size()]).name) + "`";
      }
      error(object(cycle.front()).pos, "initialization cycle for " + spelled, chain);
      break;
    }
  }
}

}  // namespace stalemate::frontend
