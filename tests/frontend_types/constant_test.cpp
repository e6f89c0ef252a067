// Exact values and final types of constants.
#include <doctest/doctest.h>

#include "frontend/types/constant_ops.hpp"
#include "tests/frontend_types/check_source.hpp"

namespace stalemate::frontend {
namespace {

struct Row {
  const char* expression;
  const char* type;
  const char* value;  // integers in decimal, floats as fraction
};

std::string exact(const ConstantValue& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<BigInt>(&value)) return number->str();
  if (const auto* number = std::get_if<BigRational>(&value)) return number->str();
  if (const auto* number = std::get_if<BigComplex>(&value))
    return number->real.str() + "+" + number->imaginary.str() + "i";
  return "none";
}

TEST_CASE("values") {
  const Row rows[] = {
      {"1 + 2", "untyped int", "3"},
      {"7 / 2", "untyped int", "3"},
      {"-7 / 2", "untyped int", "-3"},
      {"-7 % 3", "untyped int", "-1"},
      {"7 / 2.0", "untyped float", "7/2"},
      {"1 << 100 >> 98", "untyped int", "4"},
      {"-5 >> 1", "untyped int", "-3"},
      {"^5", "untyped int", "-6"},
      {"^uint8(5)", "byte", "250"},
      {"-1 & 0xff", "untyped int", "255"},
      {"-4 | 1", "untyped int", "-3"},
      {"-4 ^ 6", "untyped int", "-6"},
      {"0xf0 &^ -16", "untyped int", "0"},
      {"-1 &^ 0xf", "untyped int", "-16"},
      {"'a' + 1", "untyped rune", "98"},
      {"'\\n'", "untyped rune", "10"},
      {"'é'", "untyped rune", "233"},
      {"0x1p-2", "untyped float", "1/4"},
      {"0b101 + 0o17 + 017 + 1_000", "untyped int", "1035"},
      {"1e3", "untyped float", "1000"},
      {"int(1e3)", "int", "1000"},
      {"float32(0.1)", "float32", "13421773/134217728"},
      {"float64(0.1)", "float64", "3602879701896397/36028797018963968"},
      {"float32(16777217)", "float32", "16777216"},
      {"float64(1e-400)", "float64", "0"},
      {"0.1 + 0.2 == 0.3", "untyped bool", "true"},
      {"float64(0.1) + float64(0.2) == 0.3", "untyped bool", "false"},
      {"\"a\" + \"b\"", "untyped string", "ab"},
      {"\"a\" < \"b\"", "untyped bool", "true"},
      {"`a\\n`", "untyped string", "a\\n"},
      {"string(rune(0x20ac))", "string", "\xe2\x82\xac"},
      {"len(\"h\\u00e9\")", "int", "3"},
      {"!(1 > 2) && true", "untyped bool", "true"},
      {"2i * 2i", "untyped complex", "-4+0i"},
      {"real(3 + 4i)", "untyped float", "3"},
      {"complex(1, 2)", "untyped complex", "1+2i"},
      {"min(3, 1.5, 2)", "untyped float", "3/2"},
      {"max('a', 1)", "untyped rune", "97"},
      {"len([10]int{})", "int", "10"},
      {"int8(-128)", "int8", "-128"},
      {"uint64(1<<64 - 1)", "uint64", "18446744073709551615"},
      {"1 << 3.0", "untyped int", "8"},
      {"5.0 << 1", "untyped int", "10"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.expression));
    const auto program = check_source("\nconst c = " + std::string(row.expression));
    CHECK(program->error_text() == "");
    CHECK(program->type_of("c") == row.type);
    CHECK(exact(program->object("c").value) == row.value);
  }
}

