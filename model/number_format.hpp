// Numbers and quoted strings as Go's strconv writes and reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stalemate::model {

std::string format_int(std::int64_t value, unsigned base);
std::string format_uint(std::uint64_t value, unsigned base);
/// strconv.FormatFloat: verb one of e E f F g G x X b; precision -1 is the shortest text that reads back equal; width
/// 32 or 64.
std::string format_float(double value, char verb, int precision, unsigned width);
/// strconv.Quote, or QuoteToASCII.
std::string quote(std::string_view text, bool ascii_only);
std::string quote_rune(std::int64_t rune, bool ascii_only);
/// strconv.CanBackquote.
bool can_backquote(std::string_view text);

/// Results of parsing: see intrinsic.def for the codes.
struct Parsed {
  std::uint64_t bits = 0;
  int code = 0;
};
Parsed parse_int(std::string_view text, std::int64_t base, std::int64_t width);
Parsed parse_uint(std::string_view text, std::int64_t base, std::int64_t width);
Parsed parse_float(const std::string& text, std::int64_t width);

/// A float as the print builtin writes it: +1.500000e+000.
std::string print_builtin_float(double value);
/// What the flag # does to a float formatted with `verb`: the decimal point and trailing zeros stay. The number begins
/// with its sign.
void add_trailing_zeros(std::string& number, char verb, int precision);

}  // namespace stalemate::model
