// Values of the model are sequences of 64-bit words; a type's layout says what each word is.
//   scalar      bool, every integer (sign- or zero-extended to 64 bits), float64 bits, float32 bits (low half), string
//   (an id
//               of the StringTable; "" is 0), uintptr
//   ref         pointer, channel, map, function value, unsafe.Pointer: a Ref
//   iface_type  first word of an interface value: a TypeIndex, 0 for the nil interface
//   iface_data  second word: the value itself if its type is one word, else a Ref to an immutable boxed copy; 0 when
//   nil
// A slice is three words: ref (to its element 0), scalar length, scalar capacity. Structs and arrays are the
// concatenation of their fields and elements; an empty struct or array has no words.
#pragma once

#include <cstdint>

namespace stalemate::model {

using Word = std::uint64_t;

enum class WordKind : std::uint8_t { scalar, ref, iface_type, iface_data };

/// A reference: an object and a word offset into it; all zero is nil. Function values without captured variables are
/// not objects: `function_bit` is set and the low bits are the FunctionIndex.
struct Ref {
  std::uint32_t object = 0;
  std::uint32_t offset = 0;
  static constexpr std::uint32_t function_bit = 0x8000'0000U;

  static Ref from_word(Word w) { return {static_cast<std::uint32_t>(w >> 32), static_cast<std::uint32_t>(w)}; }
  static Ref to_function(std::uint32_t function) { return {function_bit, function}; }
  Word word() const { return (Word{object} << 32) | offset; }
  bool is_nil() const { return object == 0 && offset == 0; }
  bool is_function() const { return (object & function_bit) != 0; }
  friend bool operator==(Ref, Ref) = default;
};

/// Integer kinds for arithmetic with exact wrap-around.
enum class IntKind : std::uint8_t { i8, i16, i32, i64, u8, u16, u32, u64 };

using TypeIndex = std::uint32_t;      // into Program::types; 0 is "none"
using FunctionIndex = std::uint32_t;  // into Program::functions
using MethodIndex = std::uint32_t;    // into Program::methods
using SiteIndex = std::uint32_t;      // into Program::sites; 0 is "none"
inline constexpr std::uint32_t no_index = 0xFFFF'FFFFU;

}  // namespace stalemate::model
