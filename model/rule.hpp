// Rules: what the checker can find (docs/verdicts.md). One table, rule.def, serves code, reports and `explain`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stalemate::model {

enum class Rule : std::uint8_t {
#define RULE(identifier, name, severity, summary) identifier,
#include "model/rule.def"
#undef RULE
};

enum class RuleSeverity : std::uint8_t { error, warning };

std::string_view name(Rule rule);
std::string_view summary(Rule rule);
RuleSeverity severity(Rule rule);
std::optional<Rule> rule_from_name(std::string_view name);

}  // namespace stalemate::model
