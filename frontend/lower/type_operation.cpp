// Operations on values of types that a library model learns at run time. A model asks for one as for any method: by an
// interface with an unexported method, `interface{ load() any }`. No type declares it; each type that becomes an
// interface value is given it here, if the package of the interface has a generic function of that name whose first
// parameter is a pointer (`func load[T any](p *T) any`, for *T) and whose constraint T satisfies. So what package
// reflect does is ordinary code of the program for each type, and every analysis sees the very memory it touches. What
// Go has no generic code for (fields, elements of arrays, calls) is put together below.
//
// Depths keep that finite: the types of a program have depth 0, a pointer that only an operation makes has one more
// than what it points to. Values have a `box` up to depth 1, so pointers up to depth 2 exist.
#include <algorithm>

#include "frontend/lower/function_lowering.hpp"
#include "frontend/types/predicates.hpp"
#include "model/check.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

namespace {

constexpr std::uint8_t boxed_depth_max = 1;

const VariableUses no_uses;

}  // namespace

/// The depth of a type that is being made an interface value.
std::uint8_t ProgramLowering::depth_here(TypeId id) {
  if (!in_operation_) return 0;
  const auto* pointer = checked.types.as<PointerType>(id);
  return pointer ? static_cast<std::uint8_t>(depth_of(pointer->element) + 1) : boxed_depth_max;
}

std::uint8_t ProgramLowering::depth_of(TypeId id) {
  if (is_interface(checked, id)) return 0;
  const auto known = dynamic_places_.find(type(id));
  return known == dynamic_places_.end() ? boxed_depth_max : dynamic_types_[known->second].depth;
}

/// The generic function `name` of a model, called with a *T, and its type arguments; none if T does not satisfy it.
FunctionInstance ProgramLowering::generic_operation(const Package& package, std::string_view name, TypeId pointed) {
  TypeTable& table = checked.types;
  ObjectId found;
  for (const ObjectId candidate : package.functions) {
    const Object& object = checked.object(candidate);
    if (!object.receiver && !object.type_params.empty() && ast.name(object.name) == name) found = candidate;
  }
  if (!found) return {};
  const std::vector<TypeId> params = checked.object(found).type_params;
  const TypeId under = table.underlying(pointed);
  std::vector<TypeId> args{pointed};
  if (const auto* slice = table.as<SliceOfType>(under)) {
    args.push_back(slice->element);
  } else if (const auto* channel = table.as<ChanOfType>(under)) {
    args.push_back(channel->element);
  } else if (const auto* map = table.as<MapOfType>(under)) {
    args.push_back(map->key);
    args.push_back(map->value);
  }
  if (args.size() < params.size()) return {};
  args.resize(params.size());
  if (const auto terms = type_set_terms(table, params[0])) {
    const bool satisfied = std::ranges::any_of(*terms, [&](const UnionTerm& term) {
      return table.substitute(term.type, {params, args}) == under;
    });
    if (!satisfied) return {};
  } else if (params.size() > 1) {
    return {};
  }
  return {found, args};
}

/// Frame and code of an operation whose receiver is one word: the data word of an interface value.
class OperationLowering {
 public:
  OperationLowering(ProgramLowering& program, model::FunctionIndex index, std::string name, PackageId package)
      : program_(program), code_(program, index, std::move(name), {}, no_uses, package) {
    code_.function().is_library = true;
    code_.function().is_wrapper = true;
  }

  /// The parameters are the first words of the frame, the results follow.
  Slot parameter(const std::vector<WordKind>& kinds) {
    const Slot slot = code_.words_of_kinds(kinds);
    code_.function().parameter_words += static_cast<std::uint32_t>(kinds.size());
    return slot;
  }
  Slot result(const std::vector<WordKind>& kinds) {
    const Slot slot = code_.words_of_kinds(kinds);
    code_.function().result_base = static_cast<std::uint32_t>(slot);
    code_.function().result_words = static_cast<std::uint32_t>(kinds.size());
    return slot;
  }
  FunctionLowering& code() { return code_; }

