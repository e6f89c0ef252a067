// Type unification (Go spec, "Type unification"): finds types for type parameters that make two types match. Inexact
// unification, used for assignments, looks through one level of names, channel directions and interfaces.
#pragma once

#include <unordered_map>
#include <vector>

#include "frontend/types/members.hpp"
#include "frontend/types/type.hpp"

namespace stalemate::frontend {

class Unifier {
 public:
  Unifier(TypeTable& types, Members& members, const std::vector<TypeId>& params, const std::vector<TypeId>& known);
  bool unify(TypeId x, TypeId y, bool is_exact);
  /// What is known about the parameter at `index`; invalid if nothing.
  TypeId inferred(std::size_t index) const { return types_of_slots_[slots_[index]]; }
  void set(std::size_t index, TypeId type) { types_of_slots_[slots_[index]] = type; }
  std::size_t unknown_count() const;

 private:
  bool unify_nested(TypeId x, TypeId y, bool is_exact, int depth);
  bool unify_lists(const std::vector<TypeId>& x, const std::vector<TypeId>& y, int depth);
  bool unify_param(std::size_t index, TypeId type, bool is_exact, int depth);
  bool unify_methods(const InterfaceOfType& interface, TypeId type, int depth);
  std::size_t index_of(TypeId type) const;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  TypeTable& types_;
  Members& members_;
  std::unordered_map<std::uint32_t, std::size_t> indices_;  // of the type parameters
  std::vector<std::size_t> slots_;                          // parameters that were joined share a slot
  std::vector<TypeId> types_of_slots_;
};

}  // namespace stalemate::frontend
