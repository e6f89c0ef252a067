// fmt's verbs for one operand. Go: fmt/format.go and fmt/print.go (1.19); the functions keep their names.
#include <algorithm>
#include <bit>
#include <utility>

#include "model/arithmetic.hpp"
#include "model/number_format.hpp"
#include "model/render.hpp"
#include "model/utf8.hpp"
#include "model/value.hpp"

namespace stalemate::model {
namespace {

constexpr const char* digits_lower = "0123456789abcdefx";
constexpr const char* digits_upper = "0123456789ABCDEFX";
constexpr int depth_max = 100;
constexpr std::size_t output_max = std::size_t{1} << 20;

class Formatter {
 public:
  Formatter(const Machine& machine, const State& state, const FormatSpec& spec, std::string& out)
      : machine_(machine),
        state_(state),
        program_(machine.program()),
        layouts_(machine.layouts()),
        out_(out),
        spec_(spec),
        width_(static_cast<std::size_t>(std::max<std::int64_t>(spec.width, 0))),
        precision_(static_cast<int>(spec.precision)) {
    const auto has = [&](std::uint32_t flag) { return (spec.flags & flag) != 0; };
    plus_ = has(FormatSpec::plus);
    minus_ = has(FormatSpec::minus);
    sharp_ = has(FormatSpec::sharp);
    space_ = has(FormatSpec::space);
    zero_ = has(FormatSpec::zero) && !minus_;
    has_width_ = has(FormatSpec::has_width);
    has_precision_ = has(FormatSpec::has_precision);
    if (spec.verb == 'v' || spec.verb == 'w') {
      // For %#v and %+v the flags act on composite values, not on the numbers in them.
      sharp_v_ = sharp_;
      plus_v_ = plus_;
      if (sharp_) sharp_ = false;
      if (plus_v_) plus_ = false;
    }
  }

  /// Parts are collected in `parts`, or printed as the strings at `texts`.
  void set_parts(std::vector<FormatPart>* parts, const Word* texts, std::uint64_t text_count) {
    parts_ = parts;
    texts_ = texts;
    text_count_ = text_count;
    calls_methods_ = true;
  }

  void print_argument(const Word* interface, std::uint32_t verb) {
    const auto type = static_cast<TypeIndex>(interface[0]);
    if (type == 0) {
      if (verb == 'T' || verb == 'v') return pad("<nil>");
      out_ += "%!";
      append_rune(out_, verb);
      out_ += "(<nil>)";
      return;
    }
    const Word* words = unboxed(type, interface[1]);
    if (verb == 'T') return pad(truncated(program_.types[type].name));
    if (verb == 'p') return format_pointer(type, words, verb);
    // Exactly []byte, not a named type or one of named bytes, is special under %v and %d.
    if (program_.types[type].kind == TypeKind::slice && is_bytes(type) && !is_defined(program_.types[type]) &&
        !is_defined(program_.types[program_.types[type].element])) {
      return format_bytes(type, words, verb);
    }
    print_value(type, words, verb, 0);
  }

  void print_value(TypeIndex index, const Word* words, std::uint32_t verb, int depth) {
    if (depth > depth_max || out_.size() > output_max) return;
    const Type& type = program_.types[index];
    if (calls_methods_ && depth > 0 && type.kind != TypeKind::interface && has_format_method(program_, index, spec_)) {
      return print_part(index, words);
    }
    if (verb == 'P' && print_builtin(type, words, out_)) return;
    switch (type.kind) {
      case TypeKind::boolean:
        if (verb != 't' && verb != 'v' && verb != 'P') return bad_verb(index, words, verb);
        return pad(words[0] != 0 ? "true" : "false");
      case TypeKind::integer: return format_integer_verb(index, words, verb);
      case TypeKind::floating: return format_float_verb(index, words, verb);
      case TypeKind::complex: return format_complex_verb(index, words, verb);
      case TypeKind::string: return format_string(index, words, verb);
      case TypeKind::map: return print_map(index, words, verb, depth);
      case TypeKind::structure: return print_struct(index, words, verb, depth);
      case TypeKind::interface: return print_interface(index, words, verb, depth);
      case TypeKind::array:
      case TypeKind::slice: return print_list(index, words, verb, depth);
      case TypeKind::pointer: {
        const Ref ref = Ref::from_word(words[0]);
        const TypeKind target = program_.types[type.element].kind;
        if (depth == 0 && !ref.is_nil() &&
            (target == TypeKind::array || target == TypeKind::slice || target == TypeKind::structure ||
             target == TypeKind::map)) {
          out_ += '&';
          return print_value(type.element, at(ref), verb, depth + 1);
        }
        return format_pointer(index, words, verb);
      }
      case TypeKind::channel:
      case TypeKind::function:
      case TypeKind::unsafe_pointer: return format_pointer(index, words, verb);
    }
  }

