// What the checker knows about an expression while it works on it.
#pragma once

#include <memory>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

/// A generic function that was named but not (completely) instantiated.
struct GenericFunction {
  ObjectId function;
  ExprId ident;                   // where the instance will be recorded
  std::vector<TypeId> type_args;  // explicit ones, a prefix of all
  std::vector<ExprId> type_arg_exprs;
};

/// Mode::none means invalid: an error was reported, and whatever follows from it is silent.
struct Operand {
  Mode mode = Mode::none;
  TypeId type;
  ConstantValue value;  // Mode::constant
  ExprId expr;
  Builtin builtin = Builtin::append;               // Mode::builtin
  std::shared_ptr<const GenericFunction> generic;  // Mode::value of a generic function

  bool ok() const { return mode != Mode::none; }
  void invalidate() {
    mode = Mode::none;
    generic = nullptr;
  }
  bool is_nil() const { return mode == Mode::nil; }
};

}  // namespace stalemate::frontend
