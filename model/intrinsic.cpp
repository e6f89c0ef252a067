#include "model/intrinsic.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "model/machine.hpp"
#include "model/number_format.hpp"

namespace stalemate::model {
namespace {

struct Entry {
  const char* name;
  std::uint32_t arguments, results;
};

constexpr std::array table = {
#define INTRINSIC(name, arguments, results, comment) Entry{#name, arguments, results},
#include "model/intrinsic.def"
#undef INTRINSIC
};

double to_float(Word word) { return std::bit_cast<double>(word); }
Word to_word(double value) { return std::bit_cast<Word>(value); }
std::int64_t to_int(Word word) { return static_cast<std::int64_t>(word); }

using Unary = double (*)(double);
Unary unary(Intrinsic intrinsic) {
  switch (intrinsic) {
    case Intrinsic::sqrt: return std::sqrt;
    case Intrinsic::floor: return std::floor;
    case Intrinsic::ceil: return std::ceil;
    case Intrinsic::trunc: return std::trunc;
    case Intrinsic::round: return std::round;
    case Intrinsic::abs: return std::fabs;
    case Intrinsic::log: return std::log;
    case Intrinsic::log2: return std::log2;
    case Intrinsic::log10: return std::log10;
    case Intrinsic::exp: return std::exp;
    case Intrinsic::sin: return std::sin;
    case Intrinsic::cos: return std::cos;
    case Intrinsic::tan: return std::tan;
    default: return nullptr;
  }
}

}  // namespace

std::uint32_t argument_words(Intrinsic intrinsic) { return table[static_cast<std::size_t>(intrinsic)].arguments; }
std::uint32_t result_words(Intrinsic intrinsic) { return table[static_cast<std::size_t>(intrinsic)].results; }
const char* name(Intrinsic intrinsic) { return table[static_cast<std::size_t>(intrinsic)].name; }

std::optional<Intrinsic> intrinsic_from_name(std::string_view name) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name == name) return static_cast<Intrinsic>(i);
  }
  return std::nullopt;
}

void call_intrinsic(StringTable& strings, Intrinsic intrinsic, const Word* arguments, Word* results) {
  const auto text = [&](std::string_view value) { results[0] = strings.intern(value); };
  const auto parsed = [&](Parsed value) {
    results[0] = value.bits;
    results[1] = static_cast<Word>(value.code);
  };
  switch (intrinsic) {
    case Intrinsic::itoa: return text(format_int(to_int(arguments[0]), 10));
    case Intrinsic::format_int: return text(format_int(to_int(arguments[0]), static_cast<unsigned>(arguments[1])));
    case Intrinsic::format_uint: return text(format_uint(arguments[0], static_cast<unsigned>(arguments[1])));
    case Intrinsic::parse_int:
      return parsed(parse_int(strings.text(arguments[0]), to_int(arguments[1]), to_int(arguments[2])));
    case Intrinsic::parse_uint:
      return parsed(parse_uint(strings.text(arguments[0]), to_int(arguments[1]), to_int(arguments[2])));
    case Intrinsic::parse_float: return parsed(parse_float(strings.text(arguments[0]), to_int(arguments[1])));
    case Intrinsic::format_float:
      return text(format_float(to_float(arguments[0]), static_cast<char>(arguments[1]),
                               static_cast<int>(to_int(arguments[2])), static_cast<unsigned>(arguments[3])));
    case Intrinsic::quote: return text(quote(strings.text(arguments[0]), false));
    case Intrinsic::quote_rune: return text(quote_rune(to_int(arguments[0]), false));
    case Intrinsic::end_line: {
      const std::string& line = strings.text(arguments[0]);
      results[0] = line.ends_with('\n') ? arguments[0] : strings.intern(line + '\n');
      return;
    }
    case Intrinsic::drop_newline: {
      const std::string_view line = strings.text(arguments[0]);
      results[0] = line.ends_with('\n') ? strings.intern(line.substr(0, line.size() - 1)) : arguments[0];
      return;
    }
    case Intrinsic::pow: results[0] = to_word(std::pow(to_float(arguments[0]), to_float(arguments[1]))); return;
    case Intrinsic::mod: results[0] = to_word(std::fmod(to_float(arguments[0]), to_float(arguments[1]))); return;
    case Intrinsic::is_inf: {
      const double value = to_float(arguments[0]);
      const std::int64_t sign = to_int(arguments[1]);
      results[0] = std::isinf(value) && (sign == 0 || (sign > 0) == (value > 0));
      return;
    }
    case Intrinsic::is_nan: results[0] = std::isnan(to_float(arguments[0])); return;
    case Intrinsic::inf: {
      const double infinity = std::numeric_limits<double>::infinity();
      results[0] = to_word(to_int(arguments[0]) >= 0 ? infinity : -infinity);
      return;
    }
    // Go's math.NaN has this very payload.
    case Intrinsic::nan: results[0] = 0x7FF8'0000'0000'0001U; return;
    case Intrinsic::float64_bits:
    case Intrinsic::float64_from_bits:
    case Intrinsic::float32_bits:
    case Intrinsic::float32_from_bits: results[0] = arguments[0]; return;
    default: results[0] = to_word(unary(intrinsic)(to_float(arguments[0]))); return;
  }
}

}  // namespace stalemate::model
