// docs/verdicts.md says of every rule when it is given, `explain` says more, and no page knows a rule that the table
// model/rule.def does not have.
#include <re2/re2.h>

#include "model/rule.hpp"
#include "tests/cli/binary.hpp"
#include "tests/docs/page.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

constexpr model::Rule all_rules[] = {
#define RULE(identifier, name, severity, summary) model::Rule::identifier,
#include "model/rule.def"
#undef RULE
};

std::string severity_name(model::Rule rule) {
  return model::severity(rule) == model::RuleSeverity::error ? "error" : "warning";
}

}  // namespace

TEST_CASE("docs/verdicts.md has one entry for each rule, with its severity") {
  std::map<std::string, std::string> entries;  // severity by name
  bool is_in_table = false;
  for (const std::string& line : read_page(repository_file("docs/verdicts.md")).prose) {
    const auto row = cells(line);
    if (row.size() == 3 && row[0] == "rule") is_in_table = true;
    if (row.empty() && !line.starts_with("|---")) is_in_table = false;
    if (!is_in_table || row.empty() || row[0] == "rule") continue;
    REQUIRE(row.size() == 3);
    for (const std::string& name : code_spans(row[0])) {
      INFO(name);
      CHECK(entries.emplace(name, row[1]).second);
      CHECK(row[2].size() > 10);
    }
  }
  for (const model::Rule rule : all_rules) {
    INFO(model::name(rule));
    CHECK(entries[std::string(model::name(rule))] == severity_name(rule));
  }
  for (const auto& entry : entries) CHECK_MESSAGE(model::rule_from_name(entry.first).has_value(), entry.first);
}

TEST_CASE("pages name only rules that exist") {
  static const re2::RE2 hyphenated(R"([a-z]+(-[a-z]+)+)");
  // What pages call by hyphenated words besides.
  const std::set<std::string> others{"blocked-write",       // a selection of findings
                                     "stubborn-sleep",      // a search
                                     "stalemate-certify"};  // a program
  for (const Page& page : pages(true)) {
    if (page.path.starts_with("tests/")) continue;
    for (const std::string& line : page.prose) {
      for (const std::string& span : code_spans(line)) {
        if (!re2::RE2::FullMatch(span, hyphenated) || others.contains(span)) continue;
        INFO(page.path << ": " << span);
        CHECK(model::rule_from_name(span).has_value());
      }
    }
  }
}

TEST_CASE("explain says something of each rule, and list rules has it") {
  const std::string list = stalemate_in("", {"list", "rules"}).output;
  for (const model::Rule rule : all_rules) {
    const std::string name(model::name(rule));
    INFO(name);
    const auto result = stalemate_in("", {"explain", name});
    CHECK(result.exit_code == 0);
    CHECK(result.output.starts_with(name + " (" + severity_name(rule) + "): " + std::string(model::summary(rule))));
    CHECK(contains(result.output, "\nFor example\n"));
    CHECK(contains(result.output, "\nUsual fixes\n"));
    CHECK(contains("\n" + list, "\n" + name + " "));
  }
}
