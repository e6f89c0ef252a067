// The guided run of one finding in words: "confirmed by go1.19.8 (its own detector)".
#pragma once

#include <string>

#include "runtime/go/guided.hpp"

namespace stalemate::report {

std::string guided_text(const runtime::Guided& guided);
/// One line.
std::string walks_text(const runtime::Walks& walks);

}  // namespace stalemate::report
