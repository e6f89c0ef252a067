// How often something happens, told from how often it happened: the interval of Clopper and Pearson (1934), which holds
// the true rate in at least 95 % of all cases, however few the runs are.
#pragma once

#include <cstdint>

namespace stalemate::runtime {

struct Interval {
  double low = 0, high = 1;  // rates, 0 to 1
};

/// Requires: hits ≤ runs, and at least one run.
Interval confidence_interval(std::uint32_t hits, std::uint32_t runs);

}  // namespace stalemate::runtime
