// Unreachable: a stalemate.Reachable in code the program contains that no execution meets. Labels are string values, so
// the list of those there are is read off the code: the text that feeds the `reached` instruction, or the call of the
// library function that holds it. A label that is computed is not known before it is met, and is not reported.
#include <fmt/format.h>

#include <map>
#include <set>

#include "checker/analysis.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

using model::Function;
using model::Instruction;
using model::Op;

namespace {

constexpr std::uint32_t no_text = UINT32_MAX;

// The text in word `slot` before instruction `pc`, as far as the nearest earlier instruction that writes it tells.
std::uint32_t text_before(const Function& function, std::uint32_t pc, std::int32_t slot) {
  while (pc-- > 0) {
    const Instruction& i = function.code[pc];
    if (i.op == Op::text && i.a == slot) return static_cast<std::uint32_t>(i.k);
    if (i.op == Op::move && i.a <= slot && slot < i.a + i.n) slot = i.b + (slot - i.a);
  }
  return no_text;
}

struct Mark {
  std::string function;
  Position position;
};

// Which parameter of a library function is the label of its `reached`, or -1.
std::int32_t label_parameter(const Function& function) {
  for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
    if (function.code[pc].op != Op::reached) continue;
    std::int32_t slot = function.code[pc].a;
    for (std::uint32_t at = pc; at-- > 0;) {
      const Instruction& i = function.code[at];
      if (i.op == Op::move && i.a <= slot && slot < i.a + i.n) slot = i.b + (slot - i.a);
    }
    if (slot >= 0 && static_cast<std::uint32_t>(slot) < function.parameter_words) return slot;
  }
  return -1;
}

std::map<std::string, Mark> marks_of(const model::Program& program) {
  std::map<std::string, Mark> marks;
  std::vector<std::int32_t> parameter;
  for (const Function& function : program.functions) parameter.push_back(label_parameter(function));
  for (const Function& function : program.functions) {
    for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
      const Instruction& i = function.code[pc];
      std::int32_t slot = -1;
      if (i.op == Op::reached && !function.is_library) slot = i.a;
      if (i.op == Op::call && parameter[static_cast<std::size_t>(i.k)] >= 0) {
        slot = i.b + parameter[static_cast<std::size_t>(i.k)];
      }
      if (slot < 0) continue;
      const std::uint32_t text = text_before(function, pc, slot);
      if (text != no_text) marks.try_emplace(program.texts[text], Mark{function.name, function.positions[pc]});
    }
  }
  return marks;
}

}  // namespace

void find_unreachable(const Analysis& analysis, std::vector<Finding>& findings) {
  if (!analysis.exploration.complete()) return;
  for (const auto& [label, mark] : marks_of(analysis.machine.program())) {
    if (analysis.exploration.seen.reached().contains(label)) continue;
    Finding finding;
    finding.rule = Rule::unreachable;
    finding.message = fmt::format("unreachable: no execution meets `{}`", label);
    finding.position = mark.position;
    finding.function = mark.function;
    finding.fingerprint = fmt::format("unreachable|{}|{}", mark.function, label);
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
