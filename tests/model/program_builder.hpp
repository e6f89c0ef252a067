// Programs by hand, for tests of the model: types, functions, instructions with labels.
#pragma once

#include <algorithm>
#include <bit>
#include <string>
#include <utility>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model::test {

class Builder;

/// One function under construction. Words are frame words; `code` appends, jumps to labels are patched by `place`.
class Body {
 public:
  Body(Builder& builder, FunctionIndex index) : builder_(builder), index_(index) {}
  FunctionIndex index() const { return index_; }
  Function& function() const;

  std::int32_t word(WordKind kind = WordKind::scalar, const std::string& name = "") const;
  std::int32_t ref(const std::string& name = "") const { return word(WordKind::ref, name); }
  /// Words for a value of a type.
  std::int32_t value(TypeIndex type, const std::string& name = "") const;
  std::int32_t parameter(TypeIndex type) const;
  std::int32_t capture(TypeIndex type) const;
  std::int32_t result(TypeIndex type) const;

  /// Appends an instruction; returns its pc. Every instruction gets its own line as position.
  std::uint32_t code(Instruction in) const;
  std::uint32_t here() const { return static_cast<std::uint32_t>(function().code.size()); }
  std::int32_t target() const { return static_cast<std::int32_t>(here()); }
  void patch_a(std::uint32_t pc) const { function().code[pc].a = target(); }
  void patch_b(std::uint32_t pc) const { function().code[pc].b = target(); }
  void patch_k(std::uint32_t pc) const { function().code[pc].k = target(); }

  // The usual instructions.
  std::int32_t constant(Word value) const;
  std::int32_t text(const std::string& text) const;
  std::int32_t string_constant(const std::string& value) const { return text(value); }
  std::int32_t make_chan(TypeIndex type, Word capacity, const std::string& name = "ch") const;
  std::int32_t closure(const Body& callee, std::int32_t captured = 0, std::uint16_t count = 0) const;
  void go(const Body& callee, std::int32_t captured = 0, std::uint16_t count = 0) const;
  void send(std::int32_t channel, std::int32_t value, TypeIndex type) const;
  std::int32_t receive(std::int32_t channel, TypeIndex type) const;
  void defer(const Body& callee, std::int32_t captured = 0, std::uint16_t count = 0) const;
  /// Panic with a string constant.
  void panic(const std::string& value) const;
  void print(const std::string& value) const;
  void print_word(std::int32_t word) const { code({.op = Op::output, .t = 1, .a = word}); }
  std::int32_t global(std::uint32_t offset) const;
  void ret() const { code({.op = Op::ret}); }
  /// run_defers and ret; the epilogue.
  void end() const;

 private:
  Builder& builder_;
  FunctionIndex index_;
};

class Builder {
 public:
  Program program;
  TypeIndex int_type, string_type, bool_type, float_type, any_type, error_type, func_type, byte_type, rune_type,
      uint_type, float32_type, globals_type;

  Builder() {
    program.files = {"t.go"};
    program.file_is_library = {false};
    program.texts = {""};
    program.sites.resize(1);
    program.types.resize(1);
    int_type = basic(TypeKind::integer, "int");
    string_type = basic(TypeKind::string, "string");
    bool_type = basic(TypeKind::boolean, "bool");
    float_type = basic(TypeKind::floating, "float64");
    float32_type = basic(TypeKind::floating, "float32");
    program.types[float32_type].float_width = 32;
    any_type = interface("interface {}");
    func_type = basic(TypeKind::function, "func()", WordKind::ref);
    program.types[func_type].comparable = false;
    byte_type = integer("uint8", IntKind::u8);
    rune_type = integer("int32", IntKind::i32);
    uint_type = integer("uint", IntKind::u64);
    error_type = basic(TypeKind::string, "runtime.errorString");
    program.types[error_type].is_named = true;
    program.methods.push_back({"Error", func_type});
    program.runtime_error_type = error_type;
    program.string_type = string_type;
    program.int_type = int_type;
    globals_type = structure("globals", {});
    program.globals_type = globals_type;
  }