  /// s[to..to+1] = the pointer s[pointer] to a `pointed`, as an interface value.
  void make_pointer(Slot to, Slot pointer, TypeId pointed) {
    const TypeId type = program_.checked.types.intern(PointerType{pointed});
    if (program_.is_laid_out_as_text(type)) return static_cast<void>(code_.emit(Op::zero, to, 0, 0, 0, 0, 2));
    code_.emit(Op::make_interface, to, pointer, 0, static_cast<std::int32_t>(program_.dynamic_type(type)));
  }
  /// For each number below `count`: if s[choice] is it, `body` of it, and return.
  template <class Body>
  void choose(Slot choice, std::size_t count, const Body& body) {
    const Slot number = code_.scalar(), same = code_.scalar();
    for (std::size_t i = 0; i < count; ++i) {
      code_.emit(Op::constant, number, 0, 0, program_.word(i));
      code_.emit(Op::word_eq, same, choice, number);
      const std::uint32_t skip = code_.emit(Op::jump_unless, same, -1);
      body(i);
      code_.emit(Op::ret);
      code_.function().code[skip].b = static_cast<std::int32_t>(code_.here());
    }
    const model::Function& function = code_.function();
    code_.emit(Op::zero, static_cast<std::int32_t>(function.result_base), 0, 0, 0, 0,
               static_cast<std::uint16_t>(function.result_words));
  }
  void finish() {
    code_.emit(Op::ret);
    code_.finish();
  }

 private:
  ProgramLowering& program_;
  FunctionLowering code_;
};

namespace {

const std::vector<WordKind> interface_words = {WordKind::iface_type, WordKind::iface_data};
const std::vector<WordKind> slice_words = {WordKind::ref, WordKind::scalar, WordKind::scalar};

}  // namespace

/// `box() any`: a *T to a copy; `token() any`: a nil *T.
void ProgramLowering::lower_box(OperationLowering& operation, TypeId id, bool is_token) {
  FunctionLowering& code = operation.code();
  const std::vector<WordKind> kinds = layout(id).layout;
  const auto size = static_cast<std::uint16_t>(kinds.size());
  const WordKind receiver_kind = size == 1 ? kinds[0] : size == 0 ? WordKind::scalar : WordKind::ref;
  const Slot receiver = operation.parameter({receiver_kind});
  const Slot to = operation.result(interface_words);
  const Slot pointer = code.ref();
  if (is_token) {
    code.emit(Op::zero, pointer, 0, 0, 0, 0, 1);
  } else {
    code.emit(Op::new_object, pointer, 0, 0, static_cast<std::int32_t>(type(id)));
    Slot value = receiver;
    if (size > 1) {
      value = code.words(id);
      // What interface values hold is never written.
      code.emit(Op::load, value, receiver, 0, 0, 1, size);
    }
    if (size != 0) code.emit(Op::store, pointer, value, 0, 0, 0, size);
  }
  operation.make_pointer(to, pointer, id);
}

/// `field(i int) any` of a structure, `at(i int) any` of an array: pointers to parts.
void ProgramLowering::lower_part(OperationLowering& operation, TypeId pointed) {
  FunctionLowering& code = operation.code();
  const Slot whole = operation.parameter({WordKind::ref});
  const Slot choice = operation.parameter({WordKind::scalar});
  const Slot to = operation.result(interface_words);
  const Slot part = code.ref();
  if (const auto* array = checked.types.under<ArrayOfType>(pointed)) {
    const ArrayOfType data = *array;
    code.emit(Op::array_address, part, whole, choice, static_cast<std::int32_t>(data.length), 0,
              code.size(data.element));
    return operation.make_pointer(to, part, data.element);
  }
  const StructOfType data = *checked.types.under<StructOfType>(pointed);
  operation.choose(choice, data.fields.size(), [&](std::size_t i) {
    const auto offset = static_cast<std::int32_t>(layout(pointed).fields[i].offset);
    code.emit(Op::address, part, whole, offset);
    operation.make_pointer(to, part, data.fields[i].type);
  });
}

