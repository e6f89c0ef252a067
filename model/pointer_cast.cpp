#include "model/pointer_cast.hpp"

#include <vector>

#include "model/arithmetic.hpp"

namespace stalemate::model {
namespace {

/// What one word of a value holds.
struct Content {
  TypeKind kind = TypeKind::integer;
  unsigned bits = 64;
  bool is_signed = false;

  /// Numbers of 64 bits are the same bits whatever they are called; narrower ones are kept extended by their sign.
  bool fits(const Content& other) const {
    const auto is_number = [](const Content& c) { return c.kind == TypeKind::integer || c.kind == TypeKind::floating; };
    const auto is_reference = [](const Content& c) {
      return c.kind == TypeKind::pointer || c.kind == TypeKind::unsafe_pointer;
    };
    if (is_reference(*this)) return is_reference(other);
    if (!is_number(*this) || !is_number(other)) return kind == other.kind;
    return bits == other.bits && (bits == 64 || (kind == other.kind && is_signed == other.is_signed));
  }
};

constexpr std::size_t contents_max = 10'000;

void flatten(const Program& program, TypeIndex index, std::vector<Content>& contents) {
  const Type& type = program.types[index];
  if (contents.size() > contents_max) return;
  switch (type.kind) {
    case TypeKind::structure:
      for (const Field& field : type.fields) flatten(program, field.type, contents);
      return;
    case TypeKind::array:
      for (std::uint64_t i = 0; i < type.length && contents.size() <= contents_max; ++i) {
        flatten(program, type.element, contents);
      }
      return;
    case TypeKind::complex: contents.insert(contents.end(), 2, {TypeKind::floating, type.float_width, true}); return;
    case TypeKind::slice:
      contents.push_back({TypeKind::pointer, 64, false});
      contents.insert(contents.end(), 2, {TypeKind::integer, 64, true});
      return;
    case TypeKind::integer:
      contents.push_back({type.kind, 8U << (static_cast<unsigned>(type.int_kind) % 4), is_signed(type.int_kind)});
      return;
    case TypeKind::floating: contents.push_back({type.kind, type.float_width, true}); return;
    default: contents.insert(contents.end(), type.size, {type.kind, 64, false}); return;
  }
}

}  // namespace

bool can_read_as(const Machine& machine, const State& state, Ref ref, TypeIndex target) {
  if (ref.is_nil()) return true;
  const Program& program = machine.program();
  if (ref.is_function()) return false;
  const HeapObject& object = state.objects[ref.object];
  if (object.kind != ObjectKind::data) return false;
  std::vector<Content> wanted, there;
  flatten(program, target, wanted);
  const std::uint32_t size = machine.layouts().size(object.type);
  if (size == 0) return wanted.empty();
  const std::uint32_t first = ref.offset % size;
  // An array object holds values side by side.
  const std::uint64_t left = object.count - ref.offset / size;
  for (std::uint64_t i = 0; i < left && there.size() < first + wanted.size(); ++i) flatten(program, object.type, there);
  if (wanted.size() > contents_max || there.size() < first + wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].fits(there[first + i])) return false;
  }
  return true;
}

}  // namespace stalemate::model