  TypeIndex add(Type type) {
    type.size = static_cast<std::uint32_t>(type.layout.size());
    program.types.push_back(std::move(type));
    return static_cast<TypeIndex>(program.types.size() - 1);
  }
  TypeIndex basic(TypeKind kind, const std::string& name, WordKind word = WordKind::scalar) {
    Type type;
    type.kind = kind;
    type.name = name;
    type.layout = {word};
    return add(type);
  }
  TypeIndex integer(const std::string& name, IntKind kind) {
    const TypeIndex type = basic(TypeKind::integer, name);
    program.types[type].int_kind = kind;
    constexpr std::uint8_t kinds[] = {3, 4, 5, 2, 8, 9, 10, 7};  // reflect.Kind by IntKind
    program.types[type].number_kind = kinds[static_cast<std::size_t>(kind)];
    return type;
  }
  TypeIndex interface(const std::string& name, std::vector<MethodIndex> methods = {}) {
    Type type;
    type.kind = TypeKind::interface;
    type.name = name;
    type.layout = {WordKind::iface_type, WordKind::iface_data};
    type.interface_methods = std::move(methods);
    return add(type);
  }
  TypeIndex pointer(TypeIndex element) {
    const TypeIndex type = basic(TypeKind::pointer, "*" + program.types[element].name, WordKind::ref);
    program.types[type].element = element;
    return type;
  }
  TypeIndex channel(TypeIndex element) {
    const TypeIndex type = basic(TypeKind::channel, "chan " + program.types[element].name, WordKind::ref);
    program.types[type].element = element;
    return type;
  }
  TypeIndex map(TypeIndex key, TypeIndex value) {
    const std::string name = "map[" + program.types[key].name + "]" + program.types[value].name;
    const TypeIndex type = basic(TypeKind::map, name, WordKind::ref);
    program.types[type].key = key;
    program.types[type].element = value;
    program.types[type].comparable = false;
    return type;
  }
  TypeIndex slice(TypeIndex element) {
    Type type;
    type.kind = TypeKind::slice;
    type.name = "[]" + program.types[element].name;
    type.layout = {WordKind::ref, WordKind::scalar, WordKind::scalar};
    type.element = element;
    type.comparable = false;
    return add(type);
  }
  TypeIndex array(TypeIndex element, std::uint64_t length) {
    Type type;
    type.kind = TypeKind::array;
    type.name = "[" + std::to_string(length) + "]" + program.types[element].name;
    type.element = element;
    type.length = length;
    for (std::uint64_t i = 0; i < length; ++i) append_layout(type, element);
    type.comparable = program.types[element].comparable;
    return add(type);
  }
  TypeIndex structure(const std::string& name, const std::vector<std::pair<std::string, TypeIndex>>& fields) {
    Type type;
    type.kind = TypeKind::structure;
    type.name = name;
    for (const auto& [field, field_type] : fields) {
      type.fields.push_back({field, field_type, static_cast<std::uint32_t>(type.layout.size()), false, {}, {}});
      append_layout(type, field_type);
      type.comparable = type.comparable && program.types[field_type].comparable;
    }
    return add(type);
  }
  /// Package variables, in order; `offset` of the i-th is the words before it.
  void globals(const std::vector<std::pair<std::string, TypeIndex>>& variables) {
    globals_type = structure("globals", variables);
    program.globals_type = globals_type;
    for (const Field& field : program.types[globals_type].fields) {
      program.globals.push_back({"main." + field.name, field.offset, field.type, {}});
    }
  }

  Body function(const std::string& name) {
    Function function;
    function.name = name;
    function.signature = func_type;
    program.functions.push_back(std::move(function));
    return {*this, static_cast<FunctionIndex>(program.functions.size() - 1)};
  }
  Body main() {
    const Body body = function("main.main");
    program.main = program.user_entry = body.index();
    return body;
  }
  std::int32_t word_constant(Word value) {
    program.words.push_back(value);
    return static_cast<std::int32_t>(program.words.size() - 1);
  }
  std::int32_t text_constant(const std::string& text) {
    program.texts.push_back(text);
    return static_cast<std::int32_t>(program.texts.size() - 1);
  }
  std::int32_t site(const std::string& name) {
    program.sites.push_back({{0, 1, 1}, name, 0});
    return static_cast<std::int32_t>(program.sites.size() - 1);
  }
  std::int32_t select(Select select) {
    program.selects.push_back(std::move(select));
    return static_cast<std::int32_t>(program.selects.size() - 1);
  }

 private:
  void append_layout(Type& type, TypeIndex part) const {
    const std::vector<WordKind>& layout = program.types[part].layout;
    type.layout.insert(type.layout.end(), layout.begin(), layout.end());
  }
};