 private:
  void print_part(TypeIndex type, const Word* words) {
    if (parts_ != nullptr) {
      parts_->push_back({type, words});
    } else if (part_count_ < text_count_) {
      out_ += machine_.strings().text(texts_[part_count_++]);
    }
  }

  const Word* at(Ref ref) const { return state_.objects[ref.object].words.data() + ref.offset; }
  const Word* unboxed(TypeIndex type, const Word& data) const {
    return layouts_.size(type) <= 1 ? &data : at(Ref::from_word(data));
  }
  bool is_bytes(TypeIndex list) const {
    const Type& element = program_.types[program_.types[list].element];
    return element.kind == TypeKind::integer && element.int_kind == IntKind::u8;
  }

  // ------------------------------------------------------------------ padding
  void write_padding(std::size_t count) { out_.append(count, zero_ ? '0' : ' '); }
  void pad(std::string_view text) {
    const std::size_t count = rune_count(text);
    if (!has_width_ || width_ <= count) {
      out_ += text;
    } else if (minus_) {
      out_ += text;
      write_padding(width_ - count);
    } else {
      write_padding(width_ - count);
      out_ += text;
    }
  }
  void pad_with_spaces(std::string_view text) {
    const bool zero = zero_;
    zero_ = false;
    pad(text);
    zero_ = zero;
  }
  std::string_view truncated(std::string_view text) const {
    if (!has_precision_) return text;
    std::size_t at = 0;
    for (int i = 0; i < precision_ && at < text.size(); ++i) at += decode_rune(text, at).width;
    return text.substr(0, at);
  }

  void bad_verb(TypeIndex type, const Word* words, std::uint32_t verb) {
    out_ += "%!";
    append_rune(out_, verb);
    out_ += '(';
    out_ += program_.types[type].name;
    out_ += '=';
    const bool calls_methods = std::exchange(calls_methods_, false);
    print_value(type, words, 'v', 0);
    calls_methods_ = calls_methods;
    out_ += ')';
  }

