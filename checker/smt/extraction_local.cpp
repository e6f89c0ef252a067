// Values: what instructions compute in a frame, and branches on it.
#include <algorithm>

#include "checker/smt/extraction.hpp"
#include "model/operands.hpp"

namespace stalemate::checker::smt {

using model::Instruction;
using model::IntKind;
using model::Op;
using model::Ref;
using model::WordKind;

namespace {

std::size_t at(std::int32_t word) { return static_cast<std::size_t>(word); }

constexpr std::int64_t constant_max = std::int64_t{1} << 31;

bool is_small(const Linear& linear) {
  const auto fits = [](std::int64_t value) { return value > -constant_max && value < constant_max; };
  return fits(linear.constant) && std::all_of(linear.factors.begin(), linear.factors.end(),
                                              [&](const auto& factor) { return fits(factor.second); });
}

}  // namespace

Value Extraction::integer(const Instruction& in, const Value& left, const Value& right) const {
  if (!left.is_number() || !right.is_number()) return {};
  const auto kind = static_cast<IntKind>(in.t);
  // Parameters stay far from where int wraps around; narrower and unsigned kinds are not followed.
  if (kind != IntKind::i64) return {};
  Linear result;
  switch (in.op) {
    case Op::int_add: result = left.number + right.number; break;
    case Op::int_sub: result = left.number - right.number; break;
    case Op::int_mul:
      if (right.number.is_constant()) {
        result = left.number * right.number.constant;
      } else if (left.number.is_constant()) {
        result = right.number * left.number.constant;
      } else {
        return {};
      }
      break;
    case Op::int_lt:
    case Op::int_le: {
      // left < right iff right - left - 1 >= 0
      const Linear distance = right.number - left.number - Linear(in.op == Op::int_lt ? 1 : 0);
      if (distance.is_constant()) return Value::of(distance.constant >= 0 ? 1 : 0);
      return {Value::Kind::at_least, distance, 0, 0};
    }
    default: return {};
  }
  if (!is_small(result)) return {};
  return Value::of(result);
}

Value Extraction::same(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) {
    const Linear distance = left.number - right.number;
    if (distance.is_constant()) return Value::of(distance.constant == 0 ? 1 : 0);
    return {Value::Kind::equal, distance, 0, 0};
  }
  const auto is_reference = [](const Value& v) { return v.is_object() || v.kind == Value::Kind::function; };
  if ((is_reference(left) && right.is_nil()) || (is_reference(right) && left.is_nil())) return Value::of(0);
  if (left.is_object() && right.is_object() && left.offset >= 0 && right.offset >= 0) {
    if (left.index != right.index) return Value::of(0);
    if (left.offset != right.offset) return Value::of(0);
    must_be_single_.insert(left.index);
    return Value::of(1);
  }
  return {};
}

void Extraction::forget_defs(const Instruction& in, Values& words) const {
  model::Operands operands;
  model::operands(program_, function_of(configs_[at_]), in, operands);
  for (const model::WordRange range : operands.defs) {
    for (std::uint32_t i = 0; i < range.count; ++i) words[at(range.first) + i] = {};
  }
}

