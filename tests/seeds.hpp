// How many random programs a test makes.
#pragma once

#include <cstdlib>

namespace stalemate::test {

/// The number in environment variable `variable`, for long runs; `normal` if it is not set.
inline unsigned seeds_wanted(const char* variable, unsigned normal) {
  const char* wanted = std::getenv(variable);
  return wanted == nullptr ? normal : static_cast<unsigned>(std::atoi(wanted));
}

}  // namespace stalemate::test
