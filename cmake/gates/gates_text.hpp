// runtime/go/gates as text inside the binary.
#pragma once

#include <string_view>

namespace stalemate::runtime {

std::string_view gates_text();
std::string_view controller_text();
std::string_view walk_text();
std::string_view inputs_text();
std::string_view timers_text();
std::string_view clock_text();
std::string_view signals_text();
std::string_view range_text();
std::string_view free_text();
std::string_view race_text();
std::string_view norace_text();

}  // namespace stalemate::runtime
