#include "report/words.hpp"

#include <cstdlib>

#include "report/explain.hpp"
#include "report/format.hpp"
#include "tests/doctest.hpp"

using namespace stalemate;
using namespace stalemate::report;

TEST_CASE("numbers for people") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1000) == "1,000");
  CHECK(with_commas(12840034) == "12,840,034");
  CHECK(counted(1, "state") == "1 state");
  CHECK(counted(0, "state") == "0 states");
}

TEST_CASE("columns are counted in code points") {
  CHECK(display_width("héé") == 3);
  CHECK(padded("é", 3) == "é  ");
  CHECK(shortened("abcdef", 4) == "ab..");
  CHECK(shortened("éééééé", 4) == "éé..");
  CHECK(shortened("abc", 3) == "abc");
}

TEST_CASE("control characters are shown, not sent") {
  CHECK(printable("a\nb\tc\x1b\x7f") == "a\\nb\\tc\\x1b\\x7f");
  CHECK(printable("é") == "é");
}

TEST_CASE("portable paths") {
  CHECK(portable_path("./dl.go", "/w") == "dl.go");
  CHECK(portable_path("/w/a/dl.go", "/w") == "a/dl.go");
  CHECK(portable_path("../dl.go", "/w") == "../dl.go");
}

TEST_CASE("every rule is explained"){
#define RULE(identifier, rule_name, severity, summary)             \
  {                                                                \
    const std::string text = explain(model::Rule::identifier, {}); \
    CHECK(text.starts_with(rule_name));                            \
    CHECK(text.find("Usual fixes") != std::string::npos);          \
    CHECK(text.size() > 200);                                      \
  }
#include "model/rule.def"
#undef RULE
}

TEST_CASE("formats have different names and can be found by them") {
  for (const Format& format : formats()) CHECK(format_named(format.name) == &format);
  CHECK(format_named("html5") == nullptr);
}

TEST_CASE("colour: the command line wins, then NO_COLOR, CLICOLOR_FORCE, TERM and the terminal") {
  auto with = [](const char* no_color, const char* force, const char* term, ColourMode mode, bool terminal) {
    setenv("NO_COLOR", no_color, 1);
    setenv("CLICOLOR_FORCE", force, 1);
    setenv("TERM", term, 1);
    const bool result = wants_colour(mode, terminal);
    unsetenv("NO_COLOR");
    unsetenv("CLICOLOR_FORCE");
    return result;
  };
  CHECK(with("", "", "xterm", ColourMode::automatic, true));
  CHECK_FALSE(with("", "", "xterm", ColourMode::automatic, false));
  CHECK_FALSE(with("", "", "dumb", ColourMode::automatic, true));
  CHECK_FALSE(with("1", "", "xterm", ColourMode::automatic, true));
  CHECK(with("", "1", "dumb", ColourMode::automatic, false));
  CHECK_FALSE(with("", "0", "xterm", ColourMode::automatic, false));
  CHECK(with("1", "", "dumb", ColourMode::always, false));
  CHECK_FALSE(with("", "1", "xterm", ColourMode::never, true));
}
