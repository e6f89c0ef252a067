// Functions that nothing refers to: what is left of function literals and wrappers when the function they were made in
// was refused. They may be incomplete, so they become empty before anybody looks at them.
#include <vector>

#include "frontend/lower/program_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

void ProgramLowering::empty_unreached() {
  std::vector<bool> reached(program.functions.size(), false);
  std::vector<model::FunctionIndex> work;
  const auto reach = [&](model::FunctionIndex function) {
    if (function >= reached.size() || reached[function]) return;
    reached[function] = true;
    work.push_back(function);
  };
  reach(program.main);
  reach(program.user_entry);
  reach(program.die);
  for (const model::Type& type : program.types) {
    for (const model::MethodEntry& entry : type.methods) reach(entry.function);
  }
  while (!work.empty()) {
    const model::Function& function = program.functions[work.back()];
    work.pop_back();
    for (const model::Instruction& in : function.code) {
      switch (in.op) {
        case Op::call:
        case Op::tail_call:
        case Op::make_closure: reach(static_cast<model::FunctionIndex>(in.k)); break;
        case Op::defer_push:
          if (in.t == 1) reach(static_cast<model::FunctionIndex>(in.k));
          break;
        case Op::constant: {
          const auto ref = model::Ref::from_word(program.words[static_cast<std::size_t>(in.k)]);
          if (ref.object == model::Ref::function_bit) reach(ref.offset);
          break;
        }
        default: break;
      }
    }
  }
  for (model::FunctionIndex i = 0; i < program.functions.size(); ++i) {
    if (reached[i]) continue;
    model::Function empty;
    empty.name = program.functions[i].name;
    empty.is_library = true;
    empty.code.push_back({Op::ret, 0, 0, 0, 0, 0, 0});
    empty.positions.resize(1);
    empty.labels.resize(1);
    program.functions[i] = std::move(empty);
  }
}

}  // namespace stalemate::frontend
