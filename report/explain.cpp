#include "report/explain.hpp"

#include <array>

namespace stalemate::report {

namespace {

struct Explanation {
  model::Rule rule;
  std::string_view meaning, example, fixes;
};

constexpr std::array explanations{
#define EXPLAIN(identifier, meaning, example, fixes) Explanation{model::Rule::identifier, meaning, example, fixes},
#include "report/explain.def"
#undef EXPLAIN
};

constexpr std::size_t rule_count = 0
#define RULE(identifier, name, severity, summary) +1
#include "model/rule.def"
#undef RULE
    ;

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < explanations.size(); ++i) {
    if (static_cast<std::size_t>(explanations[i].rule) != i) return false;
  }
  return true;
}
static_assert(explanations.size() == rule_count, "every rule of model/rule.def needs an entry in report/explain.def");
static_assert(is_in_order(), "report/explain.def has the order of model/rule.def");

}  // namespace

std::string explain(model::Rule rule, const FormatOptions& options) {
  const Explanation& entry = explanations[static_cast<std::size_t>(rule)];
  const bool is_error = model::severity(rule) == model::RuleSeverity::error;
  std::string text = styled(model::name(rule), Style::bold, options);
  text += is_error ? " (error): " : " (warning): ";
  text += std::string(model::summary(rule)) + "\n\n";
  text += std::string(entry.meaning) + "\n\n";
  text += styled("For example", Style::bold, options) + "\n\n" + std::string(entry.example) + "\n\n";
  text += styled("Usual fixes", Style::bold, options) + "\n\n" + std::string(entry.fixes) + "\n";
  return text;
}

}  // namespace stalemate::report