  // ------------------------------------------------------------------ numbers
  void format_integer(std::uint64_t value, unsigned base, bool is_signed, std::uint32_t verb, const char* digits) {
    const bool negative = is_signed && static_cast<std::int64_t>(value) < 0;
    if (negative) value = 0 - value;
    std::size_t wanted = 0;
    if (has_precision_) {
      wanted = static_cast<std::size_t>(std::max(precision_, 0));
      if (wanted == 0 && value == 0) {
        const bool zero = zero_;
        zero_ = false;
        if (has_width_) write_padding(width_);
        zero_ = zero;
        return;
      }
    } else if (zero_ && has_width_) {
      wanted = width_;
      if ((negative || plus_ || space_) && wanted > 0) --wanted;
    }
    std::string text = format_uint(value, base);
    if (digits == digits_upper) {
      for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
    if (sharp_) {
      if (base == 2) text.insert(0, "0b");
      if (base == 8 && text[0] != '0') text.insert(0, "0");
      if (base == 16) text.insert(0, std::string{'0', digits[16]});
    }
    if (verb == 'O') text.insert(0, "0o");
    if (negative) {
      text.insert(0, "-");
    } else if (plus_) {
      text.insert(0, "+");
    } else if (space_) {
      text.insert(0, " ");
    }
    pad_with_spaces(text);
  }

  void format_0x64(std::uint64_t value, bool leading_0x) {
    const bool sharp = sharp_;
    sharp_ = leading_0x;
    format_integer(value, 16, false, 'v', digits_lower);
    sharp_ = sharp;
  }

  void format_unicode(std::uint64_t value) {
    std::string text = format_uint(value, 16);
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto wanted = static_cast<std::size_t>(has_precision_ && precision_ > 4 ? precision_ : 4);
    if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
    text.insert(0, "U+");
    if (sharp_ && value <= 0x10FFFF && is_print(static_cast<std::int32_t>(value))) {
      text += " '";
      append_rune(text, static_cast<std::int64_t>(value));
      text += '\'';
    }
    pad_with_spaces(text);
  }

  void format_integer_verb(TypeIndex type, const Word* words, std::uint32_t verb) {
    const bool is_signed = stalemate::model::is_signed(program_.types[type].int_kind);
    const std::uint64_t value = words[0];
    switch (verb) {
      case 'v':
        if (sharp_v_ && !is_signed) return format_0x64(value, true);
        return format_integer(value, 10, is_signed, verb, digits_lower);
      case 'P':
      case 'd': return format_integer(value, 10, is_signed, verb, digits_lower);
      case 'b': return format_integer(value, 2, is_signed, verb, digits_lower);
      case 'o':
      case 'O': return format_integer(value, 8, is_signed, verb, digits_lower);
      case 'x': return format_integer(value, 16, is_signed, verb, digits_lower);
      case 'X': return format_integer(value, 16, is_signed, verb, digits_upper);
      case 'c': {
        std::string text;
        append_rune(text, value > 0x10FFFF ? rune_error : static_cast<std::int64_t>(value));
        return pad(text);
      }
      case 'q': return pad(quote_rune(value > 0x10FFFF ? rune_error : static_cast<std::int64_t>(value), plus_));
      case 'U': return format_unicode(value);
      default: return bad_verb(type, words, verb);
    }
  }

  void format_float_verb(TypeIndex type, const Word* words, std::uint32_t verb) {
    const unsigned width = program_.types[type].float_width;
    const double value = to_double(words[0], width);
    switch (verb) {
      case 'v': return format_float_text(value, width, 'g', -1);
      case 'P': out_ += print_builtin_float(value); return;
      case 'b':
      case 'g':
      case 'G':
      case 'x':
      case 'X': return format_float_text(value, width, static_cast<char>(verb), -1);
      case 'f':
      case 'e':
      case 'E': return format_float_text(value, width, static_cast<char>(verb), 6);
      case 'F': return format_float_text(value, width, 'f', 6);
      default: return bad_verb(type, words, verb);
    }
  }

  void format_complex_verb(TypeIndex type, const Word* words, std::uint32_t verb) {
    const unsigned width = program_.types[type].float_width;
    const bool is_fixed = verb == 'f' || verb == 'F' || verb == 'e' || verb == 'E';
    if (!is_fixed && verb != 'v' && verb != 'b' && verb != 'g' && verb != 'G' && verb != 'x' && verb != 'X') {
      return bad_verb(type, words, verb);
    }
    const char letter = verb == 'v' ? 'g' : verb == 'F' ? 'f' : static_cast<char>(verb);
    const bool plus = plus_;
    out_ += '(';
    format_float_text(to_double(words[0], width), width, letter, is_fixed ? 6 : -1);
    plus_ = true;
    format_float_text(to_double(words[1], width), width, letter, is_fixed ? 6 : -1);
    out_ += "i)";
    plus_ = plus;
  }

  void format_float_text(double value, unsigned width, char verb, int precision) {
    if (has_precision_) precision = precision_;
    std::string text = format_float(value, verb, precision, width);
    if (text[0] != '-' && text[0] != '+') text.insert(0, "+");
    if (space_ && text[0] == '+' && !plus_) text[0] = ' ';
    if (text[1] == 'I' || text[1] == 'N') {
      if (text[1] == 'N' && !space_ && !plus_) text.erase(0, 1);
      // Infinities and NaN are not padded with zeros.
      return pad_with_spaces(text);
    }
    if (sharp_ && verb != 'b') add_trailing_zeros(text, verb, precision);
    if (plus_ || text[0] != '+') {
      if (zero_ && has_width_ && width_ > text.size()) {
        out_ += text[0];
        write_padding(width_ - text.size());
        out_ += std::string_view(text).substr(1);
        return;
      }
      return pad(text);
    }
    pad(std::string_view(text).substr(1));
  }

  // ------------------------------------------------------------------ strings and bytes
  void format_string(TypeIndex type, const Word* words, std::uint32_t verb) {
    const std::string& text = machine_.strings().text(words[0]);
    switch (verb) {
      case 'v':
        if (sharp_v_) return format_quoted(text);
        return pad(truncated(text));
      case 'P':
      case 's': return pad(truncated(text));
      case 'x': return format_hex(text, digits_lower);
      case 'X': return format_hex(text, digits_upper);
      case 'q': return format_quoted(text);
      default: return bad_verb(type, words, verb);
    }
  }

  void format_quoted(std::string_view text) {
    text = truncated(text);
    if (sharp_ && can_backquote(text)) return pad("`" + std::string(text) + "`");
    pad(quote(text, plus_));
  }

  void format_hex(std::string_view bytes, const char* digits) {
    if (has_precision_ && precision_ >= 0) bytes = bytes.substr(0, static_cast<std::size_t>(precision_));
    if (bytes.empty()) {
      if (has_width_) write_padding(width_);
      return;
    }
    std::string text;
    const auto prefix = [&] {
      text += '0';
      text += digits[16];
    };
    if (sharp_) prefix();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (space_ && i > 0) {
        text += ' ';
        if (sharp_) prefix();
      }
      const auto byte = static_cast<unsigned char>(bytes[i]);
      text += digits[byte >> 4];
      text += digits[byte & 0xFU];
    }
    pad(text);
  }

