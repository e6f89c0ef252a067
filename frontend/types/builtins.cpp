// Calls of predeclared functions (Go spec, "Built-in functions").
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

struct BuiltinInfo {
  Builtin id;
  const char* name;
  std::size_t arg_count;
  bool is_variadic;
};
constexpr BuiltinInfo infos[] = {
    {Builtin::append, "append", 1, true},
    {Builtin::cap, "cap", 1, false},
    {Builtin::clear, "clear", 1, false},
    {Builtin::close, "close", 1, false},
    {Builtin::complex, "complex", 2, false},
    {Builtin::copy, "copy", 2, false},
    {Builtin::delete_, "delete", 2, false},
    {Builtin::imag, "imag", 1, false},
    {Builtin::len, "len", 1, false},
    {Builtin::make, "make", 1, true},
    {Builtin::max, "max", 1, true},
    {Builtin::min, "min", 1, true},
    {Builtin::new_, "new", 1, false},
    {Builtin::panic, "panic", 1, false},
    {Builtin::print, "print", 0, true},
    {Builtin::println, "println", 0, true},
    {Builtin::real, "real", 1, false},
    {Builtin::recover, "recover", 0, false},
    {Builtin::unsafe_sizeof, "unsafe.Sizeof", 1, false},
    {Builtin::unsafe_alignof, "unsafe.Alignof", 1, false},
    {Builtin::unsafe_offsetof, "unsafe.Offsetof", 1, false},
    {Builtin::unsafe_pointer_add, "unsafe.Add", 2, false},
    {Builtin::unsafe_slice, "unsafe.Slice", 2, false},
    {Builtin::unsafe_string, "unsafe.String", 2, false},
    {Builtin::unsafe_string_data, "unsafe.StringData", 1, false},
    {Builtin::unsafe_slice_data, "unsafe.SliceData", 1, false},
};

const BuiltinInfo& info_of(Builtin id) {
  return *std::ranges::find_if(infos, [id](const BuiltinInfo& info) { return info.id == id; });
}

}  // namespace

void Checker::builtin_call(Operand& x, ExprId e, const Call& node, Builtin id) {
  const BuiltinInfo& info = info_of(id);
  const std::string spelled = info.name;
  const auto fail_all = [&] {
    use(node.args);
    x.invalidate();
  };
  if (node.has_ellipsis && id != Builtin::append) {
    error(e, "invalid operation: invalid use of ... with built-in " + text(node.fun));
    fail_all();
    return;
  }
  const bool takes_type = id == Builtin::make || id == Builtin::new_;
  const bool saved_call = env_.has_call;
  // len and cap are constant if their argument has no calls, so those are counted from here.
  if (id == Builtin::len || id == Builtin::cap) env_.has_call = false;
  std::vector<Operand> args;
  if (!takes_type && id != Builtin::unsafe_offsetof) {
    args = argument_list(node.args, false);
    for (const Operand& arg : args) {
      if (!arg.ok()) {
        env_.has_call = env_.has_call || saved_call;
        x.invalidate();
        return;
      }
    }
  }
  const std::size_t count = takes_type || id == Builtin::unsafe_offsetof ? node.args.size() : args.size();
  if (count < info.arg_count || (count > info.arg_count && !info.is_variadic)) {
    const bool few = count < info.arg_count;
    if (takes_type || id == Builtin::unsafe_offsetof) use(node.args);
    error(few ? node.rparen : ast_[node.args[std::min(info.arg_count, node.args.size() - 1)]].pos,
          std::string(few ? "not enough" : "too many") + " arguments for " + text(e) + " (expected " +
              std::to_string(info.arg_count) + ", found " + std::to_string(count) + ")");
    env_.has_call = env_.has_call || saved_call;
    x.invalidate();
    return;
  }
  switch (id) {
    case Builtin::append: builtin_append(x, node, args); break;
    case Builtin::len:
    case Builtin::cap:
      builtin_length(x, e, id, args);
      env_.has_call = env_.has_call || saved_call;
      break;
    case Builtin::clear:
    case Builtin::close: builtin_channel(x, id, args); break;
    case Builtin::complex: builtin_complex(x, e, args); break;
    case Builtin::real:
    case Builtin::imag: builtin_real_imag(x, e, id, args); break;
    case Builtin::copy:
    case Builtin::delete_: builtin_copy_delete(x, id, args, node); break;
    case Builtin::make:
    case Builtin::new_: builtin_make_new(x, e, node, id); break;
    case Builtin::min:
    case Builtin::max: builtin_min_max(x, e, id, args); break;
    case Builtin::panic:
      assignment(args[0], checked_.any_type, "argument to panic");
      if (!args[0].ok()) return;
      x.mode = Mode::novalue;
      break;
    case Builtin::print:
    case Builtin::println:
      for (Operand& arg : args) {
        assignment(arg, {}, "argument to built-in " + spelled);
        if (!arg.ok()) return;
      }
      x.mode = Mode::novalue;
      break;
    case Builtin::recover:
      x.mode = Mode::value;
      x.type = checked_.any_type;
      break;
    default: builtin_unsafe(x, e, node, id, args); break;
  }
  if (x.mode == Mode::novalue) x.type = types_.intern(TupleType{});
  x.expr = e;
}

