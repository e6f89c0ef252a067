#include "checker/smt/counting_loop.hpp"

#include <algorithm>

#include "model/operands.hpp"
#include "model/straight_code.hpp"

namespace stalemate::checker::smt {

using model::Instruction;
using model::Op;

namespace {

using Flags = std::vector<bool>;

struct Flow {
  std::vector<std::vector<std::uint32_t>> next, previous;
};

Flow flow_of(const model::Program& program, const model::Function& function) {
  Flow flow;
  flow.next.resize(function.code.size());
  flow.previous.resize(function.code.size());
  std::vector<model::Successor> successors;
  for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
    model::successors(program, function, pc, successors);
    for (const model::Successor& one : successors) {
      if (one.pc >= function.code.size()) continue;
      flow.next[pc].push_back(one.pc);
      flow.previous[one.pc].push_back(pc);
    }
  }
  return flow;
}

/// By pc: the pcs on every way to it from the beginning; empty for what cannot be reached.
std::vector<Flags> dominators(const Flow& flow) {
  const std::size_t count = flow.next.size();
  std::vector<Flags> dominates(count);
  std::vector<std::uint32_t> work{0};
  Flags first(count, false);
  first[0] = true;
  dominates[0] = first;
  while (!work.empty()) {
    const std::uint32_t pc = work.back();
    work.pop_back();
    for (const std::uint32_t next : flow.next[pc]) {
      Flags flags = dominates[pc];
      flags[next] = true;
      if (!dominates[next].empty()) {
        for (std::size_t i = 0; i < count; ++i) flags[i] = flags[i] && dominates[next][i];
        if (flags == dominates[next]) continue;
      }
      dominates[next] = std::move(flags);
      work.push_back(next);
    }
  }
  return dominates;
}

bool writes(const model::Program& program, const model::Function& function, std::uint32_t pc, std::int32_t word) {
  model::Operands operands;
  model::operands(program, function, function.code[pc], operands);
  return std::any_of(operands.defs.begin(), operands.defs.end(), [&](const model::WordRange& range) {
    return word >= range.first && word < range.first + static_cast<std::int32_t>(range.count);
  });
}

class Reader {
 public:
  Reader(const model::Program& program, const model::Function& function)
      : program_(program), function_(function), is_target_(model::jump_targets(program, function)) {
    const Flow flow = flow_of(program, function);
    dominates_ = dominators(flow);
    next_ = flow.next;
  }

  std::vector<CountingLoop> run(const std::vector<NaturalLoop>& loops) {
    std::vector<CountingLoop> result;
    for (const NaturalLoop& loop : loops) {
      CountingLoop found;
      if (reads(loop, loops, found)) result.push_back(std::move(found));
    }
    return result;
  }

 private:
  bool reads(const NaturalLoop& loop, const std::vector<NaturalLoop>& loops, CountingLoop& found) {
    // From the head straight to the first branch.
    std::uint32_t pc = loop.head;
    while (next_[pc].size() == 1 && !model::is_jump(function_.code[pc].op) && loop.body[next_[pc][0]]) {
      pc = next_[pc][0];
      if (is_target_[pc]) return false;
    }
    const Instruction& branch = function_.code[pc];
    if (branch.op != Op::jump_if && branch.op != Op::jump_unless) return false;
    const auto jumps = static_cast<std::uint32_t>(branch.b);
    const bool leaves_by_jump = !loop.body[jumps];
    if (leaves_by_jump == !loop.body[pc + 1]) return false;
    // It must go on while the comparison holds.
    if ((branch.op == Op::jump_unless) != leaves_by_jump) return false;
    found.head = loop.head;
    found.branch = pc;
    found.stays = leaves_by_jump ? pc + 1 : jumps;
    found.leaves = leaves_by_jump ? jumps : pc + 1;
    found.body = loop.body;
    const std::uint32_t comparison = model::definition_at(program_, function_, is_target_, pc, branch.a);
    if (comparison == model::no_index || comparison < loop.head || comparison > pc) return false;
    const Instruction& compare = function_.code[comparison];
    if (compare.op != Op::int_lt && compare.op != Op::int_le) return false;
    if (compare.t != static_cast<std::uint8_t>(model::IntKind::i64)) return false;
    found.includes_bound = compare.op == Op::int_le;
    return counts(loop, loops, compare.b, compare.c, 1, found) || counts(loop, loops, compare.c, compare.b, -1, found);
  }

