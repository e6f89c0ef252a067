// What fmt asks of types and keys before it prints: whether a method formats a value, and the order of a map's keys.
#include <cmath>

#include "model/arithmetic.hpp"
#include "model/render.hpp"

namespace stalemate::model {

int compare_printed_keys(const Machine& machine, const State& state, TypeIndex index, const Word* x, const Word* y) {
  const Program& program = machine.program();
  const auto unboxed = [&](TypeIndex type, const Word& data) {
    const Ref box = Ref::from_word(data);
    return machine.layouts().size(type) <= 1 ? &data : state.objects[box.object].words.data() + box.offset;
  };
  const Type& type = program.types[index];
  const auto order = [](auto a, auto b) { return a < b ? -1 : b < a ? 1 : 0; };
  const auto order_floats = [&](std::uint32_t word) {
    const double a = to_double(x[word], type.float_width), b = to_double(y[word], type.float_width);
    // NaN sorts before all others.
    return std::isnan(a) || std::isnan(b) ? order(!std::isnan(a), !std::isnan(b)) : order(a, b);
  };
  switch (type.kind) {
    case TypeKind::integer:
      return is_signed(type.int_kind) ? order(static_cast<std::int64_t>(x[0]), static_cast<std::int64_t>(y[0]))
                                      : order(x[0], y[0]);
    case TypeKind::string: return order(machine.strings().text(x[0]), machine.strings().text(y[0]));
    case TypeKind::floating: return order_floats(0);
    case TypeKind::complex: {
      const int result = order_floats(0);
      return result != 0 ? result : order_floats(1);
    }
    case TypeKind::structure:
      for (const Field& field : type.fields) {
        const int result = compare_printed_keys(machine, state, field.type, x + field.offset, y + field.offset);
        if (result != 0) return result;
      }
      return 0;
    case TypeKind::array: {
      const std::uint32_t step = machine.layouts().size(type.element);
      for (std::uint64_t i = 0; i < type.length; ++i) {
        const int result = compare_printed_keys(machine, state, type.element, x + i * step, y + i * step);
        if (result != 0) return result;
      }
      return 0;
    }
    case TypeKind::interface: {
      if (x[0] != y[0] || x[0] == 0) return order(x[0], y[0]);
      const auto dynamic = static_cast<TypeIndex>(x[0]);
      return compare_printed_keys(machine, state, dynamic, unboxed(dynamic, x[1]), unboxed(dynamic, y[1]));
    }
    default: return order(x[0], y[0]);
  }
}

bool is_exported(std::string_view name) {
  const auto first = static_cast<unsigned char>(name.empty() ? '_' : name[0]);
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

bool has_format_method(const Program& program, TypeIndex type, const FormatSpec& spec) {
  const bool is_go_syntax = spec.verb == 'v' && (spec.flags & FormatSpec::sharp) != 0;
  const bool takes_strings =
      spec.verb == 'v' || spec.verb == 's' || spec.verb == 'x' || spec.verb == 'X' || spec.verb == 'q';
  for (const MethodEntry& entry : program.types[type].methods) {
    const Method& method = program.methods[entry.method];
    const std::string& signature = program.types[method.signature].name;
    if (method.name == "Format" && signature == "func(fmt.State, int32)") return true;
    if (signature != "func() string") continue;
    if (is_go_syntax ? method.name == "GoString" : takes_strings && (method.name == "Error" || method.name == "String"))
      return true;
  }
  return false;
}

}  // namespace stalemate::model
