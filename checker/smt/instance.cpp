#include "checker/smt/instance.hpp"

#include "model/check.hpp"

namespace stalemate::checker::smt {

using model::Instruction;
using model::Op;

namespace {

std::int32_t word_index(model::Program& program, std::int64_t value) {
  program.words.push_back(static_cast<model::Word>(value));
  return static_cast<std::int32_t>(program.words.size() - 1);
}

/// The instruction at `pc` becomes a jump to code that sets the capacity, does it, and jumps back.
void set_capacity(model::Program& program, model::FunctionIndex index, std::uint32_t pc, std::int64_t capacity) {
  model::Function& function = program.functions[index];
  const Instruction make = function.code[pc];
  CHECK(make.op == Op::make_chan, "a capacity of what is no channel");
  const auto word = static_cast<std::int32_t>(function.kinds.size());
  function.kinds.push_back(model::WordKind::scalar);
  if (!function.variables.empty()) function.variables.emplace_back();
  const auto add = [&](Instruction in) {
    function.code.push_back(in);
    function.positions.push_back(function.positions[pc]);
    function.labels.push_back(function.labels[pc]);
  };
  const auto detour = static_cast<std::int32_t>(function.code.size());
  Instruction constant, again = make, back;
  constant.op = Op::constant;
  constant.a = word;
  constant.k = word_index(program, capacity);
  again.b = word;
  back.op = Op::jump;
  back.a = static_cast<std::int32_t>(pc) + 1;
  add(constant);
  add(again);
  add(back);
  Instruction there;
  there.op = Op::jump;
  there.a = detour;
  function.code[pc] = there;
}

}  // namespace

model::Program instance(const model::Program& program, const std::vector<Parameter>& parameters,
                        const std::vector<std::int64_t>& values) {
  CHECK(parameters.size() == values.size(), "an instance needs a value for each parameter");
  model::Program result = program;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& parameter = parameters[i];
    Instruction& at = result.functions[parameter.function].code[parameter.pc];
    if (at.op == Op::make_chan) {
      set_capacity(result, parameter.function, parameter.pc, values[i]);
      continue;
    }
    CHECK(at.op == Op::choose || at.op == Op::call, "a parameter that comes from nowhere");
    Instruction constant;
    constant.op = Op::constant;
    constant.a = at.a;
    constant.k = word_index(result, values[i] - parameter.offset);
    at = constant;
  }
  model::check_invariants(result);
  return result;
}

model::Program with_capacities(const model::Program& program,
                               const std::map<model::SiteIndex, std::int64_t>& capacities) {
  model::Program result = program;
  for (model::FunctionIndex index = 0; index < result.functions.size(); ++index) {
    const std::size_t count = result.functions[index].code.size();
    for (std::uint32_t pc = 0; pc < count; ++pc) {
      const Instruction& in = result.functions[index].code[pc];
      if (in.op != Op::make_chan) continue;
      const auto wanted = capacities.find(static_cast<model::SiteIndex>(in.c));
      if (wanted != capacities.end()) set_capacity(result, index, pc, wanted->second);
    }
  }
  model::check_invariants(result);
  return result;
}

}  // namespace stalemate::checker::smt
