// What the runtime prints after "panic: ". Go: runtime/error.go printpanicval, printanycustomtype (1.19).
#include <algorithm>
#include <cmath>

#include "model/arithmetic.hpp"
#include "model/number_format.hpp"
#include "model/render.hpp"

namespace stalemate::model {

std::string print_builtin_float(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  std::string text = format_float(value, 'e', 6, 64);
  if (text[0] != '-') text.insert(0, "+");
  const std::size_t exponent = text.find('e') + 2;
  while (text.size() - exponent < 3) text.insert(exponent, "0");
  return text;
}

bool gives_text(const Program& program, const MethodEntry& method) {
  const std::string& name = program.methods[method.method].name;
  return name == "Error" || name == "String";
}

bool has_text_method(const Program& program, TypeIndex index) {
  if (index == program.runtime_error_type || index == program.assertion_error_type) return false;
  const Type& type = program.types[index];
  if (type.name == "*errors.errorString" || type.name == "*fmt.wrapError") return false;
  return std::ranges::any_of(type.methods, [&](const MethodEntry& method) { return gives_text(program, method); });
}

std::string panic_text(const Machine& machine, const State& state, const Word* interface) {
  const Program& program = machine.program();
  const auto index = static_cast<TypeIndex>(interface[0]);
  if (index == 0) return "nil";
  const Type& type = program.types[index];
  const auto method = [&](std::string_view name) {
    return std::any_of(type.methods.begin(), type.methods.end(),
                       [&](const MethodEntry& entry) { return program.methods[entry.method].name == name; });
  };
  // An error's text is what its method returns; without running it, the text of a string type, or of the first string
  // field, is.
  const bool speaks = method("Error") || method("String");
  const Word* words = &interface[1];
  if (type.size > 1) words = state.objects[Ref::from_word(interface[1]).object].words.data();
  if (index == program.runtime_error_type || index == program.assertion_error_type)
    return machine.strings().text(words[0]);
  if (type.kind == TypeKind::string && (speaks || !is_defined(type))) return machine.strings().text(words[0]);
  if (speaks) {
    const Type* target = &type;
    if (type.kind == TypeKind::pointer && words[0] != 0) {
      target = &program.types[type.element];
      const Ref ref = Ref::from_word(words[0]);
      words = state.objects[ref.object].words.data() + ref.offset;
    }
    for (const Field& field : target->fields) {
      if (program.types[field.type].kind == TypeKind::string) return machine.strings().text(words[field.offset]);
    }
  }
  std::string text;
  switch (type.kind) {
    case TypeKind::boolean: text = words[0] != 0 ? "true" : "false"; break;
    case TypeKind::integer:
      text = is_signed(type.int_kind) ? format_int(static_cast<std::int64_t>(words[0]), 10) : format_uint(words[0], 10);
      break;
    case TypeKind::floating: text = print_builtin_float(to_double(words[0], type.float_width)); break;
    case TypeKind::complex: print_builtin(type, words, text); break;
    case TypeKind::string: text = "\"" + machine.strings().text(words[0]) + "\""; break;
    default: {
      // The runtime prints type and address here; the value says more.
      format_value(machine, state, {'v', FormatSpec::plus, 0, 0}, interface, text);
      return "(" + type.name + ") " + text;
    }
  }
  return is_defined(type) ? type.name + "(" + text + ")" : text;
}

}  // namespace stalemate::model
