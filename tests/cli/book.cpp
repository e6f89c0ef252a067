// Every program of corpus/book on real Go: what is observed has to be predicted by the model, and allowed by the
// program's own
// //stalemate:go header. The one test in which the model is measured against the thing itself.
#include <algorithm>

#include "cli/check_program.hpp"
#include "cli/expectation.hpp"
#include "runtime/go/confirm.hpp"
#include "runtime/go/toolchain.hpp"
#include "tests/doctest.hpp"

using namespace stalemate;
using namespace stalemate::cli;

TEST_CASE("corpus/book on real Go: observed is predicted, and observed is allowed" *
          doctest::skip(!runtime::find_toolchain())) {
  const auto toolchain = runtime::find_toolchain();
  const std::string folder = STALEMATE_CORPUS "/book";
  const ResolvedInputs inputs = resolve_inputs({folder});
  CHECK(inputs.programs.size() >= 60);
  Options options;
  options.progress = ProgressMode::none;
  options.go_version = toolchain->language;
  options.check.self_check = true;
  for (const ProgramInput& input : inputs.programs) {
    INFO(input.path);
    const report::FileReport file = check_program(input, options);
    CHECK(file.diagnostics.empty());
    if (!file.result) continue;
    runtime::ConfirmOptions confirm_options;
    confirm_options.runs = 4;
    confirm_options.run_timeout = std::chrono::seconds(10);
    confirm_options.language = file.go_version;
    const runtime::Confirmation seen = runtime::confirm(input.files, prediction_of(file), confirm_options);
    INFO(seen.reason);
    CHECK(seen.status != runtime::ConfirmationStatus::skipped);
    CHECK(seen.status != runtime::ConfirmationStatus::mismatch);

    ExpectationHeader header;
    std::string text, error;
    REQUIRE(read_file(input.files.front(), text, error));
    read_expectations(input.path, text, header);
    for (const runtime::OutcomeCount& outcome : seen.outcomes) {
      INFO(runtime::name(outcome.outcome) << " " << outcome.detail);
      CHECK(outcome.is_predicted);
      CHECK(std::count(header.go_outcomes.begin(), header.go_outcomes.end(), runtime::name(outcome.outcome)) == 1);
    }
  }
}