void Extraction::local(const Instruction& in, Values& words) {
  const auto [op, t, n, a, b, c, k] = in;
  switch (op) {
    case Op::constant: {
      const model::Word word = program_.words[at(k)];
      const WordKind kind = function_of(configs_[at_]).kinds[at(a)];
      const Ref ref = Ref::from_word(word);
      if (kind != WordKind::scalar && ref.is_function()) {
        words[at(a)] = {Value::Kind::function, {}, ref.offset, 0};
      } else if (kind == WordKind::ref && ref.object == 1) {
        words[at(a)] = Value::to(0, static_cast<std::int32_t>(ref.offset));  // a package variable
      } else {
        const auto number = static_cast<std::int64_t>(word);
        words[at(a)] = Value::of(number);
      }
      return;
    }
    case Op::move: {
      const Values source(words.begin() + b, words.begin() + b + n);
      std::copy(source.begin(), source.end(), words.begin() + a);
      return;
    }
    case Op::zero: std::fill(words.begin() + a, words.begin() + a + n, Value::of(0)); return;
    case Op::int_add:
    case Op::int_sub:
    case Op::int_mul:
    case Op::int_lt:
    case Op::int_le: words[at(a)] = integer(in, words[at(b)], words[at(c)]); return;
    case Op::int_neg: {
      const Value value = words[at(b)];
      words[at(a)] =
          value.is_number() && static_cast<IntKind>(t) == IntKind::i64 ? Value::of(value.number * -1) : Value{};
      return;
    }
    case Op::int_wrap: {
      // Whatever fits into every kind that has negative numbers.
      const Value value = words[at(b)];
      const bool fits = value.is_constant() && value.number.constant >= 0 && value.number.constant <= 127;
      if (!fits && static_cast<IntKind>(t) != IntKind::i64) {
        words[at(a)] = {};
      } else {
        words[at(a)] = value;
      }
      return;
    }
    case Op::word_eq:
    case Op::word_ne: {
      Value value = same(words[at(b)], words[at(c)]);
      if (op == Op::word_ne) {
        if (value.is_constant()) {
          value = Value::of(1 - value.number.constant);
        } else if (value.kind == Value::Kind::equal) {
          value.kind = Value::Kind::unequal;
        }
      }
      words[at(a)] = value;
      return;
    }
    case Op::bool_not: {
      Value value = words[at(b)];
      switch (value.kind) {
        case Value::Kind::number: value = value.is_constant() ? Value::of(value.is_nil() ? 1 : 0) : Value{}; break;
        case Value::Kind::at_least: value.number = Linear(-1) - value.number; break;
        case Value::Kind::equal: value.kind = Value::Kind::unequal; break;
        case Value::Kind::unequal: value.kind = Value::Kind::equal; break;
        default: value = {};
      }
      words[at(a)] = value;
      return;
    }
    case Op::equal: {
      const model::Type& type = program_.types[at(k)];
      Value result = Value::of(1);
      if (type.kind == model::TypeKind::interface) {
        // What is boxed is compared by value: only the types, and nil, say something.
        const Value types = same(words[at(b)], words[at(c)]);
        const bool are_nil = words[at(b)].is_nil() && words[at(c)].is_nil();
        result = types.is_nil() ? types : are_nil ? result : Value{};
      } else {
        for (std::uint32_t i = 0; i < type.size; ++i) {
          const Value one = same(words[at(b) + i], words[at(c) + i]);
          if (type.layout[i] != WordKind::scalar && type.layout[i] != WordKind::ref) result = {};
          if (!one.is_constant() || one.is_nil()) result = type.size == 1 ? one : Value{};
        }
      }
      words[at(a)] = result;
      return;
    }
    case Op::local_index:
    case Op::local_index_store: {
      const bool stores = op == Op::local_index_store;
      const Value index = words[at(c)];
      const Values array = words;
      for (std::uint32_t i = 0; i < n; ++i) {
        if (index.is_constant() && index.number.constant >= 0 && index.number.constant < k) {
          const std::size_t element = static_cast<std::size_t>(index.number.constant) * n + i;
          if (stores) {
            words[at(a) + element] = array[at(b) + i];
          } else {
            words[at(a) + i] = array[at(b) + element];
          }
          continue;
        }
        if (!stores) words[at(a) + i] = {};
        for (std::size_t e = 0; stores && e < at(k); ++e) {
          if (!(words[at(a) + e * n + i] == array[at(b) + i])) words[at(a) + e * n + i] = {};
        }
      }
      return;
    }
    case Op::recover:
      // Nothing panics, so nil; if something may after all, the program is refused (automaton.cpp).
      recovers_ = true;
      words[at(a)] = words[at(a) + 1] = Value::of(0);
      return;
    case Op::panic: return panic();
    case Op::assert_fail:
    case Op::fatal: end(ConfigEnd::crash); return;
    case Op::give_up:
      if (t == 1) end(ConfigEnd::assumed);
      return;
    case Op::refuse: refuse("what is not supported"); return;
    case Op::goexit: refuse("runtime.Goexit"); return;
    default: forget_defs(in, words); return;
  }
}

