// What the built-in functions print and println make of complex numbers, slices and references (runtime/print.go), and
// the addresses that they and fmt print.
#include "model/arithmetic.hpp"
#include "model/number_format.hpp"
#include "model/render.hpp"
#include "model/word.hpp"

namespace stalemate::model {
std::uint64_t printed_address(Ref ref) {
  if (ref.is_nil()) return 0;
  if (ref.is_function()) return 0x480000 + std::uint64_t{ref.offset} * 32;
  return 0xc000000000 + std::uint64_t{ref.object} * 16 + ref.offset;
}

bool print_builtin(const Type& type, const Word* words, std::string& out) {
  const auto address = [](Word word) { return "0x" + format_uint(printed_address(Ref::from_word(word)), 16); };
  switch (type.kind) {
    case TypeKind::complex:
      out += "(" + print_builtin_float(to_double(words[0], type.float_width)) +
             print_builtin_float(to_double(words[1], type.float_width)) + "i)";
      return true;
    case TypeKind::slice:
      out += "[" + format_uint(words[1], 10) + "/" + format_uint(words[2], 10) + "]" + address(words[0]);
      return true;
    case TypeKind::pointer:
    case TypeKind::map:
    case TypeKind::channel:
    case TypeKind::function:
    case TypeKind::unsafe_pointer: out += address(words[0]); return true;
    default: return false;
  }
}

}  // namespace stalemate::model