inline Function& Body::function() const { return builder_.program.functions[index_]; }

inline std::int32_t Body::word(WordKind kind, const std::string& name) const {
  function().kinds.push_back(kind);
  function().variables.push_back(name);
  return static_cast<std::int32_t>(function().kinds.size() - 1);
}

inline std::int32_t Body::value(TypeIndex type, const std::string& name) const {
  const auto first = static_cast<std::int32_t>(function().kinds.size());
  for (const WordKind kind : builder_.program.types[type].layout) word(kind, name);
  return first;
}

inline std::int32_t Body::parameter(TypeIndex type) const {
  const std::int32_t first = value(type);
  function().parameter_words = static_cast<std::uint32_t>(function().kinds.size());
  return first;
}

inline std::int32_t Body::capture(TypeIndex type) const {
  const std::int32_t first = value(type);
  if (function().capture_words == 0) function().capture_base = static_cast<std::uint32_t>(first);
  function().capture_words += builder_.program.types[type].size;
  return first;
}

inline std::int32_t Body::result(TypeIndex type) const {
  const std::int32_t first = value(type);
  if (function().result_words == 0) function().result_base = static_cast<std::uint32_t>(first);
  function().result_words += builder_.program.types[type].size;
  return first;
}

inline std::uint32_t Body::code(Instruction in) const {
  function().code.push_back(in);
  function().labels.push_back(0);
  const auto line = static_cast<std::uint32_t>(100 * (index_ + 1) + function().code.size());
  function().positions.push_back({0, line, 1});
  return here() - 1;
}

inline std::int32_t Body::constant(Word value) const {
  const std::int32_t to = word();
  code({.op = Op::constant, .a = to, .k = builder_.word_constant(value)});
  return to;
}

inline std::int32_t Body::text(const std::string& value) const {
  const std::int32_t to = word();
  code({.op = Op::text, .a = to, .k = builder_.text_constant(value)});
  return to;
}

inline std::int32_t Body::make_chan(TypeIndex type, Word capacity, const std::string& name) const {
  const std::int32_t size = constant(capacity), to = ref(name);
  code({.op = Op::make_chan, .a = to, .b = size, .c = builder_.site(name), .k = static_cast<std::int32_t>(type)});
  return to;
}

inline std::int32_t Body::closure(const Body& callee, std::int32_t captured, std::uint16_t count) const {
  const std::int32_t to = ref();
  code({.op = Op::make_closure, .n = count, .a = to, .b = captured, .k = static_cast<std::int32_t>(callee.index())});
  return to;
}

inline void Body::go(const Body& callee, std::int32_t captured, std::uint16_t count) const {
  const std::int32_t value = closure(callee, captured, count);
  code({.op = Op::go_start, .a = value});
}

inline void Body::send(std::int32_t channel, std::int32_t value, TypeIndex type) const {
  code({.op = Op::send, .a = channel, .b = value, .k = static_cast<std::int32_t>(type)});
}

inline std::int32_t Body::receive(std::int32_t channel, TypeIndex type) const {
  const std::int32_t to = value(builder_.program.types[type].element);
  code({.op = Op::receive, .t = 1, .a = to, .b = channel, .k = static_cast<std::int32_t>(type)});
  return to;
}

inline void Body::defer(const Body& callee, std::int32_t captured, std::uint16_t count) const {
  if (function().defer_slot < 0) function().defer_slot = ref();
  const std::int32_t value = closure(callee, captured, count);
  code({.op = Op::defer_push, .a = value});
}

inline void Body::panic(const std::string& message) const {
  const std::int32_t text_word = text(message), interface = value(builder_.any_type);
  code(
      {.op = Op::make_interface, .a = interface, .b = text_word, .k = static_cast<std::int32_t>(builder_.string_type)});
  code({.op = Op::panic, .a = interface});
}

inline void Body::print(const std::string& message) const { print_word(text(message)); }

inline std::int32_t Body::global(std::uint32_t offset) const {
  const std::int32_t to = ref();
  code({.op = Op::constant, .a = to, .k = builder_.word_constant(Ref{1, offset}.word())});
  return to;
}

inline void Body::end() const {
  if (function().defer_slot >= 0) {
    function().epilogue = here();
    code({.op = Op::run_defers});
  }
  ret();
}

}  // namespace stalemate::model::test