/// `related(i int) any`: a nil pointer to type i of those that the type is made of.
void ProgramLowering::lower_related(OperationLowering& operation, const std::vector<TypeId>& types) {
  FunctionLowering& code = operation.code();
  operation.parameter({WordKind::ref});
  const Slot choice = operation.parameter({WordKind::scalar});
  const Slot to = operation.result(interface_words);
  const Slot nil = code.ref();
  code.emit(Op::zero, nil, 0, 0, 0, 0, 1);
  operation.choose(choice, types.size(), [&](std::size_t i) { operation.make_pointer(to, nil, types[i]); });
}

/// `call(arguments []any) []any` of a function: arguments and results are pointers to values, of exactly their types.
void ProgramLowering::lower_call(OperationLowering& operation, TypeId pointed) {
  const SignatureType signature = *checked.types.under<SignatureType>(pointed);
  FunctionLowering& code = operation.code();
  const Slot place = operation.parameter({WordKind::ref});
  const Slot arguments = operation.parameter(slice_words);
  const Slot to = operation.result(slice_words);
  const Slot function = code.ref(), cell = code.ref(), index = code.scalar(), pointer = code.ref();
  const Slot held = code.words_of_kinds(interface_words);
  std::vector<WordKind> argument_kinds, result_kinds;
  for (const TypeId id : signature.params) {
    const std::vector<WordKind>& kinds = layout(id).layout;
    argument_kinds.insert(argument_kinds.end(), kinds.begin(), kinds.end());
  }
  for (const TypeId id : signature.results) {
    const std::vector<WordKind>& kinds = layout(id).layout;
    result_kinds.insert(result_kinds.end(), kinds.begin(), kinds.end());
  }
  const Slot area = code.words_of_kinds(argument_kinds), results = code.words_of_kinds(result_kinds);
  const Slot bounds = code.words_of_kinds({WordKind::scalar, WordKind::scalar});
  const auto element_at = [&](Slot slice, std::size_t i) {
    code.emit(Op::constant, index, 0, 0, word(i));
    code.emit(Op::index_address, cell, slice, index, 0, 0, 2);
  };
  Slot next = area;
  for (std::size_t i = 0; i < signature.params.size(); ++i) {
    const TypeId wanted = checked.types.intern(PointerType{signature.params[i]});
    element_at(arguments, i);
    code.emit(Op::load, held, cell, 0, 0, 0, 2);
    code.emit(Op::type_assert, pointer, held, 0, static_cast<std::int32_t>(dynamic_type(wanted)));
    const std::uint16_t size = code.size(signature.params[i]);
    if (size != 0) code.emit(Op::load, next, pointer, 0, 0, 0, size);
    next += size;
  }
  code.emit(Op::load, function, place, 0, 0, 0, 1);
  code.emit(Op::call_closure, results, area, function, static_cast<std::int32_t>(type(pointed)), 0,
            static_cast<std::uint16_t>(argument_kinds.size()));
  code.emit(Op::constant, bounds, 0, 0, word(signature.results.size()));
  code.emit(Op::constant, bounds + 1, 0, 0, word(signature.results.size()));
  code.emit(Op::make_slice, to, bounds, 0, static_cast<std::int32_t>(type(checked.any_type)));
  next = results;
  for (std::size_t i = 0; i < signature.results.size(); ++i) {
    const std::uint16_t size = code.size(signature.results[i]);
    code.emit(Op::new_object, pointer, 0, 0, static_cast<std::int32_t>(type(signature.results[i])));
    if (size != 0) code.emit(Op::store, pointer, next, 0, 0, 0, size);
    operation.make_pointer(held, pointer, signature.results[i]);
    element_at(to, i);
    code.emit(Op::store, cell, held, 0, 0, 0, 2);
    next += size;
  }
}

