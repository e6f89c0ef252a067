// Optimal DPOR against brute force on random programs: as many executions as there are traces, none of them redundant,
// the same ends and findings.
#include "tests/checker/dpor_facts.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

TEST_CASE("optimal DPOR executes every trace of random programs once") {
  Compared total;
  for (unsigned seed = 0; seed < dpor_seeds(1500); ++seed) {
    CAPTURE(seed);
    model::test::RandomProgram random(seed);
    if (seed % 3 == 0) random.start_each(2);
    compare_with_oracles(random.make(), 1500, total);
  }
  MESSAGE(total.programs << " programs, " << total.traces << " traces, " << total.by_execution
                         << " programs by all executions as well");
  CHECK(total.executions == total.traces);
  CHECK(total.by_execution > 0);
}