void Checker::builtin_append(Operand& x, const Call& node, std::vector<Operand>& args) {
  const TypeId slice_id = args[0].type;
  const TypeId core = types_.core(slice_id);
  const auto* slice_type = types_.as<SliceOfType>(core);
  if (args[0].is_nil()) {
    error(args[0], "first argument to append must be a typed slice; have untyped nil");
    return;
  }
  if (slice_type == nullptr) {
    std::string cause = "invalid argument: " + text(args[0]) + " is not a slice";
    if (!core) cause = "invalid argument: " + text(args[0]) + " (no core type)";
    error(args[0], std::move(cause));
    return;
  }
  const TypeId element = slice_type->element;
  if (node.has_ellipsis && node.args.size() == 1) {
    error(node.args.front(), args.size() > 1 ? "cannot use ... with multi-valued expression " + text(node.args.front())
                                             : "can only use ... with final argument in list");
    return;
  }
  // append([]byte, string...)
  if (node.has_ellipsis && args.size() == 2) {
    const TypeId from = args[1].type;
    const TypeId from_core = core_string(types_, from);
    if (from_core && is_basic(types_, from_core, info_string) && basic_kind(types_, element) == BasicKind::uint8) {
      if (is_untyped(types_, from)) update_type(args[1].expr, basic(BasicKind::string_), true);
      x.mode = Mode::value;
      x.type = slice_id;
      return;
    }
    if (args[1].is_nil()) {
      assignment(args[1], core, "argument to append");
    } else {
      assignment(args[1], types_.intern(SliceOfType{element}), "argument to append");
    }
    if (!args[1].ok()) return;
  } else if (node.has_ellipsis) {
    error(node.args.back(), "can only use ... with final argument in list");
    return;
  } else {
    bool valid = true;
    for (std::size_t i = 1; i < args.size(); ++i) {
      assignment(args[i], element, "argument to append");
      valid = valid && args[i].ok();
    }
    (void)valid;
  }
  x.mode = Mode::value;
  x.type = slice_id;
}

void Checker::builtin_length(Operand& x, ExprId e, Builtin id, std::vector<Operand>& args) {
  Operand& arg = args[0];
  const bool is_len = id == Builtin::len;
  const auto pointed_array = [&](TypeId under) -> const ArrayOfType* {
    if (const auto* pointer = types_.as<PointerType>(under)) return types_.under<ArrayOfType>(pointer->element);
    return types_.as<ArrayOfType>(under);
  };
  const auto has_length = [&](TypeId under) {
    if (is_basic(types_, under, info_string) || types_.as<MapOfType>(under) != nullptr) return is_len;
    return types_.as<SliceOfType>(under) != nullptr || types_.as<ChanOfType>(under) != nullptr ||
           pointed_array(under) != nullptr;
  };
  bool ok = false;
  x.mode = Mode::value;
  if (is_type_param(types_, arg.type)) {
    const auto terms = type_set_terms(types_, arg.type);
    ok = terms && !terms->empty() &&
         std::ranges::all_of(*terms, [&](const UnionTerm& t) { return has_length(types_.underlying(t.type)); });
  } else {
    const TypeId under = types_.underlying(arg.type);
    ok = has_length(under);
    if (is_len && arg.mode == Mode::constant && is_basic(types_, under, info_string)) {
      x.mode = Mode::constant;
      x.value = BigInt(std::get<std::string>(arg.value).size());
      // The operand is never needed.
    } else if (const auto* array = pointed_array(under); ok && array != nullptr && !env_.has_call) {
      x.mode = Mode::constant;
      x.value = BigInt(array->length);
    }
  }
  if (!ok) {
    error(arg, "invalid argument: " + text(arg) + " for built-in " + (is_len ? "len" : "cap"));
    x.invalidate();
    return;
  }
  if (is_untyped(types_, arg.type)) update_type(arg.expr, default_type(types_, arg.type), true);
  (void)e;
  x.type = basic(BasicKind::int_);
}