TEST_CASE("sizes") {
  const auto program = check_source(R"(
import "unsafe"
type S struct { a bool; b int64; c bool; d string; e []int; f any; g struct{} }
const size = unsafe.Sizeof(S{})
const align = unsafe.Alignof(S{}.c)
const offset = unsafe.Offsetof(S{}.d)
const small = unsafe.Sizeof(struct{ a int8; b int32; c int8 }{})
)");
  CHECK(program->error_text() == "");
  CHECK(exact(program->object("size").value) == "88");
  CHECK(exact(program->object("align").value) == "1");
  CHECK(exact(program->object("offset").value) == "24");
  CHECK(exact(program->object("small").value) == "12");
}

TEST_CASE("untyped expressions are recorded with their final type") {
  // The type of each literal `1` in the order of the source.
  const auto types_of_ones = [](const std::string& source) {
    const auto program = check_source(source);
    CHECK(program->error_text() == "");
    std::string result;
    for (std::uint32_t i = 1; i < program->ast.expr_count(); ++i) {
      const auto* literal = program->ast.as<BasicLit>(ExprId{i});
      if (literal != nullptr && literal->text == "1")
        result += program->text(program->checked.type_of(ExprId{i})) + ";";
    }
    return result;
  };
  CHECK(types_of_ones("\nvar x float64 = 1") == "float64;");
  CHECK(types_of_ones("\nvar x = 1") == "int;");
  CHECK(types_of_ones("\nvar x any = 1") == "int;");
  CHECK(types_of_ones("\nfunc f(s uint) { var x int64 = 1 << s; _ = x }") == "int64;");
  CHECK(types_of_ones("\nfunc f(s uint, y uint8) { _ = y + 1<<s }") == "byte;");
  CHECK(types_of_ones("\nfunc f(y float32) { _ = y * 1 }") == "float32;");
  CHECK(types_of_ones("\nfunc f(y float32) { _ = y > 1 }") == "float32;");
  CHECK(types_of_ones("\nfunc f(c chan int8) { c <- 1 }") == "int8;");
  CHECK(types_of_ones("\nfunc f(x int16) { x += 1 }") == "int16;");
  CHECK(types_of_ones("\nfunc f(x int16) { switch x { case 1: } }") == "int16;");
  CHECK(types_of_ones("\nfunc f(m map[int8]uint8) { m[1] = 1 }") == "int8;byte;");
  CHECK(types_of_ones("\nfunc f() (int8, any) { return 1, 1 }") == "int8;int;");
  CHECK(types_of_ones("\nvar x = []float64{1}") == "float64;");
  CHECK(types_of_ones("\nfunc f(s uint) { println(1 << s) }") == "int;");
}

TEST_CASE("nil is recorded with the type it was converted to") {
  const auto program =
      check_source("\nfunc f(m map[string]int, e error) bool { return m == nil && e != nil }\nvar p *int = nil");
  CHECK(program->error_text() == "");
  std::string types;
  for (std::uint32_t i = 1; i < program->ast.expr_count(); ++i) {
    const TypeAndValue& entry = program->checked.at(ExprId{i});
    if (entry.mode == Mode::nil) types += program->text(entry.type) + ";";
  }
  CHECK(types == "map[string]int;error;*int;");
}

TEST_CASE("constants too large for any type are refused quickly") {
  CHECK(check_source("\nconst a = 1e1000000000")->errors().size() == 1);
  CHECK(check_source("\nconst a = 1 << 1000000000")->errors().size() == 1);
  CHECK(check_source("\nconst a = 1 << 511\nconst b = a << 511\nconst c = b << 511")->errors().size() == 1);
  CHECK(check_source("\nconst a = 1e10000\nconst b = a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a")->errors().size() == 1);
  CHECK(check_source("\nvar a float64 = 1e400")->errors().size() == 1);
  std::string doubling = "\nconst c0 = \"0123456789\"\n";
  for (int i = 1; i < 60; ++i) {
    doubling += "const c" + std::to_string(i) + " = c" + std::to_string(i - 1) + " + c" + std::to_string(i - 1) + "\n";
  }
  CHECK(check_source(doubling)->errors().size() == 1);
}

}  // namespace
}  // namespace stalemate::frontend
