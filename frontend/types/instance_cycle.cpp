// Instantiation cycles (as gc reports them): a type parameter that is instantiated, directly or through others, with a
// larger type made of itself would need infinitely many instances.
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

/// Remembers which type parameters occur in the arguments of an instantiation.
void Checker::note_instance(Pos pos, const std::vector<TypeId>& params, const std::vector<TypeId>& args) {
  for (std::size_t i = 0; i < params.size() && i < args.size(); ++i) {
    if (!types_.has_type_params(args[i])) continue;
    std::vector<TypeId> todo{args[i]};
    std::unordered_set<std::uint32_t> seen;
    while (!todo.empty()) {
      const TypeId at = todo.back();
      todo.pop_back();
      if (!types_.has_type_params(at) || !seen.insert(at.value).second) continue;
      if (is_type_param(types_, at)) {
        instance_edges_.push_back({at, params[i], at != args[i], pos});
        continue;
      }
      const TypeData& data = types_[at];
      const auto all = [&](const std::vector<TypeId>& list) { todo.insert(todo.end(), list.begin(), list.end()); };
      if (const auto* t = std::get_if<PointerType>(&data)) todo.push_back(t->element);
      if (const auto* t = std::get_if<SliceOfType>(&data)) todo.push_back(t->element);
      if (const auto* t = std::get_if<ArrayOfType>(&data)) todo.push_back(t->element);
      if (const auto* t = std::get_if<MapOfType>(&data)) todo.push_back(t->key), todo.push_back(t->value);
      if (const auto* t = std::get_if<ChanOfType>(&data)) todo.push_back(t->element);
      if (const auto* t = std::get_if<SignatureType>(&data)) all(t->params), all(t->results);
      if (const auto* t = std::get_if<NamedType>(&data)) all(t->type_args);
      if (const auto* t = std::get_if<StructOfType>(&data)) {
        for (const StructField& field : t->fields) todo.push_back(field.type);
      }
      if (const auto* t = std::get_if<InterfaceOfType>(&data)) {
        for (const InterfaceMethod& method : t->methods) todo.push_back(method.signature);
      }
    }
  }
}

void Checker::report_instance_cycles() {
  // An edge that grows and lies on a cycle: its end leads back to its start.
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> outgoing;
  for (std::size_t i = 0; i < instance_edges_.size(); ++i) outgoing[instance_edges_[i].from.value].push_back(i);
  // A method's receiver has its own copies of the type's parameters, which stand for them.
  std::unordered_set<std::uint32_t> reported;
  for (const InstanceEdge& edge : instance_edges_) {
    if (!edge.grows || reported.contains(edge.from.value)) continue;
    std::vector<TypeId> todo{edge.to};
    std::unordered_set<std::uint32_t> seen;
    while (!todo.empty()) {
      const TypeId at = todo.back();
      todo.pop_back();
      if (at == edge.from) {
        reported.insert(edge.from.value);
        error(object(types_.as<TypeParamType>(edge.from)->object).pos, "instantiation cycle",
              "`" + text(edge.to) + "` is instantiated with a larger type made of itself at " + place(edge.pos));
        break;
      }
      if (!seen.insert(at.value).second) continue;
      for (const std::size_t next : outgoing[at.value]) todo.push_back(instance_edges_[next].to);
    }
  }
}

}  // namespace stalemate::frontend
