// runtime/go/gates/gates.go as text inside the binary.
#pragma once

#include <string_view>

namespace stalemate::runtime {

std::string_view gates_text();

}  // namespace stalemate::runtime
