// docs/report-schema.json as text inside the binary.
#pragma once

#include <string_view>

namespace stalemate::report {

std::string_view schema_text();

}  // namespace stalemate::report
