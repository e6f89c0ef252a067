#include "model/outlived_panic.hpp"

#include <algorithm>
#include <optional>

#include "model/render.hpp"
#include "model/straight_code.hpp"

namespace stalemate::model {
namespace {

class DeferredCalls {
 public:
  DeferredCalls(const Program& program, const EffectTable& effects)
      : program_(program), effects_(effects), known_(program.functions.size()) {}

  /// Whether calling it comes to an end and leaves a panic in progress alone.
  bool is_harmless(FunctionIndex f) {
    if (known_[f]) return *known_[f];
    known_[f] = false;  // recursion may go on for ever
    const Function& function = program_.functions[f];
    bool result = true;
    for (std::uint32_t pc = 0; result && pc < function.code.size(); ++pc) {
      result =
          is_harmless(function.code[pc], pc) &&
          std::ranges::all_of(effects_.callees(f, pc), [this](FunctionIndex callee) { return is_harmless(callee); });
    }
    known_[f] = result;
    return result;
  }

 private:
  static bool is_harmless(const Instruction& in, std::uint32_t pc) {
    switch (in.op) {
      case Op::recover:
      case Op::panic:
      case Op::fatal: return false;
      case Op::jump: return static_cast<std::uint32_t>(in.a) > pc;
      case Op::jump_if:
      case Op::jump_unless: return static_cast<std::uint32_t>(in.b) > pc;
      case Op::mutex_unlock:
      case Op::rw_unlock:
      case Op::rw_read_unlock:
      case Op::wait_group_add:
      case Op::close_chan: return true;
      default: return !is_visible(in.op);
    }
  }

  const Program& program_;
  const EffectTable& effects_;
  std::vector<std::optional<bool>> known_;
};

/// Types of which a value may be panicked with, as far as methods give its text.
std::vector<bool> speaking_types(const Program& program) {
  std::vector<bool> panicked(program.types.size(), false), boxed(program.types.size(), false);
  bool is_any = false;
  for (const Function& function : program.functions) {
    for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
      const Instruction& in = function.code[pc];
      if (in.op == Op::make_interface) boxed[static_cast<TypeIndex>(in.k)] = true;
      if (in.op != Op::panic) continue;
      const Instruction* before = pc > 0 ? &function.code[pc - 1] : nullptr;
      if (before != nullptr && before->op == Op::make_interface && before->a == in.a) {
        panicked[static_cast<TypeIndex>(before->k)] = true;
      } else {
        is_any = true;
      }
    }
  }
  std::vector<bool>& result = is_any ? boxed : panicked;
  for (TypeIndex type = 0; type < result.size(); ++type) {
    result[type] = result[type] && has_text_method(program, type);
  }
  return result;
}

}  // namespace

bool may_outlive_panics(const Program& program, const EffectTable& effects) {
  DeferredCalls deferred(program, effects);
  const std::vector<bool> speaking = speaking_types(program);
  for (TypeIndex type = 0; type < speaking.size(); ++type) {
    if (!speaking[type]) continue;
    for (const MethodEntry& method : program.types[type].methods) {
      if (gives_text(program, method) && !deferred.is_harmless(method.function)) return true;
    }
  }
  // What asks for the text of a panic defers something too, but that ends the run.
  std::vector<bool> ends(program.functions.size(), false);
  if (program.die != no_index) {
    for (std::uint32_t pc = 0; pc < program.functions[program.die].code.size(); ++pc) {
      for (const FunctionIndex callee : effects.callees(program.die, pc)) ends[callee] = true;
    }
  }
  for (FunctionIndex f = 0; f < program.functions.size(); ++f) {
    const Function& function = program.functions[f];
    if (function.defer_slot < 0 || ends[f]) continue;
    const auto& calls = effects.callees(f, function.epilogue);
    if (!std::ranges::all_of(calls, [&](FunctionIndex callee) { return deferred.is_harmless(callee); })) return true;
  }
  return false;
}

}  // namespace stalemate::model
