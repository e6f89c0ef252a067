// The flows of each instruction, and which of its operands decide what the program does: branches, indices, lengths,
// divisors, keys, counters, whatever may panic. What is printed decides nothing. Locks, counters and timers are
// observed in memory, where their instructions work on them. References and the types of interface values are never
// sliced, so they need no rule: only where they lead.
#include <algorithm>
#include <bit>
#include <utility>

#include "model/check.hpp"
#include "model/intrinsic.hpp"
#include "model/operands.hpp"
#include "model/reflect.hpp"
#include "model/straight_code.hpp"
#include "model/timer.hpp"
#include "model/value_flow.hpp"

namespace stalemate::model {
namespace {

/// A number of 32 bits that grows by no more than this goes round after more than 2^26 additions.
constexpr std::int64_t narrow_step_max = 16;

bool is_wide(IntKind kind) { return kind == IntKind::i64 || kind == IntKind::u64; }

bool holds_interface(const Type& type) {
  return std::find(type.layout.begin(), type.layout.end(), WordKind::iface_type) != type.layout.end();
}

bool is_small(Word word) {
  constexpr std::int64_t most = std::int64_t{1} << 31;
  const auto value = static_cast<std::int64_t>(word);
  return -most <= value && value <= most;
}

std::uint32_t lock_words(Op op) {
  switch (op) {
    case Op::mutex_lock:
    case Op::mutex_try_lock:
    case Op::mutex_unlock:
    case Op::wait_group_add:
    case Op::wait_group_wait:
    case Op::await: return 1;
    case Op::timer_start:
    case Op::timer_stop: return timer_word::free_time_count;
    default: return 3;
  }
}

}  // namespace

void ValueFlow::rule() {
  const Instruction& in = function_->code[pc_];
  const auto [op, t, n, a, b, c, k] = in;
  switch (op) {
    case Op::constant: {
      const Word word = program_.words[static_cast<std::size_t>(k)];
      if (kind(a) != WordKind::ref) {
        if (!is_small(word)) note_large(a);
        return;
      }
      const Ref ref = Ref::from_word(word);
      if (ref.is_function()) return memory_.add_function(memory_.pointee(def(a)), ref.offset);
      if (ref.object == 1 && ref.offset < globals_.size()) memory_.join(memory_.pointee(def(a)), globals_[ref.offset]);
      return;
    }
    case Op::text:
    case Op::zero: return;
    case Op::move:
      for (std::int32_t i = 0; i < n; ++i) copy(def(a + i), use(b + i), kind(a + i));
      return;
    case Op::int_div:
    case Op::int_rem:
      // Only the divisor can make it panic.
      observe(use(c));
      if (op == Op::int_rem) return modulus_rule(in);
      return decide(def(a), use(b));
    case Op::int_shl:
    case Op::int_shr:
      if (n == 1) observe(use(c));
      decide(def(a), use(c));
      return decide(def(a), use(b));
    case Op::int_add:
    case Op::int_lt:
    case Op::int_le:
    case Op::word_eq:
    case Op::word_ne: return arithmetic_rule(in);
    case Op::int_and: return modulus_rule(in);
    case Op::int_wrap:
      // To 64 bits the word stays as it is.
      if (is_wide(static_cast<IntKind>(t))) return copy(def(a), use(b), WordKind::scalar);
      return decide(def(a), use(b));
    case Op::int_sub:
    case Op::int_mul:
    case Op::int_or:
    case Op::int_xor:
    case Op::int_and_not:
    case Op::float_add:
    case Op::float_sub:
    case Op::float_mul:
    case Op::float_div:
    case Op::float_eq:
    case Op::float_lt:
    case Op::float_le:
    case Op::string_concat:
    case Op::string_lt:
    case Op::string_le: decide(def(a), use(b)); return decide(def(a), use(c));
    case Op::int_neg:
    case Op::int_not:
    case Op::float_neg:
    case Op::int_to_float:
    case Op::float_to_int:
    case Op::float_to_float:
    case Op::bool_not:
    case Op::string_len:
    case Op::string_from_rune: return decide(def(a), use(b));
    case Op::string_index:
    case Op::string_rune: return observe(use(b)), observe(use(c));
    case Op::string_slice:
      observe(use(b));
      if ((t & 1U) != 0) observe(use(c));
      if ((t & 2U) != 0) observe(use(c + 1));
      return;
    case Op::string_from_bytes:
    case Op::string_from_runes:
      // How much is read matters to data races, unless nobody ever writes there.
      if (is_written(target(b))) observe(use(b + 1));
      decide(def(a), use(b + 1));
      return decide(def(a), memory_word(target(b), 0));
    case Op::bytes_from_string:
    case Op::runes_from_string: {
      // The size of the new object is the length of the text. Whoever looks at it looks at the slice's words.
      const ObjectKey key{ObjectKind::data, static_cast<TypeIndex>(k), static_cast<SiteIndex>(c)};
      memory_.place(key, memory_.pointee(def(a)));
      memory_.elements(memory_.pointee(def(a)), 0, 1);
      decide(memory_word(memory_.pointee(def(a)), 0), use(b));
      decide(def(a + 1), use(b));
      return decide(def(a + 2), use(b));
    }
    case Op::equal: {
      const Type& type = program_.types[static_cast<std::size_t>(k)];
      if (holds_interface(type)) {
        // Unequal words end the comparison before it meets what cannot be compared, so all of them count.
        inspect_uses(b, static_cast<TypeIndex>(k));
        return inspect_uses(c, static_cast<TypeIndex>(k));
      }
      for (std::int32_t i = 0; i < static_cast<std::int32_t>(type.size); ++i) {
        decide(def(a), use(b + i));
        decide(def(a), use(c + i));
      }
      return;
    }
    case Op::jump: return;
    case Op::jump_if:
    case Op::jump_unless: return branch_rule(in);
    case Op::call:
    case Op::call_closure:
    case Op::call_interface:
    case Op::tail_call:
    case Op::tail_call_closure:
    case Op::tail_call_interface: return call_rule(in);
    case Op::ret:
      for (std::uint32_t i = 0; i < function_->result_words; ++i) {
        const auto word = static_cast<std::int32_t>(function_->result_base + i);
        copy(result(instance_, i), use(word), kind(word));
      }
      return;
    // Functions called without arguments and results: what they capture flows where they are made.
    case Op::defer_push:
    case Op::run_defers:
    case Op::go_start:
    case Op::goexit: return;
    case Op::panic: return copy(panic_value_, use(a + 1), WordKind::iface_data);
    case Op::recover: return copy(def(a + 1), panic_value_, WordKind::iface_data);
    case Op::address:
    case Op::index_address:
    case Op::array_address:
    case Op::local_index:
    case Op::local_index_store:
    case Op::index_check:
    case Op::slice_slice:
    case Op::slice_array:
    case Op::slice_to_array_pointer:
    case Op::load:
    case Op::store:
    case Op::append_slice:
    case Op::append_values:
    case Op::copy_slice:
    case Op::slice_clear: return memory_rule(in);
    case Op::new_object:
    case Op::make_closure:
    case Op::make_slice:
    case Op::make_interface:
    case Op::type_assert:
    case Op::type_assert_interface: return object_rule(in);
    case Op::pointer_cast: return copy(def(a), use(b), kind(a));
    case Op::interface_nil_check:
    case Op::nil_check: return;
    case Op::make_map:
    case Op::map_get:
    case Op::map_set:
    case Op::map_delete:
    case Op::map_len:
    case Op::map_clear:
    case Op::map_iterate:
    case Op::map_next: return map_rule(in);
    // Nothing flows into what the clock shows. Printed text and messages leave the program; the witness shows them
    // (replay.hpp runs without slicing).
    case Op::clock: return note_large(a);
    case Op::give_up:
    case Op::die:
    case Op::refuse:
    case Op::output:
    case Op::assert_fail:
    case Op::fatal: return;
    case Op::exit_process:
    case Op::reached: return observe(use(a));
    case Op::format:
      add(def(a), {Flow::Kind::format, use(b + 1), 0});
      for (std::int32_t i = 0; i < 4; ++i) decide(def(a), use(c + i));
      if (t == 1) {
        decide(def(a), memory_word(target(c + 4), 0));
        decide(def(a), use(c + 5));
      }
      return;
    case Op::format_part: return part_rule(in);
    case Op::deep_equal:
      add(def(a), {Flow::Kind::format, use(b + 1), 0});
      return add(def(a), {Flow::Kind::format, use(c + 1), 0});
    // About references, which are structure as dynamic types are.
    case Op::reflect_fact: return note_large(a);
    case Op::type_fact:
      note_large(a);
      if (type_fact_arguments(static_cast<TypeFact>(t)) == 1) decide(def(a), use(c));
      return;
    case Op::code_fact: note_large(a); return decide(def(a), use(b));
    case Op::intrinsic: {
      const auto intrinsic = static_cast<Intrinsic>(k);
      for (std::int32_t j = 0; j < static_cast<std::int32_t>(result_words(intrinsic)); ++j) note_large(a + j);
      for (std::int32_t i = 0; i < static_cast<std::int32_t>(argument_words(intrinsic)); ++i) {
        for (std::int32_t j = 0; j < static_cast<std::int32_t>(result_words(intrinsic)); ++j) {
          decide(def(a + j), use(b + i));
        }
        // Bases, verbs and widths: the functions are not made for others than they are given.
        if (i > 0) observe(use(b + i));
      }
      return;
    }
    case Op::make_chan:
    case Op::send:
    case Op::receive:
    case Op::select: return channel_rule(in);
    case Op::close_chan:
    case Op::chan_len:
    case Op::chan_cap: return;
    case Op::wait_group_add: observe(use(b)); [[fallthrough]];
    case Op::mutex_lock:
    case Op::mutex_unlock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock:
    case Op::wait_group_wait:
    case Op::await:
    case Op::timer_start:
      for (std::uint32_t i = 0; i < lock_words(op); ++i) observe(memory_word(target(a), i));
      if (op == Op::timer_start && ordered_time_) {
        observe(memory_word(target(a), timer_word::left));
        observe(memory_word(target(a), timer_word::duration));
      }
      return;
    case Op::mutex_try_lock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
    case Op::timer_stop:
      for (std::uint32_t i = 0; i < lock_words(op); ++i) observe(memory_word(target(b), i));
      return;
    case Op::atomic_begin: return;
    case Op::yield:
      if (ordered_time_ && t == 1) observe(use(a));
      return;
    case Op::choose: return observe(use(b));
  }
}

/// The constant that a word holds, which may be given by the one caller of an instance.
const Word* ValueFlow::constant_word(std::uint32_t instance, std::uint32_t pc, std::int32_t word) {
  for (;;) {
    const Instance& one = instances_[instance];
    const Function& body = program_.functions[one.function];
    std::vector<bool>& targets = jump_targets_[one.function];
    if (targets.empty()) targets = jump_targets(program_, body);
    if (const Word* known = constant_at(program_, body, targets, pc, word)) return known;
    if (one.caller == no_index || one.is_recursive) return nullptr;
    if (word < 0 || static_cast<std::uint32_t>(word) >= body.parameter_words) return nullptr;
    std::vector<bool>& is_constant = constant_words_[one.function];
    if (is_constant.empty()) is_constant = constant_words(program_, body);
    if (!is_constant[static_cast<std::size_t>(word)]) return nullptr;
    pc = one.called_at;
    word += program_.functions[instances_[one.caller].function].code[pc].b;
    instance = one.caller;
  }
}

const ValueFlow::ConstantOperand& ValueFlow::constant_operand(const Instruction& in) {
  const auto [known, is_new] = constant_operands_.try_emplace({instance_, pc_});
  ConstantOperand& result = known->second;
  if (!is_new) return result;
  const Word* b = constant_word(instance_, pc_, in.b);
  const Word* c = constant_word(instance_, pc_, in.c);
  if ((b == nullptr) == (c == nullptr)) return result;
  const Word value = b == nullptr ? *c : *b;
  result = {b == nullptr ? in.c : in.b, b == nullptr ? in.b : in.c, static_cast<std::int64_t>(value), is_small(value)};
  return result;
}

/// Sums and comparisons, of which those with constants make counters (counters.hpp).
void ValueFlow::arithmetic_rule(const Instruction& in) {
  if (!listing_) return;
  const ConstantOperand& constant = constant_operand(in);
  const auto kind = static_cast<IntKind>(in.t);
  const bool is_sum = in.op == Op::int_add;
  const bool is_narrow = kind == IntKind::i32 || kind == IntKind::u32;
  const std::int64_t most = is_wide(kind) ? UINT16_MAX : is_narrow ? narrow_step_max : 0;
  if (!constant.is_one || (is_sum && (constant.value <= 0 || constant.value > most))) {
    decide(def(in.a), use(in.b));
    return decide(def(in.a), use(in.c));
  }
  add(def(in.a), {Flow::Kind::guard, use(constant.word)});
  if (is_sum) return add(def(in.a), {Flow::Kind::increase, use(constant.other), 0, is_narrow ? Word{1} : Word{0}});
  const auto value = static_cast<Word>(std::max<std::int64_t>(constant.value, 0));
  add(def(in.a), {Flow::Kind::compare, use(constant.other), 0, value});
}

/// Remainders, of which those by constants may make counters too, as do the low bits.
void ValueFlow::modulus_rule(const Instruction& in) {
  if (!listing_) return;
  const ConstantOperand& constant = constant_operand(in);
  const auto kind = static_cast<IntKind>(in.t);
  const bool is_and = in.op == Op::int_and;
  const auto value = static_cast<Word>(constant.value) + (is_and ? 1 : 0);
  const bool is_modulus = constant.is_one && (is_and ? std::has_single_bit(value) : constant.word == in.c) &&
                          constant.value > 0 && value <= modulus_max && is_wide(kind);
  if (is_modulus) {
    add(def(in.a), {Flow::Kind::guard, use(constant.word)});
    return add(def(in.a), {Flow::Kind::modulus, use(constant.other), 0, value});
  }
  decide(def(in.a), use(in.b));
  decide(def(in.a), use(in.c));
}

void ValueFlow::branch_rule(const Instruction& in) {
  const std::vector<std::uint32_t>* region = regions_[instances_[instance_].function].at(pc_);
  if (region == nullptr) return observe(use(in.a));
  if (!listing_) return;
  Operands operand;
  for (const std::uint32_t pc : *region) {
    operands(program_, *function_, function_->code[pc], operand);
    for (const WordRange range : operand.defs) {
      for (std::uint32_t i = 0; i < range.count; ++i) {
        const std::uint32_t word = static_cast<std::uint32_t>(range.first) + i;
        add(instances_[instance_].base + web_->def(pc, word), {Flow::Kind::guard, use(in.a)});
      }
    }
  }
}

/// The words of the current instruction's call.
ValueFlow::Call ValueFlow::call_site(const Instruction& in, std::uint32_t arguments, std::uint32_t results,
                                     bool is_tail) {
  Call call;
  for (std::uint32_t i = 0; i < arguments; ++i) call.arguments.push_back(use(in.b + static_cast<std::int32_t>(i)));
  for (std::uint32_t i = 0; i < results; ++i) {
    call.results.push_back(is_tail ? result(instance_, i) : def(in.a + static_cast<std::int32_t>(i)));
  }
  return call;
}

/// The call's arguments from parameter number `first_parameter` on.
void ValueFlow::connect(const Call& call, std::uint32_t callee, std::uint32_t first_parameter) {
  const Function& target = program_.functions[instances_[callee].function];
  // Classes may join functions of several types; a call only ever meets those that fit.
  if (target.parameter_words != first_parameter + call.arguments.size()) return;
  if (target.result_words != call.results.size()) return;
  for (std::uint32_t i = 0; i < call.arguments.size(); ++i) {
    copy(entry(callee, first_parameter + i), call.arguments[i], target.kinds[first_parameter + i]);
  }
  for (std::uint32_t i = 0; i < call.results.size(); ++i) {
    copy(call.results[i], result(callee, i), target.kinds[target.result_base + i]);
  }
}

/// What stands for all calls like this one, which is joined to it: there are thousands of calls, and they lead to the
/// same functions. Whoever finds it for the first time in a pass connects it to those.
ValueFlow::Call& ValueFlow::calls_like(const Instruction& in, std::uint32_t callees, std::uint32_t results,
                                       bool is_tail) {
  const Call site = call_site(in, in.n, results, is_tail);
  const bool is_method = in.op == Op::call_interface || in.op == Op::tail_call_interface;
  const auto [known, is_new] = calls_.try_emplace({is_method, callees, in.k});
  Call& all = known->second;
  if (is_new) all.receiver = memory_.add_node();
  const auto add_nodes = [&](std::vector<NodeId>& nodes, std::size_t count) {
    while (nodes.size() < count) nodes.push_back(memory_.add_node());
  };
  add_nodes(all.arguments, site.arguments.size());
  add_nodes(all.results, site.results.size());
  for (std::uint32_t i = 0; i < site.arguments.size(); ++i) {
    copy(all.arguments[i], site.arguments[i], kind(in.b + static_cast<std::int32_t>(i)));
  }
  const std::int32_t first_result = is_tail ? static_cast<std::int32_t>(function_->result_base) : in.a;
  for (std::uint32_t i = 0; i < site.results.size(); ++i) {
    copy(site.results[i], all.results[i], kind(first_result + static_cast<std::int32_t>(i)));
  }
  return all;
}

void ValueFlow::call_rule(const Instruction& in) {
  const bool is_tail = in.op == Op::tail_call || in.op == Op::tail_call_closure || in.op == Op::tail_call_interface;
  switch (in.op) {
    case Op::call:
    case Op::tail_call: {
      const auto function = static_cast<FunctionIndex>(in.k);
      const auto own = instances_[instance_].callees.find(pc_);
      const std::uint32_t callee = own == instances_[instance_].callees.end() ? function : own->second;
      const Function& target = program_.functions[function];
      return connect(call_site(in, target.parameter_words, target.result_words, is_tail), callee, 0);
    }
    case Op::call_closure:
    case Op::tail_call_closure: {
      const Cell closure = target(in.c);
      const std::uint32_t results = program_.types[static_cast<std::size_t>(in.k)].result_words;
      Call& calls = calls_like(in, closure.object_class, results, is_tail);
      if (std::exchange(calls.pass, pass_) == pass_) return;
      for (const FunctionIndex function : memory_.functions_at(closure)) connect(calls, function, 0);
      return;
    }
    default: {
      const auto method = static_cast<MethodIndex>(in.k);
      const NodeId receiver = use(in.c + 1);
      const std::uint32_t contents = memory_.contents(receiver);
      if (contents == no_index) return;
      Call& calls = calls_like(in, contents, program_.types[program_.methods[method].signature].result_words, is_tail);
      copy(calls.receiver, receiver, WordKind::iface_data);
      if (std::exchange(calls.pass, pass_) == pass_) return;
      for (const TypeIndex type : memory_.dynamic_types(receiver)) {
        for (const MethodEntry& entry_of : program_.types[type].methods) {
          if (entry_of.method == method) connect_method(calls, entry_of.function, type);
        }
      }
      return;
    }
  }
}

void ValueFlow::connect_method(const Call& calls, FunctionIndex function, TypeIndex type) {
  const Function& target = program_.functions[function];
  if (target.parameter_words > 0) {
    const NodeId parameter = entry(function, 0);
    if (target.kinds[0] == WordKind::ref) {
      memory_.join(memory_.pointee(parameter), memory_.boxed(calls.receiver, type));
    } else {
      add(parameter, {Flow::Kind::unbox, calls.receiver, type});
    }
  }
  connect(calls, function, 1);
}

}  // namespace stalemate::model
