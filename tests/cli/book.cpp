// Every program of corpus/book on real Go.
#include "tests/cli/real_go.hpp"

using namespace stalemate;

TEST_CASE("corpus/book on real Go: observed is predicted, and observed is allowed" *
          doctest::skip(!runtime::find_toolchain())) {
  const auto toolchain = runtime::find_toolchain();
  const cli::ResolvedInputs inputs = cli::resolve_inputs({STALEMATE_CORPUS "/book"});
  CHECK(inputs.programs.size() >= 60);
  for (const cli::ProgramInput& input : inputs.programs) test::observed_is_predicted(input, *toolchain);
}
