// What package reflect says of interface values: facts about one, and deep equality of two.
#pragma once

#include "model/machine.hpp"

namespace stalemate::model {

/// reflect.Kind as a number; 0 for no type.
Word reflect_kind(const Type& type);
/// Whether values of a type implement an interface type.
bool has_methods(const Type& type, const Type& interface);
/// The facts of opcode reflect_fact.
Word reflect_fact(const Machine& machine, const State& state, std::uint8_t which, const Word* interface);

/// What opcode type_fact tells about a type T, given a *T; `i` is its argument. No fact depends on what is in memory.
enum class TypeFact : std::uint8_t {
  kind,             // reflect.Kind
  text,             // as %T prints it
  name,             // of a defined or predeclared type, without its package
  package_path,     // of a defined type
  length,           // of an array; how many fields or parameters
  result_count,     // of a function
  is_variadic,      // of a function
  direction,        // of a channel, as reflect.ChanDir
  size,             // in bytes
  is_comparable,    // with ==
  method_count,     // as reflect counts: exported ones, of interfaces all
  method_name,      // of method i
  field_name,       // of field i
  field_tag,        // of field i
  field_package,    // its package, if it is not exported
  field_embedded,   // whether it is
  implements,       // T has the methods of the interface type that the second pointer points to
  same_underlying,  // as the type the second pointer points to
  is_defined,       // by a type declaration, predeclared ones too
};
/// How many words of arguments a fact takes.
std::uint32_t type_fact_arguments(TypeFact fact);
/// The fact about the type that `pointer`, an interface value, points to; 0 where there is none.
Word type_fact(Machine& machine, TypeFact fact, const Word* pointer, const Word* arguments);

/// reflect.DeepEqual: like ==, but slices and maps by their elements, pointers by what they point to.
bool deep_equal(const Machine& machine, const State& state, const Word* x, const Word* y);

}  // namespace stalemate::model
