#include "model/frames.hpp"

namespace stalemate::model {
namespace {

constexpr int wrapper_depth_max = 8;

bool is_in(std::int32_t word, std::uint32_t base, std::uint32_t count) {
  return word >= 0 && static_cast<std::uint32_t>(word) >= base && static_cast<std::uint32_t>(word) < base + count;
}

}  // namespace

UserPlace innermost_user(const Program& program, const Goroutine& g, bool executing) {
  for (std::uint32_t i = g.frame_count; i-- > 0;) {
    const Function& function = program.functions[g.frames[i].function];
    if (function.is_library || function.is_wrapper) continue;
    std::uint32_t pc = pc_of(g, i);
    if (executing && i + 1 == g.frame_count && pc > 0) --pc;
    if (pc < function.positions.size() && function.positions[pc].line != 0) {
      return {function.positions[pc], g.frames[i].function, i, pc};
    }
  }
  return {g.created, no_index, no_index, 0};
}

FunctionIndex entry_function(const Program& program, const State& state, Ref value) {
  FunctionIndex function = no_index;
  for (int depth = 0; depth < wrapper_depth_max; ++depth) {
    if (value.is_nil()) return function;
    const HeapObject* closure = value.is_function() ? nullptr : &state.objects[value.object];
    function = closure == nullptr ? value.offset : closure->type;
    const Function* body = &program.functions[function];
    if (!body->is_wrapper) return function;
    value = Ref{};
    for (const Instruction& instruction : body->code) {
      switch (instruction.op) {
        case Op::call:
        case Op::tail_call: value = Ref::to_function(static_cast<std::uint32_t>(instruction.k)); break;
        case Op::call_closure:
        case Op::tail_call_closure:
          if (closure != nullptr && is_in(instruction.c, body->capture_base, body->capture_words)) {
            value = Ref::from_word(closure->words[static_cast<std::uint32_t>(instruction.c) - body->capture_base]);
          }
          break;
        case Op::call_interface:
        case Op::tail_call_interface:
          if (closure != nullptr && is_in(instruction.c, body->capture_base, body->capture_words)) {
            const auto type = closure->words[static_cast<std::uint32_t>(instruction.c) - body->capture_base];
            for (const MethodEntry& method : program.types[type].methods) {
              if (method.method == static_cast<MethodIndex>(instruction.k)) value = Ref::to_function(method.function);
            }
          }
          break;
        default: continue;
      }
      break;
    }
  }
  return function;
}

}  // namespace stalemate::model
