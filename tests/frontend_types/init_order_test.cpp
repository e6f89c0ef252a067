// The order of initialisation of package-level variables.
#include <doctest/doctest.h>

#include "tests/frontend_types/check_source.hpp"

namespace stalemate::frontend {
namespace {

std::string order(const char* source) {
  const auto program = check_source(source);
  CHECK(program->error_text() == "");
  std::string result;
  for (const Initializer& step : program->package().initializers) {
    for (std::size_t i = 0; i < step.lhs.size(); ++i) {
      result += (i == 0 ? "" : ",") + std::string(program->ast.name(program->checked.object(step.lhs[i]).name));
    }
    result += ' ';
  }
  return result;
}

TEST_CASE("order of initialisation") {
  CHECK(order("\nvar a = 1\nvar b = 2\nvar c int") == "a b ");
  CHECK(order("\nvar a = b\nvar b = c\nvar c = 1") == "c b a ");
  // The example of the specification.
  CHECK(order("\nvar (\n\ta = c + b\n\tb = f()\n\tc = f()\n\td = 3\n)\nfunc f() int { d++; return d }") == "d b c a ");
  // Through functions, methods and literals.
  CHECK(order("\nvar a = f()\nfunc f() int { return g() }\nfunc g() int { return b }\nvar b = 1") == "b a ");
  CHECK(order("\nvar a = T{}.m()\ntype T struct{}\nfunc (T) m() int { return b }\nvar b = 1") == "b a ");
  CHECK(order("\nvar a = (*T).m\ntype T struct{}\nfunc (*T) m() int { return b }\nvar b = 1") == "b a ");
  CHECK(order("\nvar a = func() int { return b }\nvar b = 1") == "b a ");
  CHECK(order("\nvar a = f[int]()\nfunc f[T any]() int { return b }\nvar b = 1") == "b a ");
  // One initialiser for several variables, and blank ones.
  CHECK(order("\nvar x = a\nvar a, b = f()\nfunc f() (int, int) { return c, 1 }\nvar c = 1\nvar _ = x") ==
        "c a,b x _ ");
  CHECK(order("\nvar m = map[int]int{}\nvar v, ok = m[1]") == "m v,ok ");
  // Uses of variables without initialisers do not delay.
  CHECK(order("\nvar a = b\nvar b int\nvar c = 1") == "a c ");
}

}  // namespace
}  // namespace stalemate::frontend