  void format_bytes(TypeIndex type, const Word* words, std::uint32_t verb) {
    const Ref ref = Ref::from_word(words[0]);
    const bool is_slice = program_.types[type].kind == TypeKind::slice;
    const std::uint64_t length = is_slice ? words[1] : program_.types[type].length;
    const Word* from = is_slice ? (length == 0 ? nullptr : at(ref)) : words;
    std::string bytes;
    for (std::uint64_t i = 0; i < length; ++i) bytes += static_cast<char>(from[i]);
    switch (verb) {
      case 's': return pad(truncated(bytes));
      case 'x': return format_hex(bytes, digits_lower);
      case 'X': return format_hex(bytes, digits_upper);
      case 'q': return format_quoted(bytes);
      case 'v':
      case 'd':
        if (sharp_v_) {
          // Exactly []byte is called so, other byte slices by their names.
          out_ += is_defined(program_.types[type]) ? program_.types[type].name : "[]byte";
          if (is_slice && ref.is_nil()) {
            out_ += "(nil)";
            return;
          }
        }
        out_ += sharp_v_ ? '{' : '[';
        for (std::uint64_t i = 0; i < length; ++i) {
          if (i > 0) out_ += sharp_v_ ? ", " : " ";
          if (sharp_v_) {
            format_0x64(from[i], true);
          } else {
            format_integer(from[i], 10, false, verb, digits_lower);
          }
        }
        out_ += sharp_v_ ? '}' : ']';
        return;
      default: return print_value(type, words, verb, 0);
    }
  }

  // ------------------------------------------------------------------ composite values
  void format_pointer(TypeIndex type, const Word* words, std::uint32_t verb) {
    const TypeKind kind = program_.types[type].kind;
    if (kind != TypeKind::pointer && kind != TypeKind::channel && kind != TypeKind::map && kind != TypeKind::function &&
        kind != TypeKind::slice && kind != TypeKind::unsafe_pointer) {
      return bad_verb(type, words, verb);
    }
    const std::uint64_t address = printed_address(Ref::from_word(words[0]));
    switch (verb) {
      case 'v':
        if (sharp_v_) {
          out_ += '(';
          out_ += program_.types[type].name;
          out_ += ")(";
          if (address == 0) {
            out_ += "nil";
          } else {
            format_0x64(address, true);
          }
          out_ += ')';
        } else if (address == 0) {
          pad("<nil>");
        } else {
          format_0x64(address, !sharp_);
        }
        return;
      case 'p': return format_0x64(address, !sharp_);
      case 'b': return format_integer(address, 2, false, verb, digits_lower);
      case 'o': return format_integer(address, 8, false, verb, digits_lower);
      case 'd': return format_integer(address, 10, false, verb, digits_lower);
      case 'x': return format_integer(address, 16, false, verb, digits_lower);
      case 'X': return format_integer(address, 16, false, verb, digits_upper);
      default: return bad_verb(type, words, verb);
    }
  }

  void separate(bool is_first) {
    if (!is_first) out_ += sharp_v_ ? ", " : " ";
  }

  void print_interface(TypeIndex index, const Word* words, std::uint32_t verb, int depth) {
    const auto dynamic = static_cast<TypeIndex>(words[0]);
    if (dynamic != 0) return print_value(dynamic, unboxed(dynamic, words[1]), verb, depth + 1);
    if (sharp_v_) {
      out_ += program_.types[index].name;
      out_ += "(nil)";
    } else {
      out_ += "<nil>";
    }
  }

  void print_struct(TypeIndex index, const Word* words, std::uint32_t verb, int depth) {
    const Type& type = program_.types[index];
    if (sharp_v_) out_ += type.name;
    out_ += '{';
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      separate(i == 0);
      if (plus_v_ || sharp_v_) {
        out_ += type.fields[i].name;
        out_ += ':';
      }
      // Methods of what is not exported are not called, nor of what is in it, but for fields of embedded structs.
      const Field& field = type.fields[i];
      const bool calls_methods = calls_methods_;
      const bool is_visible = is_exported(field.name);
      const bool is_embedded_struct = field.embedded && program_.types[field.type].kind == TypeKind::structure;
      if (!is_visible && is_embedded_struct) {
        print_struct(field.type, words + field.offset, verb, depth + 1);
        continue;
      }
      calls_methods_ = calls_methods && is_visible;
      print_value(field.type, words + field.offset, verb, depth + 1);
      calls_methods_ = calls_methods;
    }
    out_ += '}';
  }

