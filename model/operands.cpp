#include "model/operands.hpp"

#include "model/check.hpp"
#include "model/intrinsic.hpp"
#include "model/reflect.hpp"

namespace stalemate::model {
namespace {

std::uint32_t size_of(const Program& program, std::int32_t type) {
  CHECK(type > 0 && static_cast<std::size_t>(type) < program.types.size(), "an instruction names a type out of range");
  return program.types[static_cast<std::size_t>(type)].size;
}

std::uint32_t element_size(const Program& program, std::int32_t type) {
  CHECK(type > 0 && static_cast<std::size_t>(type) < program.types.size(), "an instruction names a type out of range");
  return program.types[program.types[static_cast<std::size_t>(type)].element].size;
}

std::uint32_t key_size(const Program& program, std::int32_t type) {
  CHECK(type > 0 && static_cast<std::size_t>(type) < program.types.size(), "an instruction names a type out of range");
  return program.types[program.types[static_cast<std::size_t>(type)].key].size;
}

const Function& callee(const Program& program, std::int32_t function) {
  CHECK(function >= 0 && static_cast<std::size_t>(function) < program.functions.size(), "a call names no function");
  return program.functions[static_cast<std::size_t>(function)];
}

/// Bounds at s[first..]: which of them exist is told by bits of t.
void bound_uses(Operands& result, std::int32_t first, unsigned bits) {
  for (std::int32_t i = 0; i < 3; ++i) {
    if ((bits >> i) & 1U) result.uses.push_back({first + i, 1});
  }
}

}  // namespace

void case_defs(const Program& program, const SelectCase& select_case, std::vector<WordRange>& result) {
  result.clear();
  if (select_case.kind != SelectCaseKind::receive) return;
  if (select_case.wants_value) {
    result.push_back({select_case.value, element_size(program, static_cast<std::int32_t>(select_case.channel_type))});
  }
  if (select_case.ok >= 0) result.push_back({select_case.ok, 1});
}

void operands(const Program& program, const Function& function, const Instruction& instruction, Operands& result) {
  result.clear();
  const auto [op, t, n, a, b, c, k] = instruction;
  const auto use = [&result](std::int32_t first, std::uint32_t count = 1) {
    if (count > 0) result.uses.push_back({first, count});
  };
  const auto def = [&result](std::int32_t first, std::uint32_t count = 1) {
    if (count > 0) result.defs.push_back({first, count});
  };
  switch (op) {
    case Op::constant:
    case Op::text: return def(a);
    case Op::move: return use(b, n), def(a, n);
    case Op::zero: return def(a, n);
    case Op::int_add:
    case Op::int_sub:
    case Op::int_mul:
    case Op::int_div:
    case Op::int_rem:
    case Op::int_and:
    case Op::int_or:
    case Op::int_xor:
    case Op::int_and_not:
    case Op::int_shl:
    case Op::int_shr:
    case Op::int_lt:
    case Op::int_le:
    case Op::float_add:
    case Op::float_sub:
    case Op::float_mul:
    case Op::float_div:
    case Op::float_eq:
    case Op::float_lt:
    case Op::float_le:
    case Op::word_eq:
    case Op::word_ne:
    case Op::string_concat:
    case Op::string_lt:
    case Op::string_le:
    case Op::string_index: return use(b), use(c), def(a);
    case Op::int_neg:
    case Op::int_not:
    case Op::int_wrap:
    case Op::float_neg:
    case Op::int_to_float:
    case Op::float_to_int:
    case Op::float_to_float:
    case Op::bool_not:
    case Op::string_len:
    case Op::string_from_rune: return use(b), def(a);
    case Op::string_slice: return use(b), bound_uses(result, c, t & 3U), def(a);
    case Op::string_rune: return use(b), use(c), def(a, 2);
    case Op::string_from_bytes:
    case Op::string_from_runes: return use(b, 3), def(a);
    case Op::bytes_from_string:
    case Op::runes_from_string: return use(b), def(a, 3);
    case Op::equal: return use(b, size_of(program, k)), use(c, size_of(program, k)), def(a);
    case Op::jump: return;
    case Op::jump_if:
    case Op::jump_unless: return use(a);
    case Op::call: return use(b, callee(program, k).parameter_words), def(a, callee(program, k).result_words);
    case Op::call_closure:
      size_of(program, k);
      return use(c), use(b, n), def(a, program.types[static_cast<std::size_t>(k)].result_words);
    case Op::call_interface: {
      CHECK(k >= 0 && static_cast<std::size_t>(k) < program.methods.size(), "a call names no method");
      const TypeIndex signature = program.methods[static_cast<std::size_t>(k)].signature;
      return use(c, 2), use(b, n), def(a, program.types[signature].result_words);
    }
    case Op::tail_call: return use(b, callee(program, k).parameter_words);
    case Op::tail_call_closure: return use(c), use(b, n);
    case Op::tail_call_interface: return use(c, 2), use(b, n);
    case Op::ret: return use(static_cast<std::int32_t>(function.result_base), function.result_words);
    case Op::defer_push:
      if (t == 1) return use(a), use(b);
      return use(a), use(function.defer_slot), def(function.defer_slot);
    case Op::run_defers:
      if (function.defer_slot >= 0) use(function.defer_slot);
      return;
    case Op::go_start: return use(a);
    case Op::panic: return use(a, 2);
    case Op::recover: return def(a, 2);
    case Op::goexit: return;
    case Op::new_object: return def(a);
    case Op::make_closure: return use(b, n), def(a);
    case Op::address: return use(b), def(a);
    case Op::make_slice: return use(b, 2), def(a, 3);
    case Op::index_address: return use(b, 3), use(c), def(a);
    case Op::array_address: return use(b), use(c), def(a);
    case Op::local_index: return use(b, static_cast<std::uint32_t>(k) * n), use(c), def(a, n);
    // The other elements keep their values: the array is used, not defined.
    case Op::local_index_store: return use(b, n), use(c), use(a, static_cast<std::uint32_t>(k) * n);
    case Op::index_check: return use(a);
    case Op::slice_slice: return use(b, 3), bound_uses(result, c, t), def(a, 3);
    case Op::slice_array: return use(b), bound_uses(result, c, t), def(a, 3);
    case Op::slice_to_array_pointer: return use(b, 3), def(a);
    case Op::make_interface: return use(b, size_of(program, k)), def(a, 2);
    case Op::type_assert:
    case Op::type_assert_interface:
      use(b, 2);
      def(a, op == Op::type_assert ? size_of(program, k) : 2);
      if (t == 1) def(c);
      return;
    case Op::interface_nil_check: return use(a, 2);
    case Op::pointer_cast: return use(b), def(a);
    case Op::nil_check: return use(a);
    case Op::load: return use(b), def(a, n);
    case Op::store: return use(a), use(b, n);
    case Op::append_slice:
    case Op::copy_slice:
      use(b, 3);
      use(c, t == 1 ? 1 : 3);
      return def(a, op == Op::append_slice ? 3 : 1);
    case Op::append_values: return use(b, 3), use(c, n * size_of(program, k)), def(a, 3);
    case Op::slice_clear: return use(a, 3);
    case Op::make_map: return def(a);
    case Op::map_get:
      use(b);
      use(c, key_size(program, k));
      def(a, element_size(program, k));
      if (t == 1) def(n);
      return;
    case Op::map_set: return use(a), use(b, key_size(program, k)), use(c, element_size(program, k));
    case Op::map_delete: return use(a), use(b, key_size(program, k));
    case Op::map_len: return use(b), def(a);
    case Op::map_clear: return use(a);
    case Op::map_iterate: return use(b), def(a);
    case Op::map_next:
      use(a);
      if (t & 1U) def(b, key_size(program, n));
      if (t & 2U) def(c, element_size(program, n));
      return;
    case Op::output:
    case Op::assert_fail:
    case Op::fatal:
    case Op::reached: return use(a);
    case Op::format: return use(b, 2), use(c, t == 1 ? 7 : 4), def(a);
    case Op::deep_equal: return use(b, 2), use(c, 2), def(a);
    case Op::reflect_fact: return use(b, 2), def(a);
    case Op::type_fact: return use(b, 2), use(c, type_fact_arguments(static_cast<TypeFact>(t))), def(a);
    case Op::code_fact: return use(b), def(a);
    case Op::format_part: return use(b, 2), use(c, t == 1 ? 3 : 2), def(a, t == 1 ? 2 : 1);
    case Op::intrinsic:
      CHECK(k >= 0 && static_cast<std::uint32_t>(k) < intrinsic_count, "an instruction names no intrinsic");
      return use(b, argument_words(static_cast<Intrinsic>(k))), def(a, result_words(static_cast<Intrinsic>(k)));
    case Op::make_chan: return use(b), def(a);
    case Op::send: return use(a), use(b, element_size(program, k));
    case Op::receive:
      use(b);
      if (t & 1U) def(a, element_size(program, k));
      if (t & 2U) def(c);
      return;
    case Op::close_chan: return use(a);
    case Op::select: {
      CHECK(k >= 0 && static_cast<std::size_t>(k) < program.selects.size(), "a select is out of range");
      std::vector<WordRange> defs;
      for (const SelectCase& one : program.selects[static_cast<std::size_t>(k)].cases) {
        use(one.channel);
        if (one.kind == SelectCaseKind::send) {
          use(one.value, element_size(program, static_cast<std::int32_t>(one.channel_type)));
        }
        case_defs(program, one, defs);
        result.defs.insert(result.defs.end(), defs.begin(), defs.end());
      }
      return;
    }
    case Op::clock: return def(a);
    case Op::die:
      if (t == 1) use(a);
      return;
    case Op::give_up:
    case Op::refuse: return;
    case Op::chan_len:
    case Op::chan_cap: return use(b), def(a);
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
    case Op::exit_process: return use(a);
    case Op::mutex_try_lock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
    case Op::timer_stop:
    case Op::choose: return use(b), def(a);
    case Op::wait_group_add: return use(a), use(b);
    case Op::atomic_begin:
      if (t & 2U) use(a);
      return;
    case Op::yield:
      if (t == 1) use(a);
      return;
  }
}

void successors(const Program& program, const Function& function, std::uint32_t pc, std::vector<Successor>& result) {
  result.clear();
  const Instruction& instruction = function.code[pc];
  switch (instruction.op) {
    case Op::jump: result.push_back({static_cast<std::uint32_t>(instruction.a)}); return;
    case Op::jump_if:
    case Op::jump_unless:
      result.push_back({pc + 1});
      result.push_back({static_cast<std::uint32_t>(instruction.b)});
      return;
    case Op::map_next:
      result.push_back({pc + 1});
      result.push_back({static_cast<std::uint32_t>(instruction.k), -1, false});
      return;
    case Op::select: {
      const Select& select = program.selects[static_cast<std::size_t>(instruction.k)];
      for (std::size_t i = 0; i < select.cases.size(); ++i) {
        result.push_back({select.cases[i].target, static_cast<std::int32_t>(i)});
      }
      if (select.has_default) result.push_back({select.default_target, -1, false});
      return;
    }
    case Op::tail_call:
    case Op::tail_call_closure:
    case Op::tail_call_interface:
    case Op::ret:
    case Op::panic:
    case Op::goexit:
    case Op::assert_fail:
    case Op::fatal:
    case Op::refuse:
    case Op::die:
    case Op::exit_process: return;
    default: result.push_back({pc + 1}); return;
  }
}

}  // namespace stalemate::model
