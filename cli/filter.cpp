#include "cli/filter.hpp"

#include <algorithm>

#include "model/check.hpp"

namespace stalemate::cli {

namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_blocked_write(const checker::Finding& finding) {
  return std::any_of(finding.blocked.begin(), finding.blocked.end(), [](const auto& b) { return b.is_blocked_write; });
}

}  // namespace

void filter_findings(report::FileReport& file, const std::vector<std::string>& only,
                     const std::vector<std::string>& ignore) {
  CHECK(file.result.has_value(), "there is nothing to filter");
  if (only.empty() && ignore.empty()) return;
  auto is_left_out = [&](const checker::Finding& finding) {
    const std::string_view rule = model::name(finding.rule);
    if (contains(ignore, rule)) return true;
    if (only.empty() || contains(only, rule)) return false;
    return !(contains(only, "blocked-write") && has_blocked_write(finding));
  };
  std::erase_if(file.result->findings, is_left_out);
#define RULE(identifier, name, severity, summary) \
  if (contains(ignore, name) || (!only.empty() && !contains(only, name))) file.ignored_rules.emplace_back(name);
#include "model/rule.def"
#undef RULE
  file.verdict = report::verdict_of(*file.result);
}

}  // namespace stalemate::cli