void Checker::builtin_channel(Operand& x, Builtin id, std::vector<Operand>& args) {
  Operand& arg = args[0];
  const auto fail = [&](const std::string& message) {
    error(arg, message);
    x.invalidate();
  };
  if (id == Builtin::clear) {
    if (!version_at_least(121)) {
      fail("clear requires go1.21 or later");
      return;
    }
    const auto clearable = [&](TypeId type) {
      const TypeId under = types_.underlying(type);
      return types_.as<MapOfType>(under) != nullptr || types_.as<SliceOfType>(under) != nullptr;
    };
    const auto terms = type_set_terms(types_, arg.type);
    const bool ok =
        terms ? !terms->empty() && std::ranges::all_of(*terms, [&](const UnionTerm& t) { return clearable(t.type); })
              : clearable(arg.type);
    if (!ok) {
      fail("invalid argument: clear(" + text(arg.expr) + ") (" + text(arg) + " must be a map or slice)");
      return;
    }
    x.mode = Mode::novalue;
    return;
  }
  std::vector<TypeId> all{arg.type};
  if (is_type_param(types_, arg.type)) {
    all.clear();
    for (const UnionTerm& term : type_set_terms(types_, arg.type).value_or(std::vector<UnionTerm>{})) {
      all.push_back(term.type);
    }
  }
  if (all.empty()) {
    fail("invalid operation: cannot close non-channel " + text(arg));
    return;
  }
  for (const TypeId type : all) {
    const auto* channel = types_.under<ChanOfType>(type);
    if (channel == nullptr) {
      fail("invalid operation: cannot close non-channel " + text(arg));
      return;
    }
    if (channel->dir == ChanDir::recv) {
      fail("invalid operation: cannot close receive-only channel " + text(arg));
      return;
    }
  }
  x.mode = Mode::novalue;
}

void Checker::builtin_copy_delete(Operand& x, Builtin id, std::vector<Operand>& args, const Call& node) {
  if (id == Builtin::delete_) {
    TypeId key;
    std::vector<TypeId> all{args[0].type};
    if (is_type_param(types_, args[0].type)) {
      all.clear();
      for (const UnionTerm& term : type_set_terms(types_, args[0].type).value_or(std::vector<UnionTerm>{})) {
        all.push_back(term.type);
      }
    }
    for (const TypeId type : all) {
      const auto* map = types_.under<MapOfType>(type);
      if (map == nullptr) {
        error(args[0], "invalid argument: " + text(args[0]) + " is not a map");
        return;
      }
      if (key && key != map->key) {
        error(args[0], "invalid argument: maps of " + text(args[0]) + " must have identical key types");
        return;
      }
      key = map->key;
    }
    if (!key) {
      error(args[0], "invalid argument: " + text(args[0]) + " is not a map");
      return;
    }
    assignment(args[1], key, "argument to delete");
    if (!args[1].ok()) return;
    x.mode = Mode::novalue;
    return;
  }
  const auto* target = types_.as<SliceOfType>(types_.core(args[0].type));
  const TypeId source_core = core_string(types_, args[1].type);
  TypeId source_element;
  if (source_core && is_basic(types_, source_core, info_string)) {
    source_element = basic(BasicKind::uint8);
    if (is_untyped(types_, args[1].type)) update_type(args[1].expr, basic(BasicKind::string_), true);
  } else if (const auto* source = types_.as<SliceOfType>(source_core)) {
    source_element = source->element;
  }
  if (target == nullptr || !source_element) {
    const std::string both = text(args[0]) + " and " + text(args[1]);
    if (target == nullptr && !source_element) {
      error(args[0], "invalid argument: copy expects slice arguments; found " + both);
    } else if (target == nullptr) {
      error(args[0], "invalid argument: copy expects slice arguments; found " + both);
    } else {
      error(args[1], "invalid argument: copy expects slice arguments; found " + both);
    }
    return;
  }
  if (target->element != source_element) {
    error(args[0], "invalid argument: arguments to copy " + text(args[0]) + " and " + text(args[1]) +
                       " have different element types " + text(target->element) + " and " + text(source_element));
    return;
  }
  (void)node;
  x.mode = Mode::value;
  x.type = basic(BasicKind::int_);
}

