// Sizes, alignments and offsets as the gc compiler lays out values on 64-bit machines (Go spec, "Size and alignment
// guarantees"; package unsafe).
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

constexpr std::uint64_t word = 8;
constexpr std::uint64_t size_max = std::uint64_t{1} << 62U;
constexpr int depth_max = 2000;

std::uint64_t aligned(std::uint64_t offset, std::uint64_t alignment) {
  return (offset + alignment - 1) / alignment * alignment;
}

std::uint64_t basic_size(BasicKind kind) {
  switch (kind) {
    case BasicKind::bool_:
    case BasicKind::int8:
    case BasicKind::uint8: return 1;
    case BasicKind::int16:
    case BasicKind::uint16: return 2;
    case BasicKind::int32:
    case BasicKind::uint32:
    case BasicKind::float32: return 4;
    case BasicKind::complex128:
    case BasicKind::string_: return 16;
    default: return word;
  }
}

}  // namespace

/// Whether the size of a type depends on type parameters: pointers to them do not matter, fields do.
bool Checker::has_variable_size(TypeId type) {
  std::vector<TypeId> todo{type};
  std::unordered_set<std::uint32_t> seen;
  while (!todo.empty()) {
    const TypeId at = todo.back();
    todo.pop_back();
    if (is_type_param(types_, at)) return true;
    if (!types_.has_type_params(at) || !seen.insert(at.value).second) continue;
    const TypeId under = types_.underlying(at);
    if (const auto* array = types_.as<ArrayOfType>(under)) todo.push_back(array->element);
    if (const auto* structure = types_.as<StructOfType>(under)) {
      for (const StructField& field : structure->fields) todo.push_back(field.type);
    }
  }
  return false;
}

std::uint64_t Checker::align_of(TypeId type, int depth) {
  const auto known = alignments_.find(type.value);
  if (known != alignments_.end()) return known->second;
  const std::uint64_t alignment = measure_alignment(type, depth);
  if (!types_.has_type_params(type)) alignments_.emplace(type.value, alignment);
  return alignment;
}

std::uint64_t Checker::measure_alignment(TypeId type, int depth) {
  const TypeId under = types_.underlying(type);
  if (depth > depth_max) return word;
  if (const auto* basic_type = types_.as<BasicType>(under)) {
    // A complex number is a pair of floats.
    if (basic_type->kind == BasicKind::complex64) return 4;
    return std::min(basic_size(basic_type->kind), word);
  }
  if (const auto* array = types_.as<ArrayOfType>(under)) return align_of(array->element, depth + 1);
  if (const auto* structure = types_.as<StructOfType>(under)) {
    std::uint64_t result = 1;
    for (const StructField& field : structure->fields) result = std::max(result, align_of(field.type, depth + 1));
    return result;
  }
  return word;
}

std::optional<std::vector<std::uint64_t>> Checker::field_offsets(const StructOfType& structure, int depth) {
  std::vector<std::uint64_t> offsets;
  std::uint64_t offset = 0;
  for (const StructField& field : structure.fields) {
    offset = aligned(offset, align_of(field.type, depth + 1));
    offsets.push_back(offset);
    const auto size = size_of(field.type, depth + 1);
    if (!size || *size > size_max - offset) return std::nullopt;
    offset += *size;
  }
  return offsets;
}

std::optional<std::uint64_t> Checker::size_of(TypeId type, int depth) {
  // A structure of structures is asked for once for each way to it, which may be exponentially many.
  const auto known = sizes_.find(type.value);
  if (known != sizes_.end()) return known->second;
  const auto size = measure(type, depth);
  if (size && !types_.has_type_params(type)) sizes_.emplace(type.value, *size);
  return size;
}

std::optional<std::uint64_t> Checker::measure(TypeId type, int depth) {
  if (depth > depth_max) return std::nullopt;
  const TypeId under = types_.underlying(type);
  if (const auto* basic_type = types_.as<BasicType>(under)) return basic_size(basic_type->kind);
  if (const auto* array = types_.as<ArrayOfType>(under)) {
    const auto element = size_of(array->element, depth + 1);
    if (!element || (*element != 0 && array->length > size_max / *element)) return std::nullopt;
    return *element * array->length;
  }
  if (const auto* structure = types_.as<StructOfType>(under)) {
    if (structure->fields.empty()) return 0;
    const auto offsets = field_offsets(*structure, depth);
    if (!offsets) return std::nullopt;
    const auto last = size_of(structure->fields.back().type, depth + 1);
    if (!last) return std::nullopt;
    std::uint64_t size = offsets->back() + *last;
    // A pointer to a final field without size must not point to the next object.
    if (*last == 0 && size != 0) ++size;
    return aligned(size, align_of(type, depth));
  }
  if (types_.as<SliceOfType>(under) != nullptr) return 3 * word;
  if (types_.as<InterfaceOfType>(under) != nullptr) return 2 * word;
  return word;
}

}  // namespace stalemate::frontend
