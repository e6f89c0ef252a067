// The invariants of programs (program.hpp), checked once before anything runs.
#include "model/program.hpp"

#include <fmt/format.h>

#include "model/check.hpp"
#include "model/operands.hpp"

namespace stalemate::model {
namespace {

[[noreturn]] void broken(const Program& program, const Function& function, std::size_t pc, const char* what) {
  std::string where = fmt::format("{} (function {}, pc {}", what, function.name, pc);
  if (pc < function.code.size()) {
    const Instruction& in = function.code[pc];
    where += fmt::format(": {} t={} n={} a={} b={} c={} k={}", to_string(in.op), in.t, in.n, in.a, in.b, in.c, in.k);
  }
  where += ")";
  static_cast<void>(program);
  check_failed(__FILE__, __LINE__, "program invariant", where.c_str());
}

void check_type(const Program& program, TypeIndex index) {
  const Type& type = program.types[index];
  const auto fail = [&](const char* what) {
    check_failed(__FILE__, __LINE__, "type invariant", fmt::format("{} (type {} {})", what, index, type.name).c_str());
  };
  if (type.layout.size() != type.size) fail("a layout has not one entry per word");
  if (type.element >= program.types.size() || type.key >= program.types.size())
    fail("a type names a type out of range");
  for (std::size_t i = 0; i < type.layout.size(); ++i) {
    const bool after_type = i > 0 && type.layout[i - 1] == WordKind::iface_type;
    if ((type.layout[i] == WordKind::iface_data) != after_type) fail("iface_data does not follow iface_type");
  }
  if (!type.layout.empty() && type.layout.back() == WordKind::iface_type) fail("iface_data does not follow iface_type");
  for (const Field& field : type.fields) {
    if (field.type >= program.types.size()) fail("a field's type is out of range");
    if (field.offset + program.types[field.type].size > type.size) fail("a field lies outside its struct");
  }
  for (std::size_t i = 0; i < type.methods.size(); ++i) {
    const MethodEntry& entry = type.methods[i];
    if (entry.method >= program.methods.size() || entry.function >= program.functions.size())
      fail("a method is out of range");
    if (i > 0 && type.methods[i - 1].method >= entry.method) fail("methods are not sorted");
  }
  for (std::size_t i = 0; i < type.interface_methods.size(); ++i) {
    if (type.interface_methods[i] >= program.methods.size()) fail("an interface method is out of range");
    if (i > 0 && type.interface_methods[i - 1] >= type.interface_methods[i]) fail("interface methods are not sorted");
  }
  const bool is_pair = type.kind == TypeKind::interface || type.kind == TypeKind::complex;
  const std::uint32_t words = type.kind == TypeKind::slice ? 3 : is_pair ? 2 : 1;
  const bool is_composite = type.kind == TypeKind::array || type.kind == TypeKind::structure;
  if (!is_composite && type.size != words) fail("a type has a wrong number of words");
}

class FunctionCheck {
 public:
  FunctionCheck(const Program& program, const Function& function) : program_(program), function_(function) {}

  void run() {
    const std::size_t words = function_.kinds.size();
    if (function_.code.empty()) broken(program_, function_, 0, "a function has no code");
    if (function_.positions.size() != function_.code.size())
      broken(program_, function_, 0, "not one position per instruction");
    if (!function_.labels.empty() && function_.labels.size() != function_.code.size()) {
      broken(program_, function_, 0, "not one label per instruction");
    }
    if (function_.parameter_words > words || std::size_t{function_.result_base} + function_.result_words > words ||
        std::size_t{function_.capture_base} + function_.capture_words > words) {
      broken(program_, function_, 0, "parameters, results or captures lie outside the frame");
    }
    if (function_.defer_slot >= 0 &&
        (static_cast<std::size_t>(function_.defer_slot) >= words ||
         function_.kinds[static_cast<std::size_t>(function_.defer_slot)] != WordKind::ref ||
         function_.epilogue >= function_.code.size() || function_.code[function_.epilogue].op != Op::run_defers)) {
      broken(program_, function_, function_.epilogue,
             "defer_slot is no ref word of the frame or epilogue is no run_defers");
    }
    for (std::size_t i = 0; i < words; ++i) {
      if (function_.kinds[i] == WordKind::iface_data && (i == 0 || function_.kinds[i - 1] != WordKind::iface_type)) {
        broken(program_, function_, i, "a frame word of kind iface_data does not follow iface_type (pc is the word)");
      }
    }
    for (std::uint32_t pc = 0; pc < function_.code.size(); ++pc) check_instruction(pc);
  }