void Extraction::panic() {
  panics_ = true;
  end(ConfigEnd::crash);
  // A deferred call runs first, and could wait for ever.
  for (ConfigId id = at_; id != model::no_index; id = contexts_[configs_[id].context].caller) {
    if (!configs_[id].defers.empty()) return refuse("a panic with deferred calls");
  }
}

void Extraction::jump(const Instruction& in) {
  const Config from = configs_[at_];
  if (in.op == Op::jump) {
    // Back at the head of a loop nothing is kept apart.
    const auto to = static_cast<std::uint32_t>(in.a);
    return go_on(to, from.words, {}, to > from.pc ? from.tag : 0);
  }
  for (const CountingLoop& loop : loops_of(contexts_[from.context].function)) {
    if (loop.branch == from.pc) return counted_jump(in, loop);
  }
  const auto target = static_cast<std::uint32_t>(in.b);
  // Where a condition is asked again at once (`a || b`), the answer is known.
  const auto& code = function_of(from).code;
  const auto through = [&](std::uint32_t pc, bool holds) {
    while ((code[pc].op == Op::jump_if || code[pc].op == Op::jump_unless) && code[pc].a == in.a && pc > from.pc) {
      pc = holds == (code[pc].op == Op::jump_if) ? static_cast<std::uint32_t>(code[pc].b) : pc + 1;
    }
    return pc;
  };
  const std::uint32_t yes = through(in.op == Op::jump_if ? target : from.pc + 1, true);
  const std::uint32_t no = through(in.op == Op::jump_if ? from.pc + 1 : target, false);
  const Value condition = from.words[static_cast<std::size_t>(in.a)];
  const auto when = [&](std::uint32_t pc, const Linear& at_least_zero) {
    Label label;
    label.action = EdgeAction::branch;
    label.when.push_back({at_least_zero});
    go_on(pc, from.words, label, from.tag);
  };
  const auto when_zero = [&](std::uint32_t pc) {
    Label label;
    label.action = EdgeAction::branch;
    label.when = {{condition.number}, {condition.number * -1}};
    go_on(pc, from.words, label, from.tag);
  };
  const auto unless_zero = [&](std::uint32_t pc) {
    when(pc, condition.number - Linear(1));
    when(pc, Linear(-1) - condition.number);
  };
  switch (condition.kind) {
    case Value::Kind::number:
      if (!condition.is_constant()) break;
      return go_on(condition.is_nil() ? no : yes, from.words, {}, from.tag);
    case Value::Kind::at_least: when(yes, condition.number); return when(no, Linear(-1) - condition.number);
    case Value::Kind::equal: when_zero(yes); return unless_zero(no);
    case Value::Kind::unequal: unless_zero(yes); return when_zero(no);
    default: break;
  }
  go_on(yes, from.words, {}, from.tag);
  go_on(no, from.words, {}, from.tag);
}

void Extraction::counted_jump(const Instruction& in, const CountingLoop& loop) {
  const Config from = configs_[at_];
  const std::uint32_t number = loop_number(from.context, loop);
  CountedLoop& counted = loops_[number];
  const Value bound = from.words[static_cast<std::size_t>(loop.bound)];
  const bool is_first = !counted.start.has_value();
  if (is_first) return;  // the way in comes later
  const bool is_known = bound.is_number() && counted.start->is_number();
  counted.rounds.reset();
  if (is_known) {
    const Linear distance =
        loop.is_upwards ? bound.number - counted.start->number : counted.start->number - bound.number;
    counted.rounds = distance + Linear(loop.includes_bound ? 1 : 0);
  }
  // A bound that changes while the loop runs, and that is not known: it may go on for ever.
  const bool is_counted = is_known || loop.bound_is_fixed;
  // The comparison's operands may say at once that there is a round, for the first time only: the loop counter is
  // unknown from the second on, and one head stands for all.
  static_cast<void>(in);
  Values words = from.words;
  words[static_cast<std::size_t>(loop.counter)] = {};
  Label stays, leaves;
  if (is_counted) {
    stays.action = EdgeAction::iterate;
    leaves.action = EdgeAction::leave;
    stays.loop = leaves.loop = number;
  }
  go_on(loop.stays, words, stays);
  go_on(loop.leaves, words, leaves);
}

}  // namespace stalemate::checker::smt
