// Values as fmt prints them. No methods are called: what has an Error or String method is dispatched before, in the
// library model of fmt. Pointers, channels, maps and functions print as 0xc000000000 + 16 * object + offset, the same
// in every run.
#pragma once

#include <string>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model {

/// A verb with its flags; the words of the `format` instruction.
struct FormatSpec {
  static constexpr std::uint32_t plus = 1, minus = 2, sharp = 4, space = 8, zero = 16, has_width = 32,
                                 has_precision = 64;
  std::uint32_t verb = 'v';
  std::uint32_t flags = 0;
  std::int64_t width = 0, precision = 0;
};

/// Appends the operand, an interface value, as fmt.Sprintf formats it.
void format_value(const Machine& machine, const State& state, const FormatSpec& spec, const Word* interface,
                  std::string& out);
/// Whether a field is visible to other packages: its name begins with an upper-case letter.
bool is_exported(std::string_view name);
/// The order of keys in printed maps (Go: internal/fmtsort): negative, 0 or positive.
int compare_printed_keys(const Machine& machine, const State& state, TypeIndex index, const Word* x, const Word* y);
/// A value inside an operand that fmt formats by calling a method of it.
struct FormatPart {
  TypeIndex type = 0;
  const Word* words = nullptr;
};
/// Whether fmt would call a method of a value of this type: Format for any verb, GoString for %#v, Error or String for
/// verbs that take strings.
bool has_format_method(const Program& program, TypeIndex type, const FormatSpec& spec);
/// The parts below the operand itself, in the order in which fmt meets them.
std::vector<FormatPart> format_parts(const Machine& machine, const State& state, const FormatSpec& spec,
                                     const Word* interface);
/// As format_value, with the parts printed as the strings of the slice `texts` (three words).
void format_with_parts(const Machine& machine, const State& state, const FormatSpec& spec, const Word* interface,
                       const Word* texts, std::string& out);
/// Appends a value of static type `type` (an interface type prints its dynamic value).
void format_typed(const Machine& machine, const State& state, const FormatSpec& spec, TypeIndex type, const Word* words,
                  std::string& out);
/// What is printed for a reference: it depends on the object only. 0 for nil.
std::uint64_t printed_address(Ref ref);
/// Appends what the built-in print makes of a complex number, a slice or a reference; false for other types.
bool print_builtin(const Type& type, const Word* words, std::string& out);
/// Whether a type is defined by a program: such types have a dot in their printed name, whatever is_named says of
/// predeclared ones.
inline bool is_defined(const Type& type) { return type.is_named && type.name.find('.') != std::string::npos; }
/// Whether a method gives the text of a panic: an error's or a Stringer's.
bool gives_text(const Program& program, const MethodEntry& method);
/// Whether values of this type have such a method that must be called; of the most common errors the text is known.
bool has_text_method(const Program& program, TypeIndex type);
/// What the runtime prints after "panic: ".
std::string panic_text(const Machine& machine, const State& state, const Word* interface);

}  // namespace stalemate::model
