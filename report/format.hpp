// The table of output formats. A format is a function from a Report to text; adding one is adding a line in format.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stalemate::report {

struct Format {
  std::string_view name;
  std::string_view summary;
  std::string (*write)(const Report& report, const FormatOptions& options);
};

std::span<const Format> formats();
/// Null if there is none of that name.
const Format* format_named(std::string_view name);

}  // namespace stalemate::report
