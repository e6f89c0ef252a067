// Intervals of Clopper and Pearson against tabulated ones.
#include "runtime/go/hit_rate.hpp"

#include "tests/doctest.hpp"

using stalemate::runtime::confidence_interval;
using stalemate::runtime::Interval;

namespace {

void expect(const Interval& interval, double low, double high) {
  CHECK(interval.low == doctest::Approx(low).epsilon(0.002));
  CHECK(interval.high == doctest::Approx(high).epsilon(0.002));
}

}  // namespace

TEST_CASE("intervals of small counts") {
  expect(confidence_interval(1, 10), 0.00253, 0.4450);
  expect(confidence_interval(5, 10), 0.1871, 0.8129);
  expect(confidence_interval(75, 300), 0.2020, 0.3030);
}

TEST_CASE("never and always leave one side open") {
  // 1 - 0.05^(1/n)
  expect(confidence_interval(0, 300), 0, 0.009936);
  expect(confidence_interval(20, 20), 0.8609, 1);
  expect(confidence_interval(0, 1), 0, 0.95);
}