void Checker::builtin_make_new(Operand& x, ExprId e, const Call& node, Builtin id) {
  const TypeId type = variable_type(node.args[0]);
  if (!is_valid(type)) {
    for (std::size_t i = 1; i < node.args.size(); ++i) use(node.args[i]);
    return;
  }
  if (id == Builtin::new_) {
    x.mode = Mode::value;
    x.type = types_.intern(PointerType{type});
    return;
  }
  const TypeId core = types_.core(type);
  std::size_t sizes_min = 0;
  if (types_.as<SliceOfType>(core) != nullptr) {
    sizes_min = 1;
  } else if (types_.as<MapOfType>(core) == nullptr && types_.as<ChanOfType>(core) == nullptr) {
    const std::string why =
        core || !is_type_param(types_, type) ? "; type must be slice, map, or channel" : ": no core type";
    error(node.args[0], "invalid argument: cannot make " + text(node.args[0]) + why);
    for (std::size_t i = 1; i < node.args.size(); ++i) use(node.args[i]);
    return;
  }
  const std::size_t size_count = node.args.size() - 1;
  const std::size_t sizes_max = sizes_min + 1;
  if (size_count < sizes_min || size_count > sizes_max) {
    error(e, "invalid operation: " + text(e) + " expects " + std::to_string(sizes_min + 1) + " or " +
                 std::to_string(sizes_max + 1) + " arguments; found " + std::to_string(node.args.size()));
    for (std::size_t i = 1; i < node.args.size(); ++i) use(node.args[i]);
    return;
  }
  std::vector<std::int64_t> sizes;
  for (std::size_t i = 1; i < node.args.size(); ++i) {
    Operand size;
    expr(size, node.args[i]);
    // Sizes may be untyped floats with integer values.
    if (!valid_index(size, "index", false)) continue;
    if (size.mode == Mode::constant) {
      if (const auto value = to_int64(size.value)) sizes.push_back(*value);
    }
  }
  if (sizes.size() == 2 && sizes[0] > sizes[1]) {
    error(node.args[1], "invalid argument: length and capacity swapped");
  }
  x.mode = Mode::value;
  x.type = type;
}

void Checker::builtin_min_max(Operand& x, ExprId e, Builtin id, std::vector<Operand>& args) {
  const std::string spelled = id == Builtin::min ? "min" : "max";
  if (!version_at_least(121)) {
    error(e, spelled + " requires go1.21 or later");
    return;
  }
  const Tok op = id == Builtin::min ? Tok::lss : Tok::gtr;
  for (const Operand& arg : args) {
    if (all_basic(types_, arg.type, info_ordered)) continue;
    error(arg, "invalid argument: " + text(arg) + " cannot be ordered");
    return;
  }
  Operand result = args[0];
  for (std::size_t i = 1; i < args.size(); ++i) {
    Operand& arg = args[i];
    if (!match_types(result, arg)) return;
    if (result.type != arg.type) {
      error(arg, "invalid argument: mismatched types " + text(result.type) + " (previous argument) and " +
                     text(arg.type) + " (type of " + text(arg.expr) + ")");
      return;
    }
    if (result.mode == Mode::constant && arg.mode == Mode::constant) {
      if (constant_compare(op, arg.value, result.value)) result = arg;
    } else {
      result.mode = Mode::value;
    }
  }
  if (result.mode != Mode::constant) result.mode = Mode::value;
  // The other arguments take the type of the result.
  for (const Operand& arg : args) {
    if (is_untyped(types_, arg.type) && is_typed(types_, result.type)) update_type(arg.expr, result.type, true);
  }
  x.mode = result.mode;
  x.type = result.type;
  x.value = result.value;
}

}  // namespace stalemate::frontend
