// Erroneous snippets and what is reported about them, position and wording. Lines and columns were compared with those
// of the gc compiler. Each snippet is put behind a package clause, on the first line.
#include <doctest/doctest.h>

#include "tests/frontend_types/check_source.hpp"

namespace stalemate::frontend {
namespace {

struct Row {
  const char* source;
  const char* errors;  // `line:col: message`, separated by newlines
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(std::string(row.source));
    const std::string wanted = row.errors[0] == '\0' ? "" : std::string(row.errors) + "\n";
    CHECK(check_source(row.source)->error_text() == wanted);
  }
}

TEST_CASE("names") {
  check_rows({
      {"\nvar _ = x", "2:9: undefined: x"},
      {"\nfunc f() {\n\tx = 1\n}", "3:2: undefined: x"},
      {"\nvar a int\nvar a string", "3:5: a redeclared in this block"},
      {"\nfunc f() {}\nfunc f() {}", "3:6: f redeclared in this block"},
      {"\nfunc f() {\n\ta := 1\n\tvar a int\n\t_ = a\n}", "4:6: a redeclared in this block"},
      {"\nfunc f(a int, a int) {}", "2:15: a redeclared in this block"},
      {"\nfunc f(a int) {\n\tvar a int\n\t_ = a\n}", "3:6: a redeclared in this block"},
      {"\nvar _ = _", "2:9: cannot use _ as value"},
      {"\nvar init int", "2:5: cannot declare init - must be func"},
      {"\nfunc init(x int) {}", "2:6: func init must have no arguments and no return values"},
      {"package main\nfunc main() int { return 0 }", "2:6: func main must have no arguments and no return values"},
      {"package main\nvar main = 1", "2:5: cannot declare main - must be func"},
      {"\nvar x = iota", "2:9: cannot use iota outside constant declaration"},
      {"\nvar x = len", "2:9: len (built-in) must be called"},
      {"\nvar x = int", "2:9: int (type) is not an expression"},
      {"\nvar x undefined1", "2:7: undefined: undefined1"},
      {"\nvar v int\nvar x v", "3:7: v is not a type"},
      {"\ntype T struct{ a, a int }", "2:19: a redeclared"},
      {"\ntype T struct{ a int }\nfunc (T) a() {}", "3:10: field and method with the same name a"},
      {"\ntype T struct{}\nfunc (T) a() {}\nfunc (*T) a() {}", "4:11: method T.a already declared at p0.go:3:10"},
      {"\nfunc (int) a() {}", "2:7: cannot define new methods on non-local type int"},
      {"\ntype P *int\nfunc (P) a() {}", "3:7: invalid receiver type P (pointer or interface type)"},
      {"\ntype I interface{}\nfunc (I) a() {}", "3:7: invalid receiver type I (pointer or interface type)"},
  });
}

TEST_CASE("unused things") {
  check_rows({
      {"\nfunc f() {\n\tx := 1\n}", "3:2: declared and not used: x"},
      {"\nfunc f() {\n\tvar x int\n\tx = 1\n}", "3:6: declared and not used: x"},
      {"\nfunc f() {\n\tx := 1\n\tfunc() { x = 2 }()\n}", "3:2: declared and not used: x"},
      {"\nfunc f() {\n\tx := 1\n\tfunc() { _ = x }()\n}", ""},
      {"\nfunc f(x int) {}", ""},
      {"\nfunc f() {\n\tfor i := 0; ; {\n\t}\n}", "3:6: declared and not used: i"},
      {"\nfunc f() {\n\tfor i, v := range []int{} {\n\t\t_ = i\n\t}\n}", "3:9: declared and not used: v"},
      {"\nfunc f(x any) {\n\tswitch y := x.(type) {\n\tcase int:\n\t}\n}", "3:9: declared and not used: y"},
      {"\nfunc f(x any) {\n\tswitch y := x.(type) {\n\tcase int:\n\tcase string:\n\t\t_ = y\n\t}\n}", ""},
      {"\nfunc f() {\nL:\n\tfor {\n\t}\n}", "3:1: label L defined and not used"},
      {"\nfunc f() {\n\tx := 1\n\tx += 1\n}", ""},
      {"\nimport \"unsafe\"", "2:8: \"unsafe\" imported and not used"},
      {"\nimport u \"unsafe\"", "2:8: \"unsafe\" imported as u and not used"},
      {"\nfunc f(a, b int) {\n\ta + b\n}", "3:2: a + b (value of type int) is not used"},
      {"\nfunc f(a []int) {\n\tlen(a)\n}", "3:2: len(a) (value of type int) is not used"},
      {"\nfunc f(a []int) {\n\tappend(a, 1)\n}", "3:2: append(a, 1) (value of type []int) is not used"},
      {"\nfunc f() {\n\tint(1)\n}", "3:2: int(1) (constant 1 of type int) is not used"},
      {"\nfunc f() {\n\t\"a\"\n}", "3:2: \"a\" (untyped string constant) is not used"},
      {"\nfunc f(c chan int) {\n\t<-c\n}", ""},
      {"\nfunc f() {\n\tf\n}", "3:2: f (value of type func()) is not used"},
  });
}

TEST_CASE("imports") {
  check_rows({
      {"\nimport \"nowhere/x\"\n\nvar y = x.Foo(1).Bar",
       "2:8: could not import nowhere/x (no library model for this package)"},
      {"\nimport \"unsafe\"\nvar x = unsafe.Nothing", "3:16: undefined: unsafe.Nothing"},
      {"\nimport \"unsafe\"\nvar x = unsafe", "3:9: use of package unsafe without selector"},
  });
}

TEST_CASE("assignments") {
  check_rows({
      {"\nvar x int = \"a\"", "2:13: cannot use \"a\" (untyped string constant) as int value in variable declaration"},
      {"\nvar x byte = 300",
       "2:14: cannot use 300 (untyped int constant) as byte value in variable declaration (overflows)"},
      {"\nvar x int = 1.5",
       "2:13: cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"},
      {"\nvar x uint = -1",
       "2:14: cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"},
      {"\nvar x = nil", "2:9: use of untyped nil in variable declaration"},
      {"\nvar x int = nil", "2:13: cannot use nil as int value in variable declaration"},
      {"\nfunc f(x int) {\n\tx = \"a\"\n}",
       "3:6: cannot use \"a\" (untyped string constant) as int value in assignment"},
      {"\nfunc f(x int, y int64) {\n\tx = y\n}",
       "3:6: cannot use y (variable of type int64) as int value in assignment"},
      {"\nfunc f() {\n\ta, b := 1\n\t_, _ = a, b\n}", "3:10: assignment mismatch: 2 variables but 1 value"},
      {"\nfunc f() {\n\tvar a, b int\n\ta, b = 1, 2, 3\n}",
       "3:6: declared and not used: a\n3:9: declared and not used: b\n4:9: assignment mismatch: 2 variables but 3 "
       "values"},
      {"\nfunc g() (int, int)\nfunc f() {\n\ta := g()\n\t_ = a\n}",
       "4:7: assignment mismatch: 1 variable but g() returns 2 values"},
      {"\nfunc f() {\n\ta := 1\n\ta := 2\n\t_ = a\n}", "4:4: no new variables on left side of :="},
      {"\nfunc f() {\n\ta, a := 1, 2\n\t_ = a\n}", "3:5: a repeated on left side of :="},
      {"\nfunc f() {\n\t1 = 2\n}", "3:2: cannot assign to 1 (neither addressable nor a map index expression)"},
      {"\nfunc f(s string) {\n\ts[0] = 'a'\n}",
       "3:2: cannot assign to s[0] (neither addressable nor a map index expression)"},
      {"\ntype T struct{ x int }\nfunc f(m map[int]T) {\n\tm[0].x = 1\n}",
       "4:2: cannot assign to struct field m[0].x in map"},
      {"\nconst c = 1\nfunc f() {\n\tc = 2\n}",
       "4:2: cannot assign to c (neither addressable nor a map index expression)"},
      {"\nfunc f(s []int) {\n\ts++\n}", "3:2: invalid operation: s++ (non-numeric type []int)"},
      {"\nfunc f(x int) {\n\tx += \"a\"\n}",
       "3:2: invalid operation: x += \"a\" (mismatched types int and untyped string)"},
      {"\nvar a, b = 1", "2:8: missing init expr for b"},
      {"\nvar a, b = 1, 2, 3", "2:18: extra init expr 3"},
      {"\nconst a, b = 1", "2:10: missing init expr for b"},
  });
}

TEST_CASE("interfaces") {
  check_rows({
      {"\ntype I interface{ M() }\ntype T struct{}\nvar _ I = T{}",
       "4:11: cannot use T{} (value of type T) as I value in variable declaration: T does not implement I (missing "
       "method M)"},
      {"\ntype I interface{ M() }\ntype T struct{}\nfunc (*T) M() {}\nvar _ I = T{}",
       "5:11: cannot use T{} (value of type T) as I value in variable declaration: T does not implement I (method M "
       "has pointer receiver)"},
      {"\ntype I interface{ M() }\ntype T struct{}\nfunc (T) M() int { return 0 }\nvar _ I = T{}",
       "5:11: cannot use T{} (value of type T) as I value in variable declaration: T does not implement I (wrong type "
       "for method M)"},
      {"\ntype I interface{ M() }\nvar p *I\nvar _ I = p",
       "4:11: cannot use p (variable of type *I) as I value in variable declaration: *I does not implement I (type *I "
       "is pointer to interface, not interface)"},
      {"\ntype I interface{ M() }\nfunc f(p *I) {\n\tp.M()\n}",
       "4:4: p.M undefined (type *I is pointer to interface, not interface)"},
      {"\ntype T struct{ x int }\nfunc f(i interface{ M() }) {\n\t_ = i.(T)\n}",
       "4:6: impossible type assertion: i.(T)"},
      {"\nfunc f(x int) {\n\t_ = x.(int)\n}", "3:6: invalid operation: x is not an interface"},
      {"\nfunc f(x any) {\n\tvar y int = x\n\t_ = y\n}",
       "3:14: cannot use x (variable of type any) as int value in variable declaration: need type assertion"},
      {"\ntype I interface{ M(); M() }", "2:24: duplicate method M"},
      {"\ntype I interface{ I }", "2:6: invalid recursive type: I refers to itself"},
      {"\ntype A interface{ B }\ntype B interface{ A }", "2:6: invalid recursive type A"},
      {"\ntype A interface{ M() B }\ntype B interface{ A; N() }\nfunc f(b B) { b.M().M(); b.N() }", ""},
      {"\ntype T struct{}\nfunc (T) m() {}\nfunc f(t T) {\n\tt.M()\n}",
       "5:4: t.M undefined (type T has no field or method M, but does have method m)"},
      {"\nfunc f(x any) {\n\tswitch x.(type) {\n\tcase int:\n\tcase int:\n\t}\n}",
       "5:7: duplicate case int in type switch"},
  });
}

TEST_CASE("operators and constants") {
  check_rows({
      {"\nvar x = 1 + \"a\"", "2:9: invalid operation: 1 + \"a\" (mismatched types untyped int and untyped string)"},
      {"\nfunc f(a int, b string) {\n\t_ = a + b\n}",
       "3:6: invalid operation: a + b (mismatched types int and string)"},
      {"\nfunc f(a bool) {\n\t_ = a + a\n}",
       "3:6: invalid operation: operator + not defined on a (variable of type bool)"},
      {"\nfunc f(a []int) {\n\t_ = a == a\n}", "3:6: invalid operation: a == a (slice can only be compared to nil)"},
      {"\nfunc f(a func()) {\n\t_ = a == a\n}", "3:6: invalid operation: a == a (func can only be compared to nil)"},
      {"\ntype T struct{ f []int }\nfunc f(a T) {\n\t_ = a == a\n}",
       "4:6: invalid operation: a == a (struct containing []int cannot be compared)"},
      {"\ntype T struct{}\nfunc f(a T) {\n\t_ = a < a\n}",
       "4:6: invalid operation: a < a (operator < not defined on struct)"},
      {"\nfunc f(a string) {\n\t_ = !a\n}",
       "3:7: invalid operation: operator ! not defined on a (variable of type string)"},
      {"\nvar x = 1 / 0", "2:13: invalid operation: division by zero"},
      {"\nfunc f(x int) {\n\t_ = x % 0\n}", "3:10: invalid operation: division by zero"},
      {"\nvar x int8 = 1\nvar y = x + 300", "3:13: 300 (untyped int constant) overflows int8"},
      {"\nconst c int8 = 127\nconst d = c + 1", "3:11: c + 1 (constant 128 of type int8) overflows int8"},
      {"\nvar x = 1 << 10000", "2:14: invalid operation: invalid shift count 10000 (untyped int constant)"},
      {"\nconst a = 1 << 500\nconst b = a * a", "3:13: constant multiplication overflow"},
      {"\nvar x = 1.5 << 2", "2:9: invalid operation: shifted operand 1.5 (untyped float constant) must be integer"},
      {"\nfunc f(s uint) {\n\tvar x float64 = 1 << s\n\t_ = x\n}",
       "3:18: invalid operation: shifted operand 1 (type float64) must be integer"},
      {"\nfunc f(s uint) {\n\tvar x int8 = 300 << s\n\t_ = x\n}", "3:15: 300 (untyped int constant) overflows int8"},
      {"\nfunc f(s float64) {\n\t_ = 1 << s\n}",
       "3:11: invalid operation: shift count s (variable of type float64) must be integer"},
      {"\nvar x = 1 << -1", "2:14: invalid operation: negative shift count -1 (untyped int constant)"},
      {"\nfunc f(x int) {\n\tconst c = x\n}", "3:12: x (variable of type int) is not constant"},
      {"\nconst c []int = nil", "2:9: invalid constant type []int"},
      {"\nvar x = uint8(256)",
       "2:15: cannot convert 256 (untyped int constant) to type byte (constant 256 overflows byte)"},
      {"\nvar x = int(1.5)", "2:13: cannot convert 1.5 (untyped float constant) to type int (truncated)"},
      {"\nvar x = int(\"a\")", "2:13: cannot convert \"a\" (untyped string constant) to type int"},
      {"\nfunc f(x int) {\n\t_ = *x\n}", "3:7: invalid operation: cannot indirect x (variable of type int)"},
      {"\nvar x = &1", "2:9: invalid operation: cannot take address of 1 (untyped int constant)"},
      {"\nfunc g() int\nvar x = &g()", "3:9: invalid operation: cannot take address of g() (value of type int)"},
      {"\nvar x = nil == nil", "2:16: invalid operation: nil == nil (operator == not defined on nil)"},
      {"\nconst (\n\ta = b\n\tb = a\n)", "3:2: initialization cycle for a"},
      {"\nvar a int = a", "2:5: initialization cycle: a refers to itself"},
      {"\nvar a = f()\nfunc f() int { return a }", "2:5: initialization cycle for a"},
      {"\nvar x [n]int\nvar n = 3", "2:8: invalid array length n"},
      {"\nvar x [-1]int", "2:8: invalid array length -1 (untyped int constant)"},
  });
}

TEST_CASE("calls") {
  check_rows({
      {"\nfunc f(a int, b string)\nfunc g() {\n\tf(1)\n}", "4:5: not enough arguments in call to f"},
      {"\nfunc f(a int)\nfunc g() {\n\tf(1, 2)\n}", "4:7: too many arguments in call to f"},
      {"\nfunc f(a int)\nfunc g() {\n\tf(\"a\")\n}",
       "4:4: cannot use \"a\" (untyped string constant) as int value in argument to f"},
      {"\nfunc f(a ...int)\nfunc g(s []string) {\n\tf(s...)\n}",
       "4:4: cannot use s (variable of type []string) as []int value in argument to f"},
      {"\nfunc f(a int)\nfunc g(s []int) {\n\tf(s...)\n}", "4:4: cannot use ... in call to non-variadic f"},
      {"\nfunc f(x int) {\n\tx()\n}", "3:2: invalid operation: cannot call non-function x (variable of type int)"},
      {"\nfunc f() {\n\tx := f()\n\t_ = x\n}", "3:7: f() (no value) used as value"},
      {"\nfunc g() (int, int)\nfunc f() {\n\tvar x int = g() + 1\n\t_ = x\n}",
       "4:14: multiple-value g() (value of type (int, int)) in single-value context"},
      {"\nvar x = int()", "2:13: missing argument in conversion to int"},
      {"\nvar x = int(1, 2)", "2:16: too many arguments in conversion to int"},
      {"\nvar x = len(1)", "2:13: invalid argument: 1 (untyped int constant) for built-in len"},
      {"\nvar x = make(int)", "2:14: invalid argument: cannot make int; type must be slice, map, or channel"},
      {"\nvar x = make([]int)", "2:9: invalid operation: make([]int) expects 2 or 3 arguments; found 1"},
      {"\nvar x = make([]int, -1)", "2:21: invalid argument: index -1 (constant of type int) must not be negative"},
      {"\nvar x = append(1, 2)", "2:16: invalid argument: 1 (untyped int constant) is not a slice"},
      {"\nfunc f(m map[string]int) {\n\tdelete(m, 1)\n}",
       "3:12: cannot use 1 (untyped int constant) as string value in argument to delete"},
      {"\nfunc f(c <-chan int) {\n\tclose(c)\n}",
       "3:8: invalid operation: cannot close receive-only channel c (variable of type <-chan int)"},
      {"\nfunc f() {\n\tgo int(1)\n}", "3:5: go requires function call, not conversion"},
      {"\nfunc f(s []int) {\n\tdefer len(s)\n}", "3:8: defer discards result of len(s) (value of type int)"},
      {"\ntype T struct{}\nfunc (*T) m() {}\nfunc f() {\n\tT{}.m()\n}", "5:2: cannot call pointer method m on T"},
  });
}

TEST_CASE("literals and indices") {
  check_rows({
      {"\ntype T struct{ a int }\nvar x = T{b: 1}", "3:11: unknown field b in struct literal of type T"},
      {"\ntype T struct{ a int }\nvar x = T{1, 2}", "3:14: too many values in struct literal of type T"},
      {"\ntype T struct{ a, b int }\nvar x = T{1}", "3:12: too few values in struct literal of type T"},
      {"\ntype T struct{ a, b int }\nvar x = T{a: 1, 2}",
       "3:17: mixture of field:value and value elements in struct literal"},
      {"\ntype T struct{ a int }\nvar x = T{a: 1, a: 2}", "3:17: duplicate field name a in struct literal"},
      {"\nvar x = map[string]int{\"a\": 1, \"a\": 2}", "2:32: duplicate key \"a\" in map literal"},
      {"\nvar x = map[string]int{1}", "2:24: missing key in map literal"},
      {"\nvar x = []int{0: 1, 0: 2}", "2:21: duplicate index 0 in array or slice literal"},
      {"\nvar x = [2]int{1, 2, 3}", "2:22: index 2 is out of bounds (>= 2)"},
      {"\nvar x = int{1}", "2:9: invalid composite literal type int"},
      {"\nvar a [3]int\nvar x = a[3]", "3:11: invalid argument: index 3 out of bounds [0:3]"},
      {"\nvar a []int\nvar x = a[-1]", "3:11: invalid argument: index -1 (constant of type int) must not be negative"},
      {"\nvar a []int\nvar x = a[\"b\"]", "3:11: cannot convert \"b\" (untyped string constant) to type int"},
      {"\nvar x = 1[0]", "2:9: invalid operation: cannot index 1 (untyped int constant)"},
      {"\nvar a []int\nvar x = a[2:1]", "3:13: invalid slice indices: 1 < 2"},
      {"\nvar m map[[]int]int", "2:11: invalid map key type []int"},
      {"\ntype T struct{ a T }", "2:6: invalid recursive type: T refers to itself"},
      {"\ntype A struct{ b B }\ntype B [2]A", "2:6: invalid recursive type A"},
      {"\ntype A B\ntype B A", "2:6: invalid recursive type A"},
      {"\ntype A = B\ntype B = A", "2:6: invalid recursive type A"},
      {"\ntype P *int\ntype T struct{ P }", "3:16: embedded field type cannot be a pointer"},
      {"\ntype I interface{}\ntype T struct{ *I }", "3:17: embedded field type cannot be a pointer to an interface"},
      {"\ntype A struct{ x int }\ntype B struct{ x int }\ntype C struct{ A; B }\nvar c C\nvar y = c.x",
       "6:11: ambiguous selector c.x"},
  });
}

TEST_CASE("statements") {
  check_rows({
      {"\nfunc f() int {\n}", "3:1: missing return"},
      {"\nfunc f(x int) int {\n\tif x > 0 {\n\t\treturn 1\n\t}\n}", "6:1: missing return"},
      {"\nfunc f(x int) int {\n\tfor {\n\t\tbreak\n\t}\n}", "6:1: missing return"},
      {"\nfunc f(x int) int {\n\tfor {\n\t}\n}", ""},
      {"\nfunc f(x int) int {\n\tpanic(1)\n}", ""},
      {"\nfunc f(x int) int {\n\tif x > 0 {\n\t\treturn 1\n\t} else if x < 0 {\n\t\treturn 2\n\t} else {\n\t\treturn "
       "3\n\t}\n}",
       ""},
      {"\nfunc f(x int) int {\n\tswitch x {\n\tcase 1:\n\t\treturn 1\n\t}\n}", "7:1: missing return"},
      {"\nfunc f(c chan int) int {\n\tselect {\n\tcase <-c:\n\t\treturn 1\n\t}\n}", ""},
      {"\nfunc f() int { return }", "2:16: not enough return values"},
      {"\nfunc f() { return 1 }", "2:19: too many return values"},
      {"\nfunc f() (int, string) { return 1 }", "2:33: not enough return values"},
      {"\nfunc f() (int, string) { return 1, \"a\", 2 }", "2:41: too many return values"},
      {"\nfunc f() int { return \"a\" }",
       "2:23: cannot use \"a\" (untyped string constant) as int value in return statement"},
      {"\nfunc f() (err error) {\n\t{\n\t\terr := f()\n\t\treturn\n\t\t_ = err\n\t}\n}",
       "5:3: result parameter err not in scope at return\n8:1: missing return"},
      {"\nfunc f(x int) {\n\tif x {\n\t}\n}", "3:5: non-boolean condition in if statement"},
      {"\nfunc f(x int) {\n\tfor x {\n\t}\n}", "3:6: non-boolean condition in for statement"},
      {"\nfunc f() {\n\tbreak\n}", "3:2: break is not in a loop, switch, or select"},
      {"\nfunc f() {\n\tcontinue\n}", "3:2: continue is not in a loop"},
      {"\nfunc f(x int) {\n\tswitch x {\n\tcase 1:\n\t\tfallthrough\n\t}\n}",
       "5:3: cannot fallthrough final case in switch"},
      {"\nfunc f() {\n\tfallthrough\n}", "3:2: fallthrough statement out of place"},
      {"\nfunc f(x any) {\n\tswitch x.(type) {\n\tcase int:\n\t\tfallthrough\n\tcase string:\n\t}\n}",
       "5:3: cannot fallthrough in type switch"},
      {"\nfunc f(x int) {\n\tswitch x {\n\tcase 1:\n\tcase 2, 1:\n\t}\n}",
       "5:10: duplicate case 1 in expression switch"},
      {"\nfunc f(x int) {\n\tswitch x {\n\tcase \"a\":\n\t}\n}",
       "4:7: invalid case \"a\" in switch on x (mismatched types untyped string and int)"},
      {"\nfunc f(x int) {\n\tswitch {\n\tcase x:\n\t}\n}",
       "4:7: invalid case x in switch (mismatched types int and bool)"},
      {"\nfunc f() {\n\tgoto L\n}", "3:7: label L not defined"},
      {"\nfunc f() {\n\tgoto L\n\tx := 1\n\t_ = x\nL:\n}", "3:7: goto L jumps over variable declaration at line 4"},
      {"\nfunc f() {\n\tgoto L\n\t{\n\tL:\n\t}\n}", "3:7: goto L jumps into block starting at p0.go:4:2"},
      {"\nfunc f() {\nL:\n\tfor {\n\t\tbreak L\n\t}\n}", ""},
      {"\nfunc f() {\nL:\n\tswitch {\n\tcase true:\n\t\tfor {\n\t\t\tcontinue L\n\t\t}\n\t}\n}",
       "7:13: invalid continue label L"},
      {"\nfunc f() {\n\tfor {\n\t\tbreak L\n\t}\n}", "4:9: break label not defined: L"},
      {"\nfunc f() {\nL:\n\tfor {\n\t\tbreak L\n\t}\nL:\n}", "7:1: label L already defined at p0.go:3:1"},
      {"\nfunc f(x int) {\n\tfor i := range x {\n\t\t_ = i\n\t}\n}", ""},
      {"\nfunc f(x float64) {\n\tfor range x {\n\t}\n}", "3:12: cannot range over x (variable of type float64)"},
      {"\nfunc f(c chan int) {\n\tfor a, b := range c {\n\t\t_, _ = a, b\n\t}\n}",
       "3:9: range over c (variable of type chan int) permits only one iteration variable"},
  });
}

TEST_CASE("channels and select") {
  check_rows({
      {"\nfunc f(c <-chan int) {\n\tc <- 1\n}",
       "3:2: invalid operation: cannot send to receive-only channel c (variable of type <-chan int)"},
      {"\nfunc f(c chan<- int) {\n\t<-c\n}",
       "3:2: invalid operation: cannot receive from send-only channel c (variable of type chan<- int)"},
      {"\nfunc f(x int) {\n\tx <- 1\n}", "3:2: invalid operation: cannot send to non-channel x (variable of type int)"},
      {"\nfunc f(x int) {\n\t<-x\n}",
       "3:2: invalid operation: cannot receive from non-channel x (variable of type int)"},
      {"\nfunc f(c chan int) {\n\tc <- \"a\"\n}",
       "3:7: cannot use \"a\" (untyped string constant) as int value in send"},
      {"\nfunc f(c chan<- int) {\n\tfor range c {\n\t}\n}",
       "3:12: cannot range over c (variable of type chan<- int): receive from send-only channel"},
      {"\nfunc f(c chan int) {\n\tvar r <-chan int = c\n\tvar s chan<- int = c\n\tvar b chan int = r\n\t_, _, _ = r, "
       "s, b\n}",
       "5:19: cannot use r (variable of type <-chan int) as chan int value in variable declaration"},
      {"\nfunc f(c chan int) {\n\tselect {\n\tdefault:\n\tdefault:\n\t}\n}", "5:2: multiple defaults in select"},
      {"\nfunc f(c chan int) {\n\tx, ok := <-c\n\t_, _ = x, ok\n\tvar y, z = <-c\n\t_, _ = y, z\n}", ""},
      {"\nfunc f(c chan int) {\n\ta, b, d := <-c\n\t_, _, _ = a, b, d\n}",
       "3:13: assignment mismatch: 3 variables but 1 value"},
  });
}

TEST_CASE("generics") {
  check_rows({
      {"\nfunc f[T any](x T) T { return x }\nvar _ int = f(\"a\")",
       "3:13: cannot use f(\"a\") (value of type string) as int value in variable declaration"},
      {"\nfunc f[T int | string](x T) {}\nfunc g() {\n\tf(1.5)\n}",
       "4:3: float64 does not satisfy int | string (float64 missing in int | string)"},
      {"\nfunc f[T any]() {}\nfunc g() {\n\tf()\n}", "4:4: in call to f, cannot infer T"},
      {"\nfunc f[T any](a, b T) {}\nfunc g() {\n\tf(1, \"a\")\n}",
       "4:7: mismatched types untyped int and untyped string (cannot infer T)"},
      {"\nfunc f[T any](a []T) {}\nfunc g() {\n\tf(1)\n}",
       "4:4: cannot use 1 (untyped int constant) as []T value in argument to f"},
      {"\nfunc f[T any]() {}\nvar x = f", "3:9: cannot use generic function f without instantiation"},
      {"\ntype T[P any] struct{ x P }\nvar x T", "3:7: cannot use generic type T[P any] without instantiation"},
      {"\ntype T[P any] struct{ x P }\nvar x T[int, int]", "3:14: too many type arguments for type T: have 2, want 1"},
      {"\ntype T[P comparable] struct{ x P }\nvar x T[[]int]", "3:9: []int does not satisfy comparable"},
      {"\ntype I interface{ M() }\ntype T[P I] struct{ x P }\nvar x T[int]",
       "4:9: int does not satisfy I (missing method M)"},
      {"\ntype MyInt int\nfunc f[T int](x T) {}\nfunc g(x MyInt) {\n\tf(x)\n}",
       "5:3: MyInt does not satisfy int (possibly missing ~ for int in int)"},
      {"\ntype N interface{ ~int }\nvar x N",
       "3:7: cannot use type N outside a type constraint: interface contains type constraints"},
      {"\nfunc f[T any](a, b T) bool { return a == b }",
       "2:37: invalid operation: a == b (incomparable types in type set)"},
      {"\nfunc f[T any](a T) T { return a + a }",
       "2:31: invalid operation: operator + not defined on a (variable of type T constrained by any)"},
      {"\nvar x int\nvar y = x[int]", "3:11: int (type) is not an expression"},
      {"\ntype T[P any] struct{}\nfunc (t T[A, B]) m() {}",
       "3:11: receiver declares 2 type parameters, but receiver base type declares 1"},
  });
}

TEST_CASE("language versions") {
  const auto text = [](const char* source, int version) { return check_source(source, version)->error_text(); };
  CHECK(text("\nfunc f() {\n\tfor range 10 {\n\t}\n}", 121) ==
        "3:12: cannot range over 10 (untyped int constant): requires go1.22 or later\n");
  CHECK(text("\nfunc f() {\n\tfor range 10 {\n\t}\n}", 122).empty());
  CHECK(text("\nfunc f(g func(func(int) bool)) {\n\tfor range g {\n\t}\n}", 122) ==
        "3:12: cannot range over g (variable of type func(func(int) bool)): requires go1.23 or later\n");
  CHECK(text("\nfunc f(g func(func(int) bool)) {\n\tfor range g {\n\t}\n}", 123).empty());
  CHECK(text("\nvar x = min(1, 2)", 120) == "2:9: min requires go1.21 or later\n");
  CHECK(text("\nvar x = min(1, 2)", 121).empty());
  CHECK(text("\nfunc f(m map[int]int) {\n\tclear(m)\n}", 120) == "3:8: clear requires go1.21 or later\n");
}

TEST_CASE("one error does not cause others") {
  check_rows({
      {"\nvar x = undefined1\nvar y = x + 1\nvar z int = y.foo()", "2:9: undefined: undefined1"},
      {"\ntype T struct{ a missing }\nvar t T\nvar x int = t.a\nfunc f() { t.a.b(); t.a = 1 }",
       "2:18: undefined: missing"},
      {"\nfunc f(x []missing) {\n\tfor _, y := range x {\n\t\ty.z()\n\t}\n}\nvar _ = func() { f([]int{}) }",
       "2:10: undefined: missing"},
      {"\nfunc f() {\n\tx := g()\n\tx.y()\n}", "3:7: undefined: g"},
      {"\nfunc f() (missing, error)\nfunc g() {\n\ta, err := f()\n\ta.b(err)\n}", "2:11: undefined: missing"},
  });
}

}  // namespace
}  // namespace stalemate::frontend
