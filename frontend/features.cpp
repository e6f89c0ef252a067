#include "frontend/features.hpp"

#include <vector>

namespace stalemate::frontend {

namespace {

std::vector<Feature> read_table() {
  std::vector<Feature> table;
  std::string_view section;
#define SECTION(heading) section = heading;
#define SUPPORTED(name, summary, program) table.push_back({section, FeatureStatus::supported, name, summary, program});
#define REFUSED(name, reason, program) table.push_back({section, FeatureStatus::refused, name, reason, program});
#include "frontend/features.def"
  return table;
}

}  // namespace

std::string Feature::path() const {
  const std::string text(program);
  if (text.find('/') != std::string::npos) return text;
  if (status == FeatureStatus::supported) return "tests/conformance/programs/" + text + ".go";
  return "tests/docs/refused/" + text + ".go";
}

std::span<const Feature> features() {
  static const std::vector<Feature> table = read_table();
  return table;
}

}  // namespace stalemate::frontend