/// A function that captures a pointer to the receiver and calls a method of it.
model::FunctionIndex ProgramLowering::bound_method(TypeId pointed, Symbol name, PackageId package,
                                                   const Selection& selection, PackageId asking) {
  const model::FunctionIndex index = add_function({});
  OperationLowering bound(*this, index, "reflect.method", asking);
  FunctionLowering& code = bound.code();
  const SignatureType signature = *checked.types.under<SignatureType>(selection.type);
  const auto kinds_of = [&](const std::vector<TypeId>& ids) {
    std::vector<WordKind> kinds;
    for (const TypeId id : ids) {
      const std::vector<WordKind>& own = layout(id).layout;
      kinds.insert(kinds.end(), own.begin(), own.end());
    }
    return kinds;
  };
  const std::vector<WordKind> parameters = kinds_of(signature.params);
  const auto count = static_cast<std::uint16_t>(parameters.size());
  const Slot given = bound.parameter(parameters);
  bound.result(kinds_of(signature.results));
  const Slot place = code.ref();
  code.function().capture_base = static_cast<std::uint32_t>(place);
  code.function().capture_words = 1;
  code.function().signature = type(selection.type);
  std::vector<WordKind> area_kinds = layout(pointed).layout;
  const auto size = static_cast<std::uint16_t>(area_kinds.size());
  area_kinds.insert(area_kinds.end(), parameters.begin(), parameters.end());
  if (is_interface(checked, pointed)) {
    const Slot receiver = code.words(pointed), area = code.words_of_kinds(parameters);
    code.emit(Op::load, receiver, place, 0, 0, 0, size);
    if (count != 0) code.emit(Op::move, area, given, 0, 0, 0, count);
    code.emit(Op::tail_call_interface, 0, area, receiver,
              static_cast<std::int32_t>(method_index(name, package, selection.type)), 0, count);
  } else {
    const Slot area = code.words_of_kinds(area_kinds);
    if (size != 0) code.emit(Op::load, area, place, 0, 0, 0, size);
    if (count != 0) code.emit(Op::move, area + size, given, 0, 0, 0, count);
    const model::FunctionIndex wrapper = method_wrapper(pointed, {name, package, selection}, false);
    code.emit(Op::tail_call, 0, area, 0, static_cast<std::int32_t>(wrapper));
  }
  bound.finish();
  return index;
}

/// `method(i int) any`: a pointer to exported method i as a function that reads its receiver when it is called.
void ProgramLowering::lower_methods(OperationLowering& operation, TypeId pointed, PackageId asking) {
  std::vector<MethodSetEntry> methods;
  if (const auto* interface = checked.types.under<InterfaceOfType>(pointed)) {
    for (const InterfaceMethod& method : interface->methods) {
      Selection selection;
      selection.type = method.signature;
      methods.push_back({method.name, method.package, selection});
    }
  } else {
    for (const MethodSetEntry& method : method_set(checked, ast, pointed)) {
      if (is_exported(ast.name(method.name))) methods.push_back(method);
    }
  }
  FunctionLowering& code = operation.code();
  const Slot receiver = operation.parameter({WordKind::ref});
  const Slot choice = operation.parameter({WordKind::scalar});
  const Slot to = operation.result(interface_words);
  const Slot function = code.ref(), pointer = code.ref();
  operation.choose(choice, methods.size(), [&](std::size_t i) {
    const MethodSetEntry& method = methods[i];
    const TypeId signature = method.selection.type;
    const model::FunctionIndex bound = bound_method(pointed, method.name, method.package, method.selection, asking);
    code.emit(Op::make_closure, function, receiver, 0, static_cast<std::int32_t>(bound), 0, 1);
    code.emit(Op::new_object, pointer, 0, 0, static_cast<std::int32_t>(type(signature)));
    code.emit(Op::store, pointer, function, 0, 0, 0, 1);
    operation.make_pointer(to, pointer, signature);
  });
}

