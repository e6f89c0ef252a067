// Values of library types that a program overwrites. Functions marked `//stalemate:constant` rely on what they read
// being written before anybody else knows the object. A program that assigns to a whole timer or group, `*t =
// time.Timer{}`, breaks that: in such a program these reads are reads like all others, which a search orders and in
// which data races are found.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

/// Whether a value of this type holds one whose methods read constants.
bool ProgramLowering::holds_constants(TypeId type) {
  TypeTable& types = checked.types;
  if (const NamedType* named = types.as<NamedType>(type)) {
    const NamedType* origin = types.as<NamedType>(named->origin);
    for (const ObjectId method : (origin != nullptr ? origin : named)->methods) {
      if (directive(checked.object(method)).starts_with("//stalemate:constant")) return true;
    }
  }
  if (const auto* array = types.under<ArrayOfType>(type)) return holds_constants(array->element);
  if (const auto* structure = types.under<StructOfType>(type)) {
    for (const StructField& field : structure->fields) {
      if (holds_constants(field.type)) return true;
    }
  }
  return false;
}

void ProgramLowering::settle_constants() {
  if (!overwrites_constants_) return;
  for (model::Function& function : program.functions) {
    for (model::Instruction& in : function.code) {
      if (in.op == Op::load) in.t = 0;
    }
  }
}

/// Assigns to what is there already, other than making it.
void FunctionLowering::overwrite(const Place& place, Slot value) {
  if (place.kind == Place::Kind::memory && !function_.is_library) program_.overwritten(place.type);
  store(place, value);
}

}  // namespace stalemate::frontend
