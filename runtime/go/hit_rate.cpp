#include "runtime/go/hit_rate.hpp"

#include <cmath>

#include "model/check.hpp"

namespace stalemate::runtime {

namespace {

/// The probability of `hits` or more in `runs` at this rate.
double at_least(std::uint32_t hits, std::uint32_t runs, double rate) {
  if (hits == 0) return 1;
  if (rate <= 0) return 0;
  if (rate >= 1) return 1;
  double sum = 0;
  for (std::uint32_t k = hits; k <= runs; ++k) {
    const double ways = std::lgamma(runs + 1.0) - std::lgamma(k + 1.0) - std::lgamma(runs - k + 1.0);
    sum += std::exp(ways + k * std::log(rate) + (runs - k) * std::log1p(-rate));
  }
  return sum;
}

/// The rate at which `hits` or more have this probability; it grows with the rate.
double rate_of(std::uint32_t hits, std::uint32_t runs, double probability) {
  double low = 0, high = 1;
  constexpr int halvings = 50;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (at_least(hits, runs, middle) < probability ? low : high) = middle;
  }
  return low;
}

}  // namespace

Interval confidence_interval(std::uint32_t hits, std::uint32_t runs) {
  CHECK(runs > 0 && hits <= runs, "a rate needs runs");
  Interval interval;
  // With nothing or everything seen only one side is open, and gets all of the 5 %.
  const double tail = hits == 0 || hits == runs ? 0.05 : 0.025;
  if (hits > 0) interval.low = rate_of(hits, runs, tail);
  if (hits < runs) interval.high = rate_of(hits + 1, runs, 1 - tail);
  return interval;
}

}  // namespace stalemate::runtime
