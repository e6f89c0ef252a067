// Formatting compared with what fmt of Go 1.19 printed for the same values (rows in format_rows.def).
#include <doctest/doctest.h>

#include <limits>
#include <memory>

#include "model/number_format.hpp"
#include "model/render.hpp"
#include "program_builder.hpp"

namespace stalemate::model::test {
namespace {

FormatSpec parse(const std::string& format) {
  FormatSpec spec;
  std::size_t at = 1;
  for (;; ++at) {
    const std::string flags = "+-# 0";
    const std::size_t flag = flags.find(format[at]);
    if (flag == std::string::npos) break;
    constexpr std::uint32_t bits[] = {FormatSpec::plus, FormatSpec::minus, FormatSpec::sharp, FormatSpec::space,
                                      FormatSpec::zero};
    spec.flags |= bits[flag];
  }
  const auto number = [&] {
    std::int64_t value = 0;
    for (; format[at] >= '0' && format[at] <= '9'; ++at) value = value * 10 + (format[at] - '0');
    return value;
  };
  if (format[at] >= '0' && format[at] <= '9') {
    spec.flags |= FormatSpec::has_width;
    spec.width = number();
  }
  if (format[at] == '.') {
    ++at;
    spec.flags |= FormatSpec::has_precision;
    spec.precision = number();
  }
  spec.verb = static_cast<unsigned char>(format[at++]);
  return spec;
}

/// Text after the verb.
std::string rest(const std::string& format) {
  const std::size_t verb = format.find_first_not_of("%+-# 0123456789.");
  return format.substr(verb + 1);
}

/// The values of the table, as interface values over hand-made objects.
struct Values {
  Builder b;
  State state;
  std::vector<std::pair<TypeIndex, Word>> values;
  std::unique_ptr<Machine> machine;

  std::uint32_t object(TypeIndex type, std::uint32_t count, std::vector<Word> words,
                       ObjectKind kind = ObjectKind::data) {
    HeapObject object;
    object.kind = kind;
    object.type = type;
    object.count = count;
    object.words = std::move(words);
    state.objects.push_back(std::move(object));
    return state.object_count++;
  }
  Word text(const std::string& value) { return machine->strings().intern(value); }
  void boxed(TypeIndex type, std::vector<Word> words) {
    values.emplace_back(type, Ref{object(type, 1, std::move(words))}.word());
  }