 private:
  void fail(const char* what) const { broken(program_, function_, pc_, what); }

  void check_instruction(std::uint32_t pc) {
    pc_ = pc;
    const Instruction& in = function_.code[pc];
    check_indices(in);
    operands(program_, function_, in, operands_);
    for (const auto* list : {&operands_.uses, &operands_.defs}) {
      for (const WordRange range : *list) {
        if (range.first < 0 || static_cast<std::size_t>(range.first) + range.count > function_.kinds.size()) {
          fail("an operand lies outside the frame");
        }
      }
    }
    successors(program_, function_, pc, successors_);
    for (const Successor& next : successors_) {
      if (next.pc >= function_.code.size()) fail("control leaves the function");
    }
    check_kinds(in);
  }

  void expect_kinds(std::int32_t first, TypeIndex type, const char* what) {
    const std::vector<WordKind>& layout = program_.types[type].layout;
    for (std::size_t i = 0; i < layout.size(); ++i) {
      const std::size_t word = static_cast<std::size_t>(first) + i;
      if (word >= function_.kinds.size() || function_.kinds[word] != layout[i]) fail(what);
    }
  }

  void expect_kind(std::int32_t word, WordKind kind, const char* what) {
    if (function_.kinds[static_cast<std::size_t>(word)] != kind) fail(what);
  }

  void check_indices(const Instruction& in) {
    const auto in_range = [&](std::size_t size, const char* what) {
      if (in.k < 0 || static_cast<std::size_t>(in.k) >= size) fail(what);
    };
    switch (in.op) {
      case Op::constant: in_range(program_.words.size(), "a constant is out of range"); break;
      case Op::text: in_range(program_.texts.size(), "a text is out of range"); break;
      case Op::call:
      case Op::tail_call: in_range(program_.functions.size(), "a function is out of range"); break;
      case Op::make_closure:
        in_range(program_.functions.size(), "a function is out of range");
        if (in.n != program_.functions[static_cast<std::size_t>(in.k)].capture_words)
          fail("a closure captures a wrong number of words");
        break;
      case Op::call_interface:
      case Op::tail_call_interface: in_range(program_.methods.size(), "a method is out of range"); break;
      case Op::select: in_range(program_.selects.size(), "a select is out of range"); break;
      case Op::defer_push:
        if (in.t == 1) in_range(program_.functions.size(), "a function is out of range");
        if ((in.t == 1 ? program_.functions[static_cast<std::size_t>(in.k)] : function_).defer_slot < 0)
          fail("a deferred call in a function without defer_slot");
        break;
      case Op::send:
      case Op::receive:
      case Op::close_chan:
      case Op::chan_len:
      case Op::make_chan: check_channel_type(static_cast<TypeIndex>(in.k)); break;
      case Op::map_next: check_map_type(in.n); break;
      case Op::make_map:
      case Op::map_get:
      case Op::map_set:
      case Op::map_delete:
      case Op::map_iterate: check_map_type(static_cast<TypeIndex>(in.k)); break;
      case Op::new_object:
      case Op::make_slice:
      case Op::make_interface:
      case Op::equal: in_range(program_.types.size(), "a type is out of range"); break;
      default: break;
    }
    if (in.op == Op::select) {
      for (const SelectCase& one : program_.selects[static_cast<std::size_t>(in.k)].cases)
        check_channel_type(one.channel_type);
    }
  }

  void check_channel_type(TypeIndex type) const {
    if (type == 0 || type >= program_.types.size() || program_.types[type].kind != TypeKind::channel) {
      fail("a channel operation does not name a channel type (k, or SelectCase::channel_type)");
    }
  }
  void check_map_type(TypeIndex type) const {
    if (type == 0 || type >= program_.types.size() || program_.types[type].kind != TypeKind::map) {
      fail("a map operation does not name a map type (k, for map_next n)");
    }
  }