  /// Whether `counter` changes by `step` in each round.
  bool counts(const NaturalLoop& loop, const std::vector<NaturalLoop>& loops, std::int32_t counter, std::int32_t bound,
              std::int64_t step, CountingLoop& found) {
    std::uint32_t at = model::no_index;
    for (std::uint32_t pc = 0; pc < function_.code.size(); ++pc) {
      if (!loop.body[pc] || !writes(program_, function_, pc, counter)) continue;
      if (at != model::no_index) return false;
      at = pc;
    }
    if (at == model::no_index || step_at(at, counter) != step) return false;
    for (const std::uint32_t latch : loop.latches) {
      if (!dominates_[latch][at]) return false;
    }
    for (const NaturalLoop& inner : loops) {
      if (inner.head != loop.head && loop.body[inner.head] && inner.body[at]) return false;
    }
    found.counter = counter;
    found.bound = bound;
    found.is_upwards = step > 0;
    found.bound_is_fixed = true;
    for (std::uint32_t pc = 0; pc < function_.code.size(); ++pc) {
      if (!loop.body[pc] || !writes(program_, function_, pc, bound)) continue;
      if (function_.code[pc].op != Op::constant && function_.code[pc].op != Op::zero) found.bound_is_fixed = false;
    }
    return true;
  }

  /// What the instruction at `pc` adds to `word`; 0 if it does something else.
  std::int64_t step_at(std::uint32_t pc, std::int32_t word) {
    const Instruction* in = &function_.code[pc];
    if (in->op == Op::move && in->n == 1) {
      const std::uint32_t source = model::definition_at(program_, function_, is_target_, pc, in->b);
      if (source == model::no_index) return 0;
      pc = source;
      in = &function_.code[pc];
    }
    if (in->op != Op::int_add && in->op != Op::int_sub) return 0;
    if (in->t != static_cast<std::uint8_t>(model::IntKind::i64) || in->b != word) return 0;
    const model::Word* constant = constant_word(pc, in->c);
    if (constant == nullptr) return 0;
    const auto value = static_cast<std::int64_t>(*constant);
    return in->op == Op::int_add ? value : -value;
  }

  /// The constant in `word` at `pc`: by the straight code before, or because nothing else is ever written there.
  const model::Word* constant_word(std::uint32_t pc, std::int32_t word) {
    if (const model::Word* known = model::constant_at(program_, function_, is_target_, pc, word)) return known;
    const model::Word* found = nullptr;
    for (std::uint32_t at = 0; at < function_.code.size(); ++at) {
      if (!writes(program_, function_, at, word)) continue;
      if (function_.code[at].op != Op::constant || !dominates_[pc][at]) return nullptr;
      const model::Word* value = &program_.words[static_cast<std::size_t>(function_.code[at].k)];
      if (found != nullptr && *found != *value) return nullptr;
      found = value;
    }
    return found;
  }

  const model::Program& program_;
  const model::Function& function_;
  std::vector<bool> is_target_;
  std::vector<Flags> dominates_;
  std::vector<std::vector<std::uint32_t>> next_;
};

}  // namespace

std::vector<NaturalLoop> natural_loops(const model::Program& program, const model::Function& function) {
  std::vector<NaturalLoop> loops;
  if (function.code.empty()) return loops;
  const Flow flow = flow_of(program, function);
  const std::vector<Flags> dominates = dominators(flow);
  for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
    for (const std::uint32_t head : flow.next[pc]) {
      if (dominates[pc].empty() || !dominates[pc][head]) continue;
      auto loop =
          std::find_if(loops.begin(), loops.end(), [&](const NaturalLoop& other) { return other.head == head; });
      if (loop == loops.end()) {
        loops.push_back({head, Flags(function.code.size(), false), {}});
        loop = std::prev(loops.end());
        loop->body[head] = true;
      }
      loop->latches.push_back(pc);
      std::vector<std::uint32_t> work{pc};
      while (!work.empty()) {
        const std::uint32_t at = work.back();
        work.pop_back();
        if (loop->body[at] || dominates[at].empty()) continue;
        loop->body[at] = true;
        work.insert(work.end(), flow.previous[at].begin(), flow.previous[at].end());
      }
    }
  }
  return loops;
}

std::vector<CountingLoop> counting_loops(const model::Program& program, const model::Function& function) {
  const std::vector<NaturalLoop> loops = natural_loops(program, function);
  if (loops.empty()) return {};
  return Reader(program, function).run(loops);
}

}  // namespace stalemate::checker::smt