/// The types that reflect.Type's methods lead to, in the order of `related`.
std::vector<TypeId> ProgramLowering::related_types(TypeId id) {
  TypeTable& table = checked.types;
  const TypeId under = table.underlying(id);
  if (const auto* pointer = table.as<PointerType>(under)) return {pointer->element};
  if (const auto* slice = table.as<SliceOfType>(under)) return {slice->element};
  if (const auto* array = table.as<ArrayOfType>(under)) return {array->element};
  if (const auto* channel = table.as<ChanOfType>(under)) return {channel->element};
  if (const auto* map = table.as<MapOfType>(under)) return {map->value, map->key};
  std::vector<TypeId> types;
  if (const auto* structure = table.as<StructOfType>(under)) {
    for (const StructField& field : structure->fields) types.push_back(field.type);
  } else if (const auto* signature = table.as<SignatureType>(under)) {
    types = signature->params;
    types.insert(types.end(), signature->results.begin(), signature->results.end());
  }
  return types;
}

/// The function for operation `name`, asked for by package `asking`; none if the type has no such operation.
std::optional<model::FunctionIndex> ProgramLowering::operation(const DynamicType& entry, std::string_view name,
                                                               PackageId asking) {
  const TypeId id = entry.type;
  const std::uint8_t depth = entry.depth;
  const auto* pointer = checked.types.as<PointerType>(id);
  const TypeId pointed = pointer ? pointer->element : TypeId{};
  if (is_laid_out_as_text(id) || is_laid_out_as_text(checked.types.intern(PointerType{id})) ||
      (pointer && is_laid_out_as_text(pointed))) {
    return std::nullopt;
  }
  const auto made = [&](const auto& lower_body) {
    const model::FunctionIndex index = add_function({});
    in_operation_ = true;
    OperationLowering lowering(*this, index, "reflect." + std::string(name), asking);
    lower_body(lowering);
    lowering.finish();
    in_operation_ = false;
    return index;
  };
  if (checked.packages[asking.value].path == "reflect") {
    if (name == "box" || name == "token") {
      if (depth > boxed_depth_max) return std::nullopt;
      return made([&](OperationLowering& o) { lower_box(o, id, name == "token"); });
    }
    if (!pointer) return std::nullopt;
    if (name == "pointerTo" && depth > boxed_depth_max) return std::nullopt;
    if (name == "sliceOf" && depth_of(pointed) != 0) return std::nullopt;
    const bool is_struct = checked.types.under<StructOfType>(pointed) != nullptr;
    const bool is_array = checked.types.under<ArrayOfType>(pointed) != nullptr;
    if ((name == "field" && is_struct) || (name == "at" && is_array)) {
      return made([&](OperationLowering& o) { lower_part(o, pointed); });
    }
    if (name == "related") {
      const std::vector<TypeId> types = related_types(pointed);
      if (types.empty()) return std::nullopt;
      return made([&](OperationLowering& o) { lower_related(o, types); });
    }
    if (name == "method") return made([&](OperationLowering& o) { lower_methods(o, pointed, asking); });
    if (name == "call" && checked.types.under<SignatureType>(pointed) != nullptr) {
      return made([&](OperationLowering& o) { lower_call(o, pointed); });
    }
  }
  if (!pointer) return std::nullopt;
  const FunctionInstance instance = generic_operation(checked.packages[asking.value], name, pointed);
  if (!instance.object) return std::nullopt;
  const model::FunctionIndex index = function(instance);
  operations_.insert(index);
  return index;
}

bool ProgramLowering::fill_operations() {
  struct Asked {
    std::string name;
    PackageId package;
    model::MethodIndex method;
  };
  std::vector<Asked> asked;
  for (const auto& [key, method] : methods_) {
    const PackageId package{std::get<1>(key)};
    if (package && checked.packages[package.value].origin == Origin::model) {
      asked.push_back({std::get<0>(key), package, method});
    }
  }
  bool changed = false;
  for (std::size_t t = 0; t < dynamic_types_.size(); ++t)  // may grow
    for (const Asked& one : asked) {
      if (!dynamic_types_[t].considered.insert(one.method).second) continue;
      const DynamicType entry = dynamic_types_[t];
      const std::optional<model::FunctionIndex> function = operation(entry, one.name, one.package);
      if (!function) continue;
      changed = true;
      auto& table = program.types[entry.index].methods;
      table.push_back({one.method, *function});
      std::sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.method < b.method; });
    }
  return changed;
}

}  // namespace stalemate::frontend
