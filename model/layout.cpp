#include "model/layout.hpp"

namespace stalemate::model {
namespace {

RefMap ref_map(const WordKind* kinds, std::size_t count) {
  RefMap map;
  map.size = static_cast<std::uint32_t>(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (kinds[i] == WordKind::ref) map.refs.push_back(i);
    if (kinds[i] == WordKind::iface_type) map.ifaces.push_back(i);
  }
  return map;
}

bool is_bitwise_type(const Program& program, TypeIndex index) {
  const Type& type = program.types[index];
  switch (type.kind) {
    case TypeKind::floating:
    case TypeKind::complex:
    case TypeKind::interface:
    case TypeKind::slice:
    case TypeKind::map:
    case TypeKind::function: return false;
    case TypeKind::array: return is_bitwise_type(program, type.element);
    case TypeKind::structure:
      for (const Field& field : type.fields) {
        // Blank fields do not take part in comparisons.
        if (field.name == "_" || !is_bitwise_type(program, field.type)) return false;
      }
      return true;
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::string:
    case TypeKind::pointer:
    case TypeKind::channel:
    case TypeKind::unsafe_pointer: return true;
  }
  return false;
}

struct Bytes {
  std::uint64_t size = 0, align = 1;
};

Bytes bytes_of(const Program& program, TypeIndex index) {
  const Type& type = program.types[index];
  switch (type.kind) {
    case TypeKind::boolean: return {1, 1};
    case TypeKind::integer: {
      const std::uint64_t size = std::uint64_t{1} << (static_cast<unsigned>(type.int_kind) % 4);
      return {size, size};
    }
    case TypeKind::floating: return {type.float_width / 8U, type.float_width / 8U};
    case TypeKind::complex: return {type.float_width / 4U, type.float_width / 8U};
    case TypeKind::string:
    case TypeKind::interface: return {16, 8};
    case TypeKind::slice: return {24, 8};
    case TypeKind::pointer:
    case TypeKind::channel:
    case TypeKind::map:
    case TypeKind::function:
    case TypeKind::unsafe_pointer: return {8, 8};
    case TypeKind::array: {
      const Bytes element = bytes_of(program, type.element);
      return {element.size * type.length, element.align};
    }
    case TypeKind::structure: {
      Bytes all;
      bool ends_empty = false;
      for (const Field& field : type.fields) {
        const Bytes bytes = bytes_of(program, field.type);
        all.size = (all.size + bytes.align - 1) / bytes.align * bytes.align + bytes.size;
        if (bytes.align > all.align) all.align = bytes.align;
        ends_empty = bytes.size == 0;
      }
      // The compiler pads a final zero-size field so that its address stays inside the struct.
      if (ends_empty && all.size != 0) ++all.size;
      all.size = (all.size + all.align - 1) / all.align * all.align;
      return all;
    }
  }
  return {};
}

void mark_strings(const Program& program, TypeIndex index, std::uint32_t offset, std::vector<bool>& is_string) {
  const Type& type = program.types[index];
  if (type.kind == TypeKind::string) is_string[offset] = true;
  if (type.kind == TypeKind::array && type.length > 0) {
    const std::uint32_t step = program.types[type.element].size;
    for (std::uint32_t i = 0; i < type.length; ++i) mark_strings(program, type.element, offset + i * step, is_string);
  }
  if (type.kind == TypeKind::structure) {
    for (const Field& field : type.fields) mark_strings(program, field.type, offset + field.offset, is_string);
  }
}

}  // namespace

Layouts::Layouts(const Program& program) {
  for (TypeIndex i = 0; i < program.types.size(); ++i) {
    const Type& type = program.types[i];
    types_.push_back(ref_map(type.layout.data(), type.layout.size()));
    const bool boxed = type.size > 1;
    data_is_ref_.push_back(i != 0 && (boxed || (type.size == 1 && type.layout[0] == WordKind::ref)));
    bitwise_.push_back(i != 0 && is_bitwise_type(program, i));
    byte_sizes_.push_back(i == 0 ? 0 : bytes_of(program, i).size);
    elements_.push_back(type.element);
  }
  for (const Type& type : program.types) {
    MapShape shape;
    if (type.kind == TypeKind::map) {
      shape.key = type.key;
      shape.value = type.element;
      shape.key_size = program.types[type.key].size;
      shape.value_size = program.types[type.element].size;
      shape.sorted = bitwise_[type.key] && types_[type.key].empty();
      shape.key_word_is_string.resize(shape.key_size);
      mark_strings(program, type.key, 0, shape.key_word_is_string);
    }
    maps_.push_back(std::move(shape));
  }
  for (const Function& function : program.functions) {
    captures_.push_back(ref_map(function.kinds.data() + function.capture_base, function.capture_words));
  }
}

}  // namespace stalemate::model
