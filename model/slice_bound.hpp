// A bound of a slice expression and its text in a panic (Go: runtime/error.go, boundsErrorFmts, boundsNegErrorFmts).
#pragma once

#include <cstdint>
#include <string>

#include "model/word.hpp"

namespace stalemate::model {

struct SliceBound {
  Word value = 0;
  bool is_unsigned = false;
  /// Such a bound is shown alone, without what it was compared with.
  bool is_negative() const { return !is_unsigned && static_cast<std::int64_t>(value) < 0; }
  std::string text() const {
    return is_unsigned ? std::to_string(value) : std::to_string(static_cast<std::int64_t>(value));
  }
};

}  // namespace stalemate::model