  Values() {
    const TypeIndex pair = b.structure("main.P", {{"X", b.int_type}, {"S", b.string_type}});
    const TypeIndex pointer = b.pointer(pair), ints = b.slice(b.int_type), map = b.map(b.string_type, b.int_type);
    const TypeIndex bytes = b.slice(b.byte_type), error = b.interface("error", {0});
    const TypeIndex nested =
        b.structure("main.N", {{"P", pair}, {"A", ints}, {"M", map}, {"I", b.any_type}, {"E", error}});
    const TypeIndex my_int = b.integer("main.MyInt", IntKind::i64), my_string = b.basic(TypeKind::string, "main.MyStr");
    const TypeIndex strings = b.slice(b.string_type), bools = b.array(b.bool_type, 2), anys = b.slice(b.any_type);
    for (const TypeIndex type : {pair, nested, my_int, my_string}) b.program.types[type].is_named = true;
    b.main().ret();
    machine = std::make_unique<Machine>(b.program);
    state.objects.resize(2);
    const auto number = [](double value) { return std::bit_cast<Word>(value); };
    const auto minus = [](std::int64_t value) { return static_cast<Word>(value); };
    values = {{b.int_type, 42},
              {b.int_type, minus(-7)},
              {b.string_type, text("h\303\251llo\n")},
              {b.float_type, number(3.25)},
              {b.float_type, number(1e21)},
              {b.bool_type, 1}};
    boxed(pair, {1, text("a b")});
    values.emplace_back(pointer, Ref{object(pair, 1, {1, text("a")})}.word());
    boxed(ints, {Ref{object(b.int_type, 3, {1, 2, 3})}.word(), 3, 3});
    values.emplace_back(map, Ref{object(map, 2, {text("a"), 1, text("b"), 2}, ObjectKind::map)}.word());
    values.emplace_back(0, 0);
    boxed(bytes, {Ref{object(b.byte_type, 2, {'h', 'i'})}.word(), 2, 2});
    boxed(nested, {1, text("x"), Ref{object(b.int_type, 1, {4})}.word(), 1, 1, 0, b.int_type, 5, 0, 0});
    values.emplace_back(my_int, 3);
    values.emplace_back(my_string, text("q"));
    values.emplace_back(b.uint_type, 200);
    values.emplace_back(b.float32_type, std::bit_cast<std::uint32_t>(0.1F));
    boxed(strings, {Ref{object(b.string_type, 2, {text("a"), text("b")})}.word(), 2, 2});
    boxed(bools, {1, 0});
    values.emplace_back(b.float_type, number(std::numeric_limits<double>::infinity()));
    values.emplace_back(b.float_type, number(1e-7));
    values.emplace_back(b.rune_type, 'x');
    boxed(ints, {0, 0, 0});
    values.emplace_back(pointer, 0);
    values.emplace_back(b.float_type, number(100000.0));
    values.emplace_back(b.float_type, number(1234567.0));
    boxed(anys, {Ref{object(b.any_type, 3, {b.int_type, 1, b.string_type, text("a"), 0, 0})}.word(), 3, 3});
    values.emplace_back(b.byte_type, 200);
    values.emplace_back(b.int_type, 0);
    values.emplace_back(b.float_type, number(std::numeric_limits<double>::quiet_NaN()));
    values.emplace_back(b.string_type, 0);
    values.emplace_back(b.float_type, number(-std::numeric_limits<double>::infinity()));
  }
};

struct Row {
  std::size_t value;
  const char* format;
  const char* expected;
};

constexpr Row rows[] = {
#include "format_rows.def"
};

}  // namespace

TEST_CASE("values print as fmt prints them") {
  Values v;
  for (const Row& row : rows) {
    const Word interface[2] = {v.values[row.value].first, v.values[row.value].second};
    std::string text;
    format_value(*v.machine, v.state, parse(row.format), interface, text);
    text += rest(row.format);
    CAPTURE(row.value);
    CAPTURE(row.format);
    CHECK(text == row.expected);
  }
}

TEST_CASE("values in messages are cut short, but not within a character") {
  Values v;
  const Word text = v.text(std::string(56, 'a') + "\303\251\303\251\303\251\303\251");
  const std::string shown = v.machine->render(v.state, v.b.string_type, &text);
  CHECK(shown == std::string(56, 'a') + "...");
}

TEST_CASE("numbers as strconv writes and reads them") {
  CHECK(format_float(1.0 / 3, 'f', -1, 64) == "0.3333333333333333");
  CHECK(format_float(static_cast<double>(1.0F / 3), 'g', -1, 32) == "0.33333334");
  CHECK(format_float(5e-324, 'g', -1, 64) == "5e-324");
  CHECK(format_float(1.7976931348623157e308, 'e', 3, 64) == "1.798e+308");
  CHECK(format_float(1.5, 'x', -1, 64) == "0x1.8p+00");
  CHECK(format_float(1.5, 'b', -1, 64) == "6755399441055744p-52");
  CHECK(format_float(-0.0, 'g', -1, 64) == "-0");
  CHECK(format_int(std::numeric_limits<std::int64_t>::min(), 10) == "-9223372036854775808");
  CHECK(format_int(-255, 16) == "-ff");
  CHECK(quote("a\"\\\n\x01\xff\u20ac\U0001F600", false) == "\"a\\\"\\\\\\n\\x01\\xff\u20ac\U0001F600\"");
  CHECK(quote("\u20ac", true) == "\"\\u20ac\"");
  const auto is = [](Parsed p, std::int64_t value, int code) {
    return static_cast<std::int64_t>(p.bits) == value && p.code == code;
  };
  CHECK(is(parse_int("-12", 10, 64), -12, 0));
  CHECK(is(parse_int("+7", 10, 64), 7, 0));
  CHECK(is(parse_int("128", 10, 8), 127, 2));
  CHECK(is(parse_int("-129", 10, 8), -128, 2));
  CHECK(is(parse_int("0x1f", 0, 64), 31, 0));
  CHECK(is(parse_int("1_000", 0, 64), 1000, 0));
  CHECK(is(parse_int("1_000", 10, 64), 0, 1));
  CHECK(is(parse_int("", 10, 64), 0, 1));
  CHECK(is(parse_int("12a", 10, 64), 0, 1));
  CHECK(is(parse_int("9223372036854775808", 10, 64), std::numeric_limits<std::int64_t>::max(), 2));
  CHECK(is(parse_int("1", 1, 64), 0, 3));
  CHECK(is(parse_uint("18446744073709551615", 10, 64), -1, 0));
  CHECK(is(parse_uint("-1", 10, 64), 0, 1));
  CHECK(is(parse_float("1.5", 64), static_cast<std::int64_t>(std::bit_cast<Word>(1.5)), 0));
  CHECK(parse_float("1e999", 64).code == 2);
  CHECK(parse_float("abc", 64).code == 1);
  CHECK(parse_float("Inf", 64).code == 0);
}

}  // namespace stalemate::model::test
