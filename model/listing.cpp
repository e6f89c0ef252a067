// Listings of functions, for people and golden tests.
#include <fmt/format.h>

#include <array>

#include "model/check.hpp"
#include "model/intrinsic.hpp"
#include "model/operands.hpp"

namespace stalemate::model {
namespace {

constexpr std::array op_names = {
#define OPCODE(name, comment) #name,
#include "model/opcode.def"
#undef OPCODE
};

constexpr std::array op_classes = {
#define LOCAL(name, comment) OpClass::local,
#define MEMORY(name, comment) OpClass::memory,
#define VISIBLE(name, comment) OpClass::visible,
#include "model/opcode.def"
};

std::string ranges(const Function& function, const std::vector<WordRange>& list) {
  std::string text;
  for (const WordRange range : list) {
    if (!text.empty()) text += ' ';
    text += fmt::format("s{}", range.first);
    if (range.count > 1) text += fmt::format("..{}", static_cast<std::uint32_t>(range.first) + range.count - 1);
    const auto word = static_cast<std::size_t>(range.first);
    if (word < function.variables.size() && !function.variables[word].empty()) {
      text += fmt::format("({})", function.variables[word]);
    }
  }
  return text;
}

/// What k means, for those instructions where it is a name.
std::string meaning_of_k(const Program& program, const Instruction& in) {
  const auto k = static_cast<std::size_t>(in.k);
  switch (in.op) {
    case Op::constant: return fmt::format("{:#x}", program.words[k]);
    case Op::text: return fmt::format("\"{}\"", program.texts[k]);
    case Op::call:
    case Op::tail_call:
    case Op::make_closure: return program.functions[k].name;
    case Op::call_interface:
    case Op::tail_call_interface: return program.methods[k].name;
    case Op::intrinsic: return name(static_cast<Intrinsic>(in.k));
    case Op::map_next: return fmt::format("{} else goto {}", program.types[in.n].name, in.k);
    case Op::equal:
    case Op::call_closure:
    case Op::new_object:
    case Op::make_slice:
    case Op::make_interface:
    case Op::type_assert:
    case Op::type_assert_interface:
    case Op::append_slice:
    case Op::append_values:
    case Op::copy_slice:
    case Op::slice_clear:
    case Op::bytes_from_string:
    case Op::runes_from_string:
    case Op::make_map:
    case Op::map_get:
    case Op::map_set:
    case Op::map_delete:
    case Op::map_iterate:
    case Op::make_chan:
    case Op::send:
    case Op::receive:
    case Op::close_chan:
    case Op::chan_len: return program.types[k].name;
    case Op::load: return in.c == 0 ? "" : fmt::format("+{}", in.c);
    case Op::store: return in.c == 0 ? "" : fmt::format("+{}", in.c);
    case Op::address: return fmt::format("+{}", in.c);
    case Op::array_address:
    case Op::local_index:
    case Op::local_index_store:
    case Op::index_check:
    case Op::slice_array:
    case Op::slice_to_array_pointer: return fmt::format("of {}", in.k);
    case Op::jump: return fmt::format("goto {}", in.a);
    case Op::jump_if:
    case Op::jump_unless: return fmt::format("goto {}", in.b);
    case Op::fatal: return std::string(name(static_cast<Rule>(in.k)));
    case Op::select: {
      std::string text;
      const Select& select = program.selects[k];
      for (const SelectCase& one : select.cases) {
        text += fmt::format("{}{} s{} -> {}", text.empty() ? "" : ", ",
                            one.kind == SelectCaseKind::send ? "send" : "receive", one.channel, one.target);
      }
      if (select.has_default) text += fmt::format("{}default -> {}", text.empty() ? "" : ", ", select.default_target);
      return text;
    }
    default: return "";
  }
}

}  // namespace

std::string to_string(Op op) { return op_names[static_cast<std::size_t>(op)]; }
OpClass class_of(Op op) { return op_classes[static_cast<std::size_t>(op)]; }

std::string to_string(const Program& program, const Function& function) {
  std::string text = fmt::format("func {}: {} words, parameters {}, results {}", function.name, function.kinds.size(),
                                 function.parameter_words, function.result_words);
  if (function.result_words > 0) text += fmt::format(" at s{}", function.result_base);
  if (function.capture_words > 0)
    text += fmt::format(", captures {} at s{}", function.capture_words, function.capture_base);
  if (function.defer_slot >= 0)
    text += fmt::format(", defers at s{}, epilogue {}", function.defer_slot, function.epilogue);
  text += '\n';
  Operands words;
  for (std::size_t pc = 0; pc < function.code.size(); ++pc) {
    const Instruction& in = function.code[pc];
    operands(program, function, in, words);
    std::string line = fmt::format("{:4} {}", pc, to_string(in.op));
    if (in.t != 0) line += fmt::format(" t={}", in.t);
    if (!words.defs.empty()) line += " " + ranges(function, words.defs) + " =";
    if (!words.uses.empty()) line += " " + ranges(function, words.uses);
    const std::string meaning = meaning_of_k(program, in);
    if (!meaning.empty()) line += " " + meaning;
    if (pc < function.labels.size() && function.labels[pc] != 0) line += "  // " + program.texts[function.labels[pc]];
    text += line + '\n';
  }
  return text;
}

}  // namespace stalemate::model
