// complex, real, imag, and package unsafe's functions (Go spec, "Manipulating complex numbers", "Package unsafe").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

BasicKind complex_of_float(BasicKind kind) {
  switch (kind) {
    case BasicKind::float32: return BasicKind::complex64;
    case BasicKind::float64: return BasicKind::complex128;
    case BasicKind::untyped_float: return BasicKind::untyped_complex;
    default: return BasicKind::invalid;
  }
}
BasicKind float_of_complex(BasicKind kind) {
  switch (kind) {
    case BasicKind::complex64: return BasicKind::float32;
    case BasicKind::complex128: return BasicKind::float64;
    case BasicKind::untyped_complex: return BasicKind::untyped_float;
    default: return BasicKind::invalid;
  }
}

}  // namespace

void Checker::builtin_complex(Operand& x, ExprId e, std::vector<Operand>& args) {
  Operand& real = args[0];
  Operand& imaginary = args[1];
  const bool real_untyped = is_untyped(types_, real.type);
  const bool imaginary_untyped = is_untyped(types_, imaginary.type);
  if (real_untyped && !imaginary_untyped) convert_untyped(real, imaginary.type);
  if (!real_untyped && imaginary_untyped) convert_untyped(imaginary, real.type);
  if (real_untyped && imaginary_untyped) {
    // Constants become floats; shifts, which are integers, default to float64 and are refused as operands then.
    for (Operand* part : {&real, &imaginary}) {
      if (part->mode == Mode::constant) {
        const ConstantValue value = to_kind(part->value, BasicKind::untyped_float);
        if (is_constant(value)) {
          part->value = value;
          part->type = basic(BasicKind::untyped_float);
        }
      } else {
        convert_untyped(*part, basic(BasicKind::float64));
      }
    }
  }
  if (!real.ok() || !imaginary.ok()) return;
  if (real.type != imaginary.type) {
    error(real, "invalid operation: " + text(e) + " (mismatched types " + text(real.type) + " and " +
                    text(imaginary.type) + ")");
    return;
  }
  const BasicKind kind = complex_of_float(basic_kind(types_, real.type));
  if (kind == BasicKind::invalid) {
    error(real, "invalid argument: arguments have type " + text(real.type) + ", expected floating-point");
    return;
  }
  x.type = basic(kind);
  if (real.mode == Mode::constant && imaginary.mode == Mode::constant) {
    x.mode = Mode::constant;
    x.value = BigComplex{std::get<BigRational>(to_kind(real.value, BasicKind::untyped_float)),
                         std::get<BigRational>(to_kind(imaginary.value, BasicKind::untyped_float))};
  } else {
    x.mode = Mode::value;
  }
}

void Checker::builtin_real_imag(Operand& x, ExprId e, Builtin id, std::vector<Operand>& args) {
  Operand& arg = args[0];
  (void)e;
  if (is_untyped(types_, arg.type)) {
    if (arg.mode == Mode::constant) {
      const ConstantValue value = to_kind(arg.value, BasicKind::untyped_complex);
      if (is_constant(value)) {
        arg.value = value;
        arg.type = basic(BasicKind::untyped_complex);
      }
    } else {
      convert_untyped(arg, basic(BasicKind::complex128));
      if (!arg.ok()) return;
    }
  }
  const BasicKind kind = float_of_complex(basic_kind(types_, arg.type));
  if (kind == BasicKind::invalid) {
    error(arg, "invalid argument: " + text(arg) + " not of complex type");
    return;
  }
  x.type = basic(kind);
  if (arg.mode == Mode::constant) {
    const auto& value = std::get<BigComplex>(arg.value);
    x.mode = Mode::constant;
    x.value = id == Builtin::real ? value.real : value.imaginary;
  } else {
    x.mode = Mode::value;
  }
}

