// What the built-in functions print and println make of complex numbers, slices and references (runtime/print.go): they
// print addresses, here ones that depend on the object only.
#include "model/arithmetic.hpp"
#include "model/number_format.hpp"
#include "model/render.hpp"
#include "model/word.hpp"

namespace stalemate::model {
namespace {

std::string address(Word word) {
  const Ref ref = Ref::from_word(word);
  return ref.is_nil() ? "0x0" : "0xc" + format_uint(0x100'0000'0000ULL + ref.object * 64ULL, 16).substr(1);
}

}  // namespace

bool print_builtin(const Type& type, const Word* words, std::string& out) {
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
