// Random concurrent programs, explored completely: invariants hold in every state, stored states come back, transitions
// called independent commute, and states do not depend on the order in which independent goroutines were started.
#include <doctest/doctest.h>

#include "explore.hpp"
#include "random_program.hpp"
#include "tests/seeds.hpp"

namespace stalemate::model::test {
TEST_CASE("random programs keep all invariants and independent steps commute") {
  const unsigned seeds = stalemate::test::seeds_wanted("STALEMATE_MODEL_SEEDS", 400);
  std::size_t states = 0, independent = 0, dependent = 0;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    RandomProgram random(seed);
    if (seed % 3 == 0) random.start_each(2);
    const Explored explored = explore(random.make());
    states += explored.states;
    independent += explored.independent_pairs;
    dependent += explored.dependent_pairs;
    CHECK(!explored.outcomes.empty());
  }
  MESSAGE("states " << states << ", independent pairs " << independent << ", dependent pairs " << dependent);
  CHECK(independent > 1000);
}

}  // namespace stalemate::model::test