  /// The places where a wrong kind would make the heap walk go astray.
  void check_kinds(const Instruction& in) {
    const auto element = [&](std::int32_t type) { return program_.types[static_cast<std::size_t>(type)].element; };
    switch (in.op) {
      case Op::move:
        for (std::int32_t i = 0; i < in.n; ++i) {
          const WordKind from = function_.kinds[static_cast<std::size_t>(in.b + i)];
          const WordKind to = function_.kinds[static_cast<std::size_t>(in.a + i)];
          // A method unpacks its receiver from the data word of an interface value.
          if (from != to && from != WordKind::iface_data) fail("a move between words of different kinds");
        }
        break;
      case Op::new_object:
      case Op::make_closure:
      case Op::make_map:
      case Op::make_chan:
      case Op::make_slice:
      case Op::address:
      case Op::index_address:
      case Op::array_address:
      case Op::slice_slice:
      case Op::slice_array:
      case Op::append_slice:
      case Op::append_values:
      case Op::map_iterate: expect_kind(in.a, WordKind::ref, "the result is a reference, its word is not"); break;
      case Op::load: expect_kind(in.b, WordKind::ref, "a load through a word that is no reference"); break;
      case Op::store: expect_kind(in.a, WordKind::ref, "a store through a word that is no reference"); break;
      case Op::make_interface:
        expect_kind(in.a, WordKind::iface_type, "an interface value in words that are not of its kinds");
        expect_kinds(in.b, static_cast<TypeIndex>(in.k), "words of a value are not of its type's kinds");
        break;
      case Op::recover:
        expect_kind(in.a, WordKind::iface_type, "an interface value in words that are not of its kinds");
        break;
      case Op::panic:
        expect_kind(in.a, WordKind::iface_type, "an interface value in words that are not of its kinds");
        break;
      case Op::type_assert:
        expect_kinds(in.a, static_cast<TypeIndex>(in.k), "words of a value are not of its type's kinds");
        break;
      case Op::send: expect_kinds(in.b, element(in.k), "words of a value are not of its type's kinds"); break;
      case Op::receive:
        if ((in.t & 1U) != 0) expect_kinds(in.a, element(in.k), "words of a value are not of its type's kinds");
        break;
      case Op::map_set:
        expect_kinds(in.b, program_.types[static_cast<std::size_t>(in.k)].key,
                     "words of a key are not of its type's kinds");
        expect_kinds(in.c, element(in.k), "words of a value are not of its type's kinds");
        break;
      case Op::map_get: expect_kinds(in.a, element(in.k), "words of a value are not of its type's kinds"); break;
      case Op::select:
        for (const SelectCase& one : program_.selects[static_cast<std::size_t>(in.k)].cases) {
          if (one.kind == SelectCaseKind::send || one.wants_value) {
            expect_kinds(one.value, program_.types[one.channel_type].element,
                         "words of a value are not of its type's kinds");
          }
        }
        break;
      default: break;
    }
  }

  const Program& program_;
  const Function& function_;
  std::uint32_t pc_ = 0;
  Operands operands_;
  std::vector<Successor> successors_;
};

}  // namespace

void check_invariants(const Program& program) {
  CHECK(program.main < program.functions.size(), "the program has no main function");
  CHECK(program.functions[program.main].parameter_words == 0, "main has parameters");
  CHECK(!program.texts.empty() && program.texts[0].empty(), "text 0 is not the empty string");
  CHECK(!program.types.empty() && program.types[0].layout.empty(), "type 0 is in use");
  CHECK(program.globals_type < program.types.size(), "the type of the package variables is out of range");
  for (TypeIndex type = 1; type < program.types.size(); ++type) check_type(program, type);
  for (const Method& method : program.methods)
    CHECK(method.signature < program.types.size(), "a signature is out of range");
  for (const Function& function : program.functions) FunctionCheck(program, function).run();
}

}  // namespace stalemate::model