void Checker::builtin_unsafe(Operand& x, ExprId e, const Call& node, Builtin id, std::vector<Operand>& args) {
  (void)e;
  const auto constant_size = [&](std::uint64_t size) {
    x.mode = Mode::constant;
    x.value = BigInt(size);
    x.type = basic(BasicKind::uintptr);
  };
  switch (id) {
    case Builtin::unsafe_sizeof:
    case Builtin::unsafe_alignof: {
      assignment(args[0], {}, "argument to unsafe.Sizeof");
      if (!args[0].ok()) return;
      // The size of a type parameter is not known here.
      if (has_variable_size(args[0].type)) {
        x.mode = Mode::value;
        x.type = basic(BasicKind::uintptr);
        return;
      }
      const std::optional<std::uint64_t> size = size_of(args[0].type);
      if (!size) {
        error(args[0], "type " + text(args[0].type) + " too large");
        return;
      }
      constant_size(id == Builtin::unsafe_sizeof ? *size : align_of(args[0].type));
      return;
    }
    case Builtin::unsafe_offsetof: {
      const ExprId arg = unparen(node.args[0]);
      const auto* selector_node = ast_.as<Selector>(arg);
      if (selector_node == nullptr) {
        error(node.args[0], "invalid argument: " + text(node.args[0]) + " is not a selector expression");
        use(node.args[0]);
        return;
      }
      Operand field;
      expr(field, node.args[0]);
      if (!field.ok()) return;
      const auto found = checked_.selections.find(arg.value);
      if (found == checked_.selections.end() || found->second.kind != SelectionKind::field) {
        error(node.args[0], "invalid argument: " + text(node.args[0]) + " is a method value");
        return;
      }
      const Selection selection = found->second;
      TypeId at = dereferenced(types_, selection.receiver);
      std::uint64_t offset = 0;
      for (std::size_t i = 0; i < selection.path.size(); ++i) {
        bool is_pointer = false;
        at = i == 0 ? at : dereferenced(types_, at, &is_pointer);
        if (is_pointer) {
          error(node.args[0], "invalid argument: field " + name(selection.name) + " is embedded via a pointer in " +
                                  text(selector_node->x));
          return;
        }
        const auto* structure = types_.under<StructOfType>(at);
        if (structure == nullptr) return;
        const auto offsets = field_offsets(*structure);
        if (!offsets) return;
        offset += (*offsets)[selection.path[i]];
        at = structure->fields[selection.path[i]].type;
      }
      constant_size(offset);
      return;
    }
    case Builtin::unsafe_pointer_add:
      assignment(args[0], basic(BasicKind::unsafe_pointer), "argument to unsafe.Add");
      if (!args[0].ok() || !valid_index(args[1], "length", true)) return;
      x.mode = Mode::value;
      x.type = basic(BasicKind::unsafe_pointer);
      return;
    case Builtin::unsafe_slice: {
      const auto* pointer = types_.under<PointerType>(args[0].type);
      if (pointer == nullptr) {
        error(args[0], "invalid argument: " + text(args[0]) + " is not a pointer");
        return;
      }
      const TypeId element = pointer->element;
      if (!valid_index(args[1], "length", false)) return;
      x.mode = Mode::value;
      x.type = types_.intern(SliceOfType{element});
      return;
    }
    case Builtin::unsafe_string:
      assignment(args[0], types_.intern(PointerType{basic(BasicKind::uint8)}), "argument to unsafe.String");
      if (!args[0].ok() || !valid_index(args[1], "length", false)) return;
      x.mode = Mode::value;
      x.type = basic(BasicKind::string_);
      return;
    case Builtin::unsafe_string_data:
      assignment(args[0], basic(BasicKind::string_), "argument to unsafe.StringData");
      if (!args[0].ok()) return;
      x.mode = Mode::value;
      x.type = types_.intern(PointerType{basic(BasicKind::uint8)});
      return;
    case Builtin::unsafe_slice_data: {
      const auto* slice_type = types_.as<SliceOfType>(types_.core(args[0].type));
      if (slice_type == nullptr) {
        error(args[0], "invalid argument: " + text(args[0]) + " is not a slice");
        return;
      }
      x.mode = Mode::value;
      x.type = types_.intern(PointerType{slice_type->element});
      return;
    }
    default: return;
  }
}

}  // namespace stalemate::frontend
