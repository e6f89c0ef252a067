// Runtime types: layouts in words (model/word.hpp), and the method tables that interface calls use.
#include <algorithm>

#include "frontend/lower/program_lowering.hpp"
#include "frontend/syntax/literal.hpp"
#include "frontend/types/predicates.hpp"
#include "model/check.hpp"

namespace stalemate::frontend {

using model::TypeKind;
using model::WordKind;

namespace {

/// Values of larger types are refused.
constexpr std::size_t words_max = 1'000'000;

/// reflect.Kind of an integer type: BasicKind lists them in the same order, behind bool.
std::uint8_t number_kind(BasicKind kind) {
  constexpr std::uint8_t reflect_int = 2;
  if (kind == BasicKind::untyped_int) kind = BasicKind::int_;
  if (kind == BasicKind::untyped_rune) kind = BasicKind::int32;
  return static_cast<std::uint8_t>(reflect_int + static_cast<int>(kind) - static_cast<int>(BasicKind::int_));
}

void set_basic(model::Type& type, BasicKind kind) {
  type.layout = {WordKind::scalar};
  type.kind = TypeKind::integer;
  type.number_kind = number_kind(kind);
  switch (kind) {
    case BasicKind::bool_:
    case BasicKind::untyped_bool: type.kind = TypeKind::boolean; break;
    case BasicKind::int_:
    case BasicKind::int64:
    case BasicKind::untyped_int: type.int_kind = model::IntKind::i64; break;
    case BasicKind::int8: type.int_kind = model::IntKind::i8; break;
    case BasicKind::int16: type.int_kind = model::IntKind::i16; break;
    case BasicKind::int32:
    case BasicKind::untyped_rune: type.int_kind = model::IntKind::i32; break;
    case BasicKind::uint:
    case BasicKind::uint64:
    case BasicKind::uintptr: type.int_kind = model::IntKind::u64; break;
    case BasicKind::uint8: type.int_kind = model::IntKind::u8; break;
    case BasicKind::uint16: type.int_kind = model::IntKind::u16; break;
    case BasicKind::uint32: type.int_kind = model::IntKind::u32; break;
    case BasicKind::float32:
      type.kind = TypeKind::floating;
      type.float_width = 32;
      break;
    case BasicKind::float64:
    case BasicKind::untyped_float: type.kind = TypeKind::floating; break;
    case BasicKind::complex64: type.float_width = 32; [[fallthrough]];
    case BasicKind::complex128:
    case BasicKind::untyped_complex:
      type.kind = TypeKind::complex;
      type.layout = {WordKind::scalar, WordKind::scalar};
      break;
    case BasicKind::string_:
    case BasicKind::untyped_string: type.kind = TypeKind::string; break;
    default:
      type.kind = TypeKind::unsafe_pointer;
      type.layout = {WordKind::ref};
      break;
  }
}

}  // namespace

void ProgramLowering::refuse_oversized(model::TypeIndex index) {
  unsupported({}, "type `" + program.types[index].name + "` of more than a million words", "use a slice");
}

model::TypeIndex ProgramLowering::type(TypeId id) {
  TypeTable& table = checked.types;
  // Untyped types are those of values nobody converts: their default types.
  if (const auto* basic = table.as<BasicType>(id)) {
    if (basic->kind == BasicKind::untyped_bool)
      id = table.basic(BasicKind::bool_);
    else if (basic->kind == BasicKind::untyped_int)
      id = table.basic(BasicKind::int_);
    else if (basic->kind == BasicKind::untyped_rune)
      id = table.basic(BasicKind::int32);
    else if (basic->kind == BasicKind::untyped_float)
      id = table.basic(BasicKind::float64);
    else if (basic->kind == BasicKind::untyped_complex)
      id = table.basic(BasicKind::complex128);
    else if (basic->kind == BasicKind::untyped_string)
      id = table.basic(BasicKind::string_);
  }
  const auto [known, is_new] = types_.try_emplace(id.value, static_cast<model::TypeIndex>(program.types.size()));
  const model::TypeIndex index = known->second;
  if (is_new) program.types.emplace_back();
  // A type met again while it is filled in is met behind a reference, for which its number is enough.
  if (is_new) fill_type(index, id);
  if (oversized_.contains(index)) refuse_oversized(index);
  if (filling_ == 0) {
    ++filling_;
    while (!unfinished_types_.empty()) {
      const auto finish = std::move(unfinished_types_.back());
      unfinished_types_.pop_back();
      finish();
    }
    --filling_;
  }
  return index;
}

/// What a value consists of at once; what it refers to, which may be made of values of this very type, later.
void ProgramLowering::fill_type(model::TypeIndex index, TypeId id) {
  ++filling_;
  TypeTable& table = checked.types;
  const auto later = [&](auto finish) { unfinished_types_.emplace_back(std::move(finish)); };
  model::Type result;
  result.name = runtime_type_string(checked, ast, id);
  result.is_named = table.as<NamedType>(id) != nullptr;
  result.comparable = is_comparable(checked, id);
  const TypeId under = table.underlying(id);
  result.underlying = under.value;
  if (const auto* named = table.as<NamedType>(id)) {
    const PackageId package = checked.object(named->object).package;
    if (package) result.package_path = checked.packages[package.value].path;
  }
  result.layout = {WordKind::ref};
  const auto set_element = [this, index](TypeId element) {
    const model::TypeIndex found = type(element);
    program.types[index].element = found;
  };
  if (const auto* basic = table.as<BasicType>(under)) {
    set_basic(result, basic->kind);
  } else if (assertion_error_ && id == assertion_error_) {
    set_basic(result, BasicKind::string_);
  } else if (const auto* pointer = table.as<PointerType>(under)) {
    result.kind = TypeKind::pointer;
    later([set_element, element = pointer->element] { set_element(element); });
  } else if (const auto* slice = table.as<SliceOfType>(under)) {
    result.kind = TypeKind::slice;
    result.layout = {WordKind::ref, WordKind::scalar, WordKind::scalar};
    later([set_element, element = slice->element] { set_element(element); });
  } else if (const auto* map = table.as<MapOfType>(under)) {
    result.kind = TypeKind::map;
    later([this, index, set_element, data = *map] {
      const model::TypeIndex key = type(data.key);
      program.types[index].key = key;
      set_element(data.value);
    });
  } else if (const auto* channel = table.as<ChanOfType>(under)) {
    result.kind = TypeKind::channel;
    result.direction = static_cast<std::uint8_t>(channel->dir);
    later([set_element, element = channel->element] { set_element(element); });
  } else if (const auto* signature = table.as<SignatureType>(under)) {
    result.kind = TypeKind::function;
    result.parameter_count = static_cast<std::uint32_t>(signature->params.size());
    result.result_count = static_cast<std::uint32_t>(signature->results.size());
    result.variadic = signature->variadic;
    later([this, index, data = *signature] {
      std::uint32_t parameters = 0, results = 0;
      for (TypeId t : data.params) parameters += layout(t).size;
      for (TypeId t : data.results) results += layout(t).size;
      program.types[index].parameter_words = parameters;
      program.types[index].result_words = results;
    });
  } else if (const auto* interface_data = table.as<InterfaceOfType>(under)) {
    result.kind = TypeKind::interface;
    result.layout = {WordKind::iface_type, WordKind::iface_data};
    for (const InterfaceMethod& method : interface_data->methods) {
      result.exported_methods.emplace_back(ast.name(method.name));
    }
    later([this, index, data = *interface_data] {
      std::vector<model::MethodIndex> methods;
      for (const InterfaceMethod& method : data.methods) {
        methods.push_back(method_index(method.name, method.package, method.signature));
      }
      std::sort(methods.begin(), methods.end());
      program.types[index].interface_methods = std::move(methods);
    });
  } else if (const auto* array = table.as<ArrayOfType>(under)) {
    result.kind = TypeKind::array;
    const ArrayOfType data = *array;
    result.element = type(data.element);
    result.length = data.length;
    const std::vector<WordKind> element = program.types[result.element].layout;
    result.layout.clear();
    if (oversized_.contains(result.element) || data.length * element.size() > words_max) {
      oversized_.insert(index);
    } else {
      for (std::uint64_t i = 0; i < data.length; ++i)
        result.layout.insert(result.layout.end(), element.begin(), element.end());
    }
  } else if (const auto* struct_data = table.as<StructOfType>(under)) {
    result.kind = TypeKind::structure;
    result.layout.clear();
    const StructOfType data = *struct_data;
    for (const StructField& field : data.fields) {
      model::Field entry;
      entry.name = ast.name(field.name);
      entry.type = type(field.type);
      if (oversized_.contains(entry.type) || result.layout.size() > words_max) oversized_.insert(index);
      if (oversized_.contains(index)) continue;
      entry.offset = static_cast<std::uint32_t>(result.layout.size());
      entry.embedded = field.embedded;
      entry.tag = unquote_string(field.tag).value_or("");
      if (!is_exported(entry.name)) entry.package_path = checked.packages[field.package.value].path;
      const auto& kinds = program.types[entry.type].layout;
      result.layout.insert(result.layout.end(), kinds.begin(), kinds.end());
      result.fields.push_back(std::move(entry));
    }
  } else {
    CHECK(!table.as<TypeParamType>(under), "a type parameter reached the runtime");
    result.layout = {WordKind::scalar};
  }
  result.size = static_cast<std::uint32_t>(result.layout.size());
  program.types[index] = std::move(result);
  --filling_;
}

ProgramLowering::MethodKey ProgramLowering::method_key(Symbol name, PackageId package, TypeId signature) const {
  std::string text(ast.name(name));
  const bool exported = !text.empty() && !(text[0] == '_' || (text[0] >= 'a' && text[0] <= 'z'));
  return {std::move(text), exported ? 0U : package.value, signature.value};
}

model::TypeIndex ProgramLowering::dynamic_type(TypeId id) { return dynamic_type_at(id, depth_here(id)); }

model::TypeIndex ProgramLowering::dynamic_type_at(TypeId id, std::uint8_t depth) {
  const model::TypeIndex index = type(id);
  if (is_interface(checked, id)) return index;
  const auto [known, is_new] = dynamic_places_.try_emplace(index, dynamic_types_.size());
  if (!is_new) {
    DynamicType& entry = dynamic_types_[known->second];
    if (entry.depth <= depth) return index;
    entry.depth = depth;
    // It may have operations now that it had not.
    std::erase_if(entry.considered, [&](model::MethodIndex method) {
      return std::ranges::none_of(program.types[index].methods, [&](const auto& m) { return m.method == method; });
    });
  } else {
    DynamicType entry{id, index, method_set(checked, ast, id), {}, depth, {}};
    entry.filled.resize(entry.methods.size());
    for (const MethodSetEntry& method : entry.methods) {
      const std::string_view name = ast.name(method.name);
      if (is_exported(name)) program.types[index].exported_methods.emplace_back(name);
    }
    dynamic_types_.push_back(std::move(entry));
  }
  // fmt may take what is inside out as an interface value of its own.
  TypeTable& table = checked.types;
  const TypeId under = table.underlying(id);
  if (const auto* pointer = table.as<PointerType>(under)) {
    // A pointer that an operation makes is one deeper than what it points to.
    dynamic_type_at(pointer->element, depth == 0 ? 0 : static_cast<std::uint8_t>(depth - 1));
  } else if (const auto* slice = table.as<SliceOfType>(under)) {
    dynamic_type_at(slice->element, depth);
  } else if (const auto* array = table.as<ArrayOfType>(under)) {
    dynamic_type_at(array->element, depth);
  } else if (const auto* map = table.as<MapOfType>(under)) {
    const MapOfType data = *map;
    dynamic_type_at(data.key, depth);
    dynamic_type_at(data.value, depth);
  } else if (const auto* structure = table.as<StructOfType>(under)) {
    const StructOfType data = *structure;
    for (const StructField& field : data.fields) dynamic_type_at(field.type, depth);
  }
  return index;
}

model::MethodIndex ProgramLowering::method_index(Symbol name, PackageId package, TypeId signature) {
  const MethodKey key = method_key(name, package, signature);
  if (auto it = methods_.find(key); it != methods_.end()) return it->second;
  const auto index = static_cast<model::MethodIndex>(program.methods.size());
  methods_[key] = index;
  program.methods.push_back({std::get<0>(key), 0});
  const model::TypeIndex signature_type = type(signature);
  program.methods[index].signature = signature_type;
  return index;
}

model::FunctionIndex ProgramLowering::interface_entry(TypeId receiver, const MethodSetEntry& entry) {
  const Selection& selection = entry.selection;
  const bool plain_pointer = checked.types.as<PointerType>(receiver) != nullptr;
  // *T with a pointer receiver, directly: the data word is the receiver.
  if (selection.kind == SelectionKind::method_value && selection.path.empty() && plain_pointer &&
      checked.object(selection.object).has_pointer_receiver)
    return method(selection.object, checked.types.as<PointerType>(receiver)->element);
  return method_wrapper(receiver, entry, true);
}

model::FunctionIndex ProgramLowering::method_wrapper(TypeId receiver, const MethodSetEntry& entry,
                                                     bool from_data_word) {
  // Unpack the receiver, walk to the embedded field, load or take its address, tail-call.
  const Selection& selection = entry.selection;
  const auto signature = *checked.types.under<SignatureType>(selection.type);
  model::Function wrapper;
  wrapper.is_wrapper = true;
  wrapper.is_library = true;
  const model::Type receiver_layout = layout(receiver);
  if (from_data_word) {
    wrapper.kinds = {receiver_layout.size == 1 ? receiver_layout.layout[0] : WordKind::ref};
    if (receiver_layout.size == 0) wrapper.kinds = {WordKind::scalar};
  } else {
    wrapper.kinds = receiver_layout.layout;
  }
  const auto first_argument = static_cast<std::int32_t>(wrapper.kinds.size());
  std::vector<WordKind> params;
  for (TypeId t : signature.params) {
    const auto& kinds = layout(t).layout;
    params.insert(params.end(), kinds.begin(), kinds.end());
  }
  wrapper.kinds.insert(wrapper.kinds.end(), params.begin(), params.end());
  wrapper.parameter_words = static_cast<std::uint32_t>(wrapper.kinds.size());
  wrapper.result_base = static_cast<std::uint32_t>(wrapper.kinds.size());
  for (TypeId t : signature.results) {
    const auto& kinds = layout(t).layout;
    wrapper.kinds.insert(wrapper.kinds.end(), kinds.begin(), kinds.end());
  }
  wrapper.result_words = static_cast<std::uint32_t>(wrapper.kinds.size()) - wrapper.result_base;
  auto code = [&](model::Op op, std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t k, std::size_t n) {
    wrapper.code.push_back({op, 0, static_cast<std::uint16_t>(n), a, b, c, k});
    wrapper.positions.push_back({});
    wrapper.labels.push_back(0);
  };
  auto words = [&](const std::vector<WordKind>& kinds) {
    const auto slot = static_cast<std::int32_t>(wrapper.kinds.size());
    wrapper.kinds.insert(wrapper.kinds.end(), kinds.begin(), kinds.end());
    return slot;
  };
  // Where the current part of the receiver is: in frame words (`slot`), or behind a ref at `offset`.
  bool in_memory = from_data_word && receiver_layout.size > 1;
  std::int32_t slot = 0, offset = 0;
  TypeId current = receiver;
  auto fetch = [&] {
    if (!in_memory) return slot;
    const std::vector<WordKind> kinds = layout(current).layout;
    const std::int32_t to = words(kinds);
    code(model::Op::load, to, slot, offset, 0, kinds.size());
    return to;
  };
  auto enter_pointer = [&] {
    const auto* pointer = checked.types.under<PointerType>(current);
    if (!pointer) return;
    slot = fetch();
    in_memory = true;
    offset = 0;
    current = pointer->element;
  };
  for (std::uint32_t field : selection.path) {
    enter_pointer();
    const auto field_offset = static_cast<std::int32_t>(layout(current).fields[field].offset);
    if (in_memory)
      offset += field_offset;
    else
      slot += field_offset;
    current = checked.types.under<StructOfType>(current)->fields[field].type;
  }
  const auto argument_words = static_cast<std::uint16_t>(params.size());
  if (selection.kind == SelectionKind::interface_method) {  // an embedded interface
    const std::int32_t value = fetch();
    const std::int32_t area = words(params);
    if (argument_words != 0) code(model::Op::move, area, first_argument, 0, 0, argument_words);
    code(model::Op::tail_call_interface, 0, area, value,
         static_cast<std::int32_t>(method_index(entry.name, entry.package, selection.type)), argument_words);
  } else {
    const bool wants_pointer = checked.object(selection.object).has_pointer_receiver;
    const auto* pointer = checked.types.as<PointerType>(current);
    const TypeId named = pointer ? pointer->element : current;
    std::vector<WordKind> kinds = wants_pointer ? std::vector<WordKind>{WordKind::ref} : layout(named).layout;
    std::int32_t value;
    if (wants_pointer && !pointer) {
      value = words({WordKind::ref});
      code(model::Op::address, value, slot, offset, 0, 0);
    } else if (!wants_pointer && pointer) {
      enter_pointer();
      value = fetch();
    } else {
      value = fetch();
    }
    const std::int32_t area = words(kinds);
    if (!kinds.empty()) code(model::Op::move, area, value, 0, 0, kinds.size());
    words(params);
    if (argument_words != 0)
      code(model::Op::move, area + static_cast<std::int32_t>(kinds.size()), first_argument, 0, 0, argument_words);
    const model::FunctionIndex target = method(selection.object, named);
    wrapper.name = program.functions[target].name;
    code(model::Op::tail_call, 0, area, 0, static_cast<std::int32_t>(target), 0);
  }
  code(model::Op::ret, 0, 0, 0, 0, 0);
  wrapper.variables.resize(wrapper.kinds.size());
  return add_function(std::move(wrapper));
}

bool ProgramLowering::fill_method_tables() {
  bool changed = false;
  for (std::size_t t = 0; t < dynamic_types_.size(); ++t)  // may grow
    for (std::size_t m = 0; m < dynamic_types_[t].methods.size(); ++m) {
      const MethodSetEntry entry = dynamic_types_[t].methods[m];
      const auto known = methods_.find(method_key(entry.name, entry.package, entry.selection.type));
      if (dynamic_types_[t].filled[m] || known == methods_.end()) continue;
      dynamic_types_[t].filled[m] = true;
      changed = true;
      const model::MethodIndex index = known->second;
      const model::FunctionIndex target = interface_entry(dynamic_types_[t].type, entry);
      auto& table = program.types[dynamic_types_[t].index].methods;
      table.push_back({index, target});
      std::sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.method < b.method; });
    }
  changed |= fill_operations();
  return changed;
}

}  // namespace stalemate::frontend
