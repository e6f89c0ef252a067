#include "report/format.hpp"

#include "report/json.hpp"
#include "report/text.hpp"

namespace stalemate::report {

std::span<const Format> formats() {
  static constexpr Format table[] = {
      {"text", "for people, editors and problem matchers", to_text},
      {"json", "one JSON value, schema stalemate.report/1", to_json},
  };
  return table;
}

const Format* format_named(std::string_view name) {
  for (const Format& format : formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace stalemate::report