  void print_list(TypeIndex index, const Word* words, std::uint32_t verb, int depth) {
    const Type& type = program_.types[index];
    if ((verb == 's' || verb == 'q' || verb == 'x' || verb == 'X') && is_bytes(index)) {
      return format_bytes(index, words, verb);
    }
    const bool is_slice = type.kind == TypeKind::slice;
    const std::uint64_t length = is_slice ? words[1] : type.length;
    if (sharp_v_) {
      out_ += type.name;
      if (is_slice && words[0] == 0) {
        out_ += "(nil)";
        return;
      }
    }
    const std::uint32_t step = layouts_.size(type.element);
    const Word* elements = !is_slice ? words : length == 0 || step == 0 ? nullptr : at(Ref::from_word(words[0]));
    out_ += sharp_v_ ? '{' : '[';
    for (std::uint64_t i = 0; i < length && out_.size() < output_max; ++i) {
      separate(i == 0);
      print_value(type.element, elements + i * step, verb, depth + 1);
    }
    out_ += sharp_v_ ? '}' : ']';
  }

  void print_map(TypeIndex index, const Word* words, std::uint32_t verb, int depth) {
    const Type& type = program_.types[index];
    const Ref ref = Ref::from_word(words[0]);
    if (sharp_v_) {
      out_ += type.name;
      if (ref.is_nil()) {
        out_ += "(nil)";
        return;
      }
      out_ += '{';
    } else {
      out_ += "map[";
    }
    if (!ref.is_nil()) {
      const MapShape& shape = layouts_.map(index);
      const HeapObject& map = state_.objects[ref.object];
      std::vector<const Word*> entries;
      for (std::uint32_t i = 0; i < map.count; ++i)
        entries.push_back(map.words.data() + std::size_t{i} * shape.entry_size());
      std::stable_sort(entries.begin(), entries.end(), [&](const Word* x, const Word* y) {
        return compare_printed_keys(machine_, state_, type.key, x, y) < 0;
      });
      for (std::size_t i = 0; i < entries.size(); ++i) {
        separate(i == 0);
        print_value(type.key, entries[i], verb, depth + 1);
        out_ += ':';
        print_value(type.element, entries[i] + shape.key_size, verb, depth + 1);
      }
    }
    out_ += sharp_v_ ? '}' : ']';
  }

  const Machine& machine_;
  const State& state_;
  const Program& program_;
  const Layouts& layouts_;
  std::string& out_;
  const FormatSpec spec_;
  std::vector<FormatPart>* parts_ = nullptr;
  const Word* texts_ = nullptr;
  std::uint64_t text_count_ = 0, part_count_ = 0;
  bool calls_methods_ = false;
  std::size_t width_;
  int precision_;
  bool plus_ = false, minus_ = false, sharp_ = false, space_ = false, zero_ = false;
  bool has_width_ = false, has_precision_ = false, sharp_v_ = false, plus_v_ = false;
};

}  // namespace

void format_value(const Machine& machine, const State& state, const FormatSpec& spec, const Word* interface,
                  std::string& out) {
  Formatter(machine, state, spec, out).print_argument(interface, spec.verb);
}

std::vector<FormatPart> format_parts(const Machine& machine, const State& state, const FormatSpec& spec,
                                     const Word* interface) {
  std::vector<FormatPart> parts;
  std::string out;
  Formatter formatter(machine, state, spec, out);
  formatter.set_parts(&parts, nullptr, 0);
  formatter.print_argument(interface, spec.verb);
  return parts;
}

void format_with_parts(const Machine& machine, const State& state, const FormatSpec& spec, const Word* interface,
                       const Word* texts, std::string& out) {
  const Ref ref = Ref::from_word(texts[0]);
  Formatter formatter(machine, state, spec, out);
  formatter.set_parts(nullptr, texts[1] == 0 ? nullptr : state.objects[ref.object].words.data() + ref.offset, texts[1]);
  formatter.print_argument(interface, spec.verb);
}

void format_typed(const Machine& machine, const State& state, const FormatSpec& spec, TypeIndex type, const Word* words,
                  std::string& out) {
  Formatter(machine, state, spec, out).print_value(type, words, spec.verb, 0);
}

}  // namespace stalemate::model
