#include "model/rule.hpp"

#include <array>

namespace stalemate::model {
namespace {

struct Entry {
  std::string_view name;
  RuleSeverity severity;
  std::string_view summary;
};

constexpr std::array table = {
#define RULE(identifier, name, severity, summary) Entry{name, RuleSeverity::severity, summary},
#include "model/rule.def"
#undef RULE
};

const Entry& entry(Rule rule) { return table[static_cast<std::size_t>(rule)]; }

}  // namespace

std::string_view name(Rule rule) { return entry(rule).name; }
std::string_view summary(Rule rule) { return entry(rule).summary; }
RuleSeverity severity(Rule rule) { return entry(rule).severity; }

std::optional<Rule> rule_from_name(std::string_view name) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name == name) return static_cast<Rule>(i);
  }
  return std::nullopt;
}

}  // namespace stalemate::model
