#include "tools/certify/marks.hpp"

#include <optional>
#include <vector>

namespace stalemate::certify {

namespace {

using model::Function;
using model::Instruction;
using model::Op;

/// Where what is in a frame word before an instruction has come from.
struct Origin {
  std::int32_t word = 0;             // the frame word it was in at the beginning,
  std::optional<std::int32_t> text;  // or the constant it is
};

Origin origin_of(const Function& function, std::size_t pc, std::int32_t word) {
  while (pc-- > 0) {
    const Instruction& in = function.code[pc];
    if (in.op == Op::text && in.a == word) return {word, in.k};
    if (in.op == Op::move && word >= in.a && word < in.a + in.n) word += in.b - in.a;
  }
  return {word, std::nullopt};
}

// A function of the library that marks the label it is given: which of its frame words that is.
std::optional<std::int32_t> marked_parameter(const Function& function) {
  for (std::size_t pc = 0; pc < function.code.size(); ++pc) {
    if (function.code[pc].op != Op::reached) continue;
    const Origin label = origin_of(function, pc, function.code[pc].a);
    const bool is_parameter = !label.text && label.word < static_cast<std::int32_t>(function.parameter_words);
    return is_parameter ? std::optional(label.word) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::set<std::string> unmet_marks(const model::Program& program, const std::set<std::string>& met) {
  std::set<std::string> unmet;
  const auto look = [&](const Function& function, std::size_t pc, std::int32_t word) {
    const Origin label = origin_of(function, pc, word);
    if (!label.text) return;
    const std::string& text = program.texts[static_cast<std::size_t>(*label.text)];
    if (!met.contains(text)) unmet.insert(text);
  };
  for (const Function& function : program.functions) {
    for (std::size_t pc = 0; pc < function.code.size(); ++pc) {
      const Instruction& in = function.code[pc];
      if (in.op == Op::reached && !function.is_library) look(function, pc, in.a);
      if (in.op != Op::call) continue;
      const auto parameter = marked_parameter(program.functions[static_cast<std::size_t>(in.k)]);
      if (parameter) look(function, pc, in.b + *parameter);
    }
  }
  return unmet;
}

}  // namespace stalemate::certify
