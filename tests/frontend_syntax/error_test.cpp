// Syntax errors: snippet, then `line:col: message` of each error. Lines and words are those of gc (release 1.19, with
// the words `expected`, `name` and `keyword` of later ones), except where a later release or a better column is
// followed.
#include <doctest/doctest.h>

#include "tests/frontend_syntax/parse_helper.hpp"

namespace stalemate::frontend::testing {
namespace {

using namespace std::string_literals;

struct Case {
  std::string text;
  std::string errors;
};

// In a function body; lines count from its first.
const Case in_body[] = {
    {"f(1,\n2\n)", "2:2: syntax error: unexpected newline in argument list; possibly missing comma or )"},
    {"f(1 2)", "1:5: syntax error: unexpected literal 2 in argument list; possibly missing comma or )"},
    {"x := []int{1,\n2\n}", "2:2: syntax error: unexpected newline in composite literal; possibly missing comma or }"},
    {"x := T{a: 1 b: 2}", "1:13: syntax error: unexpected name b in composite literal; possibly missing comma or }"},
    {"if {\n}", "1:4: syntax error: missing condition in if statement"},
    {"if x := 1 {\n}", "1:6: syntax error: cannot use x := 1 as value"},
    {"if x = 1 {\n}", "1:6: syntax error: cannot use assignment x = 1 as value"},
    {"if a && b = c {\n}", "1:11: syntax error: cannot use assignment (a && b) = c as value"},
    {"if x++ {\n}", "1:4: syntax error: cannot use x++ as value"},
    {"if c <- 1 {\n}", "1:6: syntax error: cannot use c <- 1 as value"},
    {"if x := f(); {\n}", "1:12: syntax error: missing condition in if statement"},
    {"if x := f()\n{\n}", "1:12: syntax error: unexpected newline, expected { after if clause"},
    {"if x == 1\n{\n}", "1:10: syntax error: unexpected newline, expected { after if clause"},
    {"if x {\n}\nelse {\n}", "3:1: syntax error: unexpected keyword else, expected }"},
    {"if x {\n} else x = 1", "2:8: syntax error: else must be followed by if or statement block"},
    {"if var x = 1; x {\n}", "1:8: syntax error: var declaration not allowed in if initializer"},
    {"for i := 0; i < 10 {\n}", "1:20: syntax error: unexpected {, expected semicolon or newline"},
    {"for i := 0; i < 10; i := 1 {\n}", "1:23: syntax error: cannot declare in post statement of for loop"},
    {"for var i = 0; i < 10; i++ {\n}", "1:9: syntax error: var declaration not allowed in for initializer"},
    {"for i := 0; i < 10; i++\n{\n}", "1:24: syntax error: unexpected newline, expected { after for clause"},
    {"for x\n{\n}", "2:1: syntax error: unexpected {, expected for loop condition"},
    {"for a, b, c := range x {\n}", "1:11: range clause permits at most two iteration variables"},
    {"for a.b := range x {\n}", "1:5: non-name a.b on left side of :="},
    {"for i := range {\n}",
     "1:16: syntax error: unexpected {, expected expression\n2:1: syntax error: unexpected }, expected { after for "
     "clause"},
    {"switch x\n{\n}", ""},
    {"switch x {\nfoo()\ncase 1:\n}", "2:1: syntax error: unexpected name foo, expected case or default or }"},
    {"switch x := y.(type); z {\n}", "1:13: syntax error: use of .(type) outside type switch"},
    {"switch a, b := y.(type) {\n}", "1:8: syntax error: invalid variable name a in type switch"},
    {"switch x {\ncase 1\n f()\n}", "2:7: syntax error: unexpected newline, expected :"},
    {"switch {\nif x:\n}", "2:1: syntax error: unexpected keyword if, expected case or default or }"},
    {"switch {\nx\n}", "2:1: syntax error: unexpected name x, expected case or default or }"},
    {"select {\ncase x:\n}", "2:6: select case must be send or receive (possibly with assignment)"},
    {"select {\ncase x := f():\n}", "2:6: select case must be send or receive (possibly with assignment)"},
    {"select {\ncase x, y, z := <-c:\n}", "2:6: select case must be send or receive (possibly with assignment)"},
    {"select x {\n}", "1:8: syntax error: missing { after select clause"},
    {"x := y.(type)", "1:6: syntax error: use of .(type) outside type switch"},
    {"f(x.(type))", "1:3: syntax error: use of .(type) outside type switch"},
    {"a.b := 1", "1:1: non-name a.b on left side of :="},
    {"a, f(), c := 1, 2, 3", "1:4: non-name f() on left side of :="},
    {"a, b", "1:5: syntax error: unexpected newline, expected := or = or comma"},
    {"a, b += 1, 2", "1:6: syntax error: unexpected +=, expected := or = or comma"},
    {"go f", "1:4: expression in go must be function call"},
    {"go (f())", "1:4: expression in go must not be parenthesized"},
    {"defer x + 1", "1:7: expression in defer must be function call"},
    {"defer func() {}", "1:7: expression in defer must be function call"},
    {"go <-f()", "1:4: syntax error: unexpected <-, expected expression"},
    {"x[::1]", "1:4: middle index required in 3-index slice"},
    {"x[1:2:]", "1:7: final index required in 3-index slice"},
    {"x[::]", "1:4: middle index required in 3-index slice"},
    {"x[]", "1:3: syntax error: unexpected ], expected operand"},
    {"x[1 2]", "1:5: syntax error: unexpected literal 2, expected comma, : or ]"},
    {"x.", "2:1: syntax error: unexpected }, expected name or ("},
    {"x.1", "1:2: syntax error: unexpected literal .1 at end of statement"},
    {"x = ", "2:1: syntax error: unexpected }, expected expression"},
    {"x = )", "1:5: syntax error: unexpected ), expected expression"},
    {"x = 1 +", "2:1: syntax error: unexpected }, expected expression"},
    {"x +", "2:1: syntax error: unexpected }, expected expression"},
    {"var x", "1:6: syntax error: unexpected newline, expected type"},
    {"var x, y = ", "2:1: syntax error: unexpected }, expected expression"},
    {"var 1 = 2", "1:5: syntax error: unexpected literal 1, expected name"},
    {"const c := 1", "1:9: syntax error: unexpected :=, expected ="},
    {"const", "2:1: syntax error: unexpected }, expected name"},
    {"L:\n", ""},
    {"switch x {\ncase 1:\nL:\ncase 2:\n}", "3:2: syntax error: missing statement after label"},
    {"goto 1", "1:6: syntax error: unexpected literal 1, expected name"},
    {"break 1", "1:7: syntax error: unexpected literal 1 at end of statement"},
    {"return return", "1:8: syntax error: unexpected keyword return, expected expression"},
    {"x = y z", "1:7: syntax error: unexpected name z at end of statement"},
    {"x y", "1:3: syntax error: unexpected name y at end of statement"},
    {"x++ + 1", "1:5: syntax error: unexpected + at end of statement"},
    {"++x", "1:1: syntax error: unexpected ++, expected }"},
    {"x = y++", "1:6: syntax error: unexpected ++ at end of statement"},
    {"while x {\n}",
     "1:7: syntax error: unexpected name x at end of statement\n3:1: syntax error: non-declaration statement outside "
     "function body"},
    {"a ? b : c", "1:3: invalid character U+003F '?'"},
    {"x = a ? b : c", "1:7: invalid character U+003F '?'"},
    {"type T", "1:7: syntax error: unexpected newline in type declaration"},
    {"type T = ", "2:1: syntax error: unexpected } in type declaration"},
    {"type T struct {\n a int, b int\n}",
     "2:7: syntax error: unexpected comma in struct type; possibly missing semicolon or newline or }"},
    {"type T struct {\n (T)\n}", "2:2: syntax error: cannot parenthesize embedded type"},
    {"type T struct {\n *(T)\n}", "2:3: syntax error: cannot parenthesize embedded type"},
    {"type T struct {\n (*T)\n}", "2:2: syntax error: cannot parenthesize embedded type"},
    {"type T struct {\n a int 5\n}", "2:8: syntax error: struct field tag must be a string"},
    {"type T struct {\n 1 int\n}", "2:2: syntax error: unexpected literal 1, expected field name or embedded type"},
    {"type T interface {\n 1\n}", "2:2: syntax error: unexpected literal 1, expected ~ term or type"},
    {"type T interface {\n m[P any]()\n}", "2:3: interface method must have no type parameters"},
    {"type T interface {\n m[]()\n}", "2:4: empty type parameter list"},
    {"type T interface {\n m[]\n}", "2:4: empty type argument list"},
    {"type T [3, 4]int", "1:10: syntax error: unexpected comma; expected ]"},
    {"type T [n,]int", "1:11: syntax error: missing type constraint"},
    {"type T[P any, Q] int", "1:16: syntax error: missing type constraint"},
    {"type T[P any, *Q] int", "1:15: syntax error: type parameters must be named"},
    {"type T[int any, []Q] int", "1:17: syntax error: type parameters must be named"},
    {"type T chan", "2:1: syntax error: missing channel element type"},
    {"type T <-chan <-chan", "2:1: syntax error: missing channel element type"},
    {"type T <-int", "1:10: syntax error: unexpected name int, expected chan"},
    {"type T map[int",
     "1:15: syntax error: unexpected newline, expected ]\n2:1: syntax error: unexpected }, expected type"},
    {"type T map int",
     "1:12: syntax error: unexpected name int, expected [\n2:1: syntax error: unexpected }, expected type"},
    {"type T [...", "2:1: syntax error: unexpected }, expected ]"},
    {"var x chan<- ", "2:1: syntax error: missing channel element type"},
    {"var x <-chan", "2:1: syntax error: missing channel element type"},
    {"var f func(a, b int, string)", "1:22: syntax error: mixed named and unnamed parameters"},
    {"var f func(a int, ...)", "1:22: syntax error: ... is missing type"},
    {"var f func(a, []int)", ""},
    {"var f func[T any]()", "1:11: syntax error: function type must have no type parameters"},
    {"x := func[T any]() {}", "1:10: syntax error: function type must have no type parameters"},
    {"x := <-chan int(y)", ""},
    {"x := (T){}", "1:9: syntax error: cannot parenthesize type in composite literal"},
    {"if x == T{} {\n}",
     "1:13: syntax error: unexpected { at end of statement\n3:1: syntax error: non-declaration statement outside "
     "function body"},
    {"for _, x := range []T{{1}} {\n}", ""},
    {"func g() {}",
     "1:6: syntax error: unexpected name g, expected (\n2:1: syntax error: non-declaration statement outside function "
     "body"},
    {"import \"x\"", "1:1: syntax error: unexpected keyword import, expected }"},
    {"case 1:", "1:1: syntax error: unexpected keyword case, expected }"},
    {"default:", "1:1: syntax error: unexpected keyword default, expected }"},
    {"fallthrough x", "1:13: syntax error: unexpected name x at end of statement"},
    {"x.(", "2:1: syntax error: unexpected }, expected type"},
    {"f(", "2:1: syntax error: unexpected }, expected expression"},
    {"f(x...", "2:1: syntax error: unexpected } in argument list; possibly missing comma or )"},
    {"f(x..., y)", "1:9: syntax error: unexpected name y, expected )"},
    {"f(...x)", "1:3: syntax error: unexpected ..., expected expression"},
    {"{", "3:1: syntax error: unexpected EOF, expected }"},
    {"x = 0x", "1:7: hexadecimal literal has no digits"},
    {"x = 0b12", "1:8: invalid digit '2' in binary literal"},
    {"x = 08", "1:6: invalid digit '8' in octal literal"},
    {"x = 0o9", "1:7: invalid digit '9' in octal literal"},
    {"x = 1_", "1:6: '_' must separate successive digits"},
    {"x = 1__0", "1:7: '_' must separate successive digits"},
    {"x = 0_x1", "1:6: '_' must separate successive digits"},
    {"x = 1e", "1:7: exponent has no digits"},
    {"x = 1p3", "1:6: 'p' exponent requires hexadecimal mantissa"},
    {"x = 0x1.0", "1:10: hexadecimal mantissa requires a 'p' exponent"},
    {"x = 0b1.0", "1:8: invalid radix point in binary literal"},
    {"x = 0x1e+", "2:1: syntax error: unexpected }, expected expression"},
    {"x = 0b1e3", "1:8: 'e' exponent requires decimal mantissa"},
    {"x = 'ab'", "1:5: more than one character in rune literal"},
    {"x = ''", "1:6: empty rune literal or unescaped '"},
    {"x = 'a", "1:7: newline in rune literal"},
    {"x = '\\q'", "1:7: unknown escape"},
    {"x = \"\\xg0\"", "1:8: invalid character 'g' in hexadecimal escape"},
    {"x = \"\\400\"", "1:10: octal escape value 256 > 255"},
    {"x = \"\\ud800\"", "1:12: escape is invalid Unicode code point U+D800"},
    {"x = \"\\U00110000\"", "1:16: escape is invalid Unicode code point U+110000"},
    {"x = '\\\"'", "1:7: unknown escape"},
    {"x = \"\\'\"", "1:7: unknown escape"},
    {"x = \"abc", "1:9: newline in string"},
    {"x = `abc", "1:5: string not terminated"},
    {"/* abc", "1:1: comment not terminated"},
    {"x @ y", "1:3: invalid character U+0040 '@'"},
    {"x = #", "1:5: invalid character U+0023 '#'\n2:1: syntax error: unexpected }, expected expression"},
    {"x = $y", "1:5: invalid character U+0024 '$'"},
    {"x = a\\b", "1:6: invalid character U+005C '\\'"},
    {"\303\251\302\262 := 1", "1:3: invalid character U+00B2 '²' in identifier"},
    {"x := \342\200\234abc\342\200\235", "1:6: invalid character U+201C '“'"},
    {"x = 1;;y = 2", ""},
    {"f() g() h()\ni() j()",
     "1:5: syntax error: unexpected name g at end of statement\n2:5: syntax error: unexpected name j at end of "
     "statement"},
    {"x := [3]int{1, 2, 3", "1:20: syntax error: unexpected newline in composite literal; possibly missing comma or }"},
    {"x := map[string]int{\"a\": 1, \"b\"}", ""},
    {"x := struct{a int}{1}\ny := interface{}{", "2:17: syntax error: unexpected { at end of statement"},
    {"x := []int{1, 2, 3;}",
     "1:19: syntax error: unexpected semicolon in composite literal; possibly missing comma or }"},
    {"x ::= 1", "1:3: syntax error: missing statement after label"},
    {"x === y", "1:5: syntax error: unexpected =, expected expression"},
    {"x =! y", ""},
    {"if (x) {", "3:1: syntax error: unexpected EOF, expected }"},
    {"go", "2:1: syntax error: unexpected }, expected expression"},
    {"defer", "2:1: syntax error: unexpected }, expected expression"},
    {"x, y := range z", "1:9: syntax error: unexpected keyword range, expected expression"},
    {"x = range z", "1:5: syntax error: unexpected keyword range, expected expression"},
    {"func() {", "3:1: syntax error: unexpected EOF, expected }"},
    {"nil := 1 :=", "1:10: syntax error: unexpected := at end of statement"},
    {"if x; y; z {\n}", "1:8: syntax error: unexpected semicolon, expected { after if clause"},
    {"switch a; b; c {\n}", "1:12: syntax error: missing { after switch clause"},
    {"for ;; {\n}\nfor ; {\n}", "3:7: syntax error: unexpected {, expected for loop condition"},
    {"for ; x {\n}", "1:9: syntax error: unexpected {, expected semicolon or newline"},
    {"if ; {\n}", "1:4: syntax error: missing condition in if statement"},
};

// After the package clause; lines count from there.
const Case at_top_level[] = {
    {"x := 1", "1:1: syntax error: non-declaration statement outside function body"},
    {"func f()\n{\n}", "2:1: syntax error: unexpected semicolon or newline before {"},
    {"func f(\n", "2:1: syntax error: unexpected EOF, expected )"},
    {"func (t T, u U) f() {\n}", "1:6: method has multiple receivers"},
    {"func () f() {\n}", "1:6: method has no receiver"},
    {"func (t, u T) f() {\n}", "1:6: method has multiple receivers"},
    {"func f[]() {\n}", "1:8: syntax error: empty type parameter list"},
    {"func f[P]() {\n}", "1:9: syntax error: missing type constraint"},
    {"func f[P *Q]() {\n}", ""},
    {"func (t T) f[P any]() {\n}", "1:13: syntax error: method must have no type parameters"},
    {"func 1() {\n}", "1:6: syntax error: unexpected literal 1, expected name or ("},
    {"func (t T) () {\n}", "1:12: syntax error: unexpected (, expected name"},
    {"func f() {\n}}", "2:2: syntax error: unexpected } after top level declaration"},
    {"func f() { } func g() { }", "1:14: syntax error: unexpected keyword func after top level declaration"},
    {"func f() int int {\n}", "1:14: syntax error: unexpected name int after top level declaration"},
    {"func f(a int b int) {\n}",
     "1:14: syntax error: unexpected name b in parameter list; possibly missing comma or )"},
    {"func f(a, b) c {\n}", ""},
    {"var x int\nimport \"fmt\"", "2:1: syntax error: imports must appear before other declarations"},
    {"import 5", "1:8: syntax error: import path must be a string"},
    {"import fmt", "1:11: syntax error: missing import path; require quoted string"},
    {"import (\n\"a\", \"b\"\n)",
     "2:4: syntax error: unexpected comma in grouped declaration; possibly missing semicolon or newline or )"},
    {"import x.y \"a\"", "1:9: syntax error: missing import path; require quoted string"},
    {"var (\n a int\n b\n c string\n)", "3:3: syntax error: unexpected newline, expected type"},
    {"const (\n a = iota b\n)",
     "2:11: syntax error: unexpected name b in grouped declaration; possibly missing semicolon or newline or )"},
    {"type (\n A int\n B\n)", "3:3: syntax error: unexpected newline in type declaration"},
    {"type T[P any]", "1:14: syntax error: unexpected EOF in type declaration"},
    {"type T[P *C] int\ntype U[P *C,] int\ntype V[P *C|Q] int", ""},
    {"type T [P *[]int] int", ""},
    {"f()", "1:1: syntax error: non-declaration statement outside function body"},
    {"if x {\n}", "1:1: syntax error: non-declaration statement outside function body"},
    {"}\nfunc f() {}\n)\nvar x int",
     "1:1: syntax error: non-declaration statement outside function body\n3:1: syntax error: non-declaration statement "
     "outside function body"},
    {"type T struct {\n a, int\n}", "2:8: syntax error: unexpected newline, expected type"},
    {"type T struct\n{\n}", ""},
    {"type T interface {\n ~\n}", "3:1: syntax error: unexpected }, expected type"},
    {"type T interface {\n int | \n}", "3:1: syntax error: unexpected }, expected ~ term or type"},
    {"type T interface {\n a, b\n}",
     "2:3: syntax error: unexpected comma in interface type; possibly missing semicolon or newline or }"},
    {"type T interface {\n m() int string\n}",
     "2:10: syntax error: unexpected name string in interface type; possibly missing semicolon or newline or }"},
};

// Whole files.
const Case whole_files[] = {
    {"package x", ""},
    {"package\n", "2:1: syntax error: unexpected EOF, expected name"},
    {"package 5", "1:9: syntax error: unexpected literal 5, expected name"},
    {"package \"x\"", "1:9: syntax error: unexpected literal \"x\", expected name"},
    {"packag p", "1:1: syntax error: package statement must be first"},
    {"", "1:1: syntax error: package statement must be first"},
    {"// only\n", "2:1: syntax error: package statement must be first"},
    {"package p; x", "1:12: syntax error: non-declaration statement outside function body"},
    {"package p.q", "1:10: syntax error: unexpected ., expected semicolon or newline"},
    {"package p import \"x\"", "1:11: syntax error: unexpected keyword import, expected semicolon or newline"},
    {"package p\n\000var x int"s, "2:1: invalid NUL character"},
    {"package p\nvar \377 int", "2:5: invalid UTF-8 encoding"},
    {"package p\nvar s = \"\377\"", "2:10: invalid UTF-8 encoding"},
    {"package p\n// \377\376", "2:4: invalid UTF-8 encoding"},
    {"package p\nvar \357\273\277x int", "2:5: invalid BOM in the middle of the file"},
};

void check(const Case& c, const std::string& before, const std::string& after, std::uint32_t lines_before) {
  const Parsed parsed = parse(before + c.text + after);
  std::string errors;
  for (const Diagnostic& d : parsed.diagnostics.sorted()) {
    const Location at = parsed.sources.locate(d.pos);
    if (!errors.empty()) errors += "\n";
    errors += std::to_string(at.line - lines_before) + ":" + std::to_string(at.column) + ": " + d.message;
  }
  CAPTURE(c.text);
  CHECK(errors == c.errors);
}

TEST_CASE("errors in function bodies") {
  for (const Case& c : in_body) check(c, "package p\nfunc _() {\n", "\n}\n", 2);
}

TEST_CASE("errors at top level") {
  for (const Case& c : at_top_level) check(c, "package p\n", "", 1);
}

TEST_CASE("errors in the package clause, and bytes that are no text") {
  for (const Case& c : whole_files) check(c, "", "", 0);
}

TEST_CASE("parsing goes on after errors") {
  const Parsed parsed =
      parse("package p\nfunc f() {\n\ty = 2 3\n\tx++ 1\n\tg(1,,2)\n}\nfunc {\n}\nvar x = )\nfunc g() { h() }\n");
  CHECK(parsed.errors() ==
        "3:8: syntax error: unexpected literal 3 at end of statement\n"
        "4:6: syntax error: unexpected literal 1 at end of statement\n"
        "5:6: syntax error: unexpected comma, expected expression\n"
        "7:6: syntax error: unexpected {, expected name or (\n"
        "9:9: syntax error: unexpected ), expected expression");
  REQUIRE(!parsed.file.decls.empty());
  CHECK(shape(parsed.ast, parsed.file.decls.back()) == "(func-decl g (params) { (call h) })");
}

TEST_CASE("a file with too many errors is given up") {
  std::string text = "package p\n";
  for (int i = 0; i < 200; ++i) text += "var = 1\n";
  CHECK(parse(text).diagnostics.size() == 50);
  CHECK(parse(text, {.depth_max = 100, .diagnostics_max = 3}).diagnostics.size() == 3);
}

}  // namespace
}  // namespace stalemate::frontend::testing
