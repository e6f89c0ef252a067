// Corpus programs on real Go: what is observed has to be predicted by the model, and allowed by the program's own
// //stalemate:go header. Here the model is measured against the thing itself.
#pragma once

#include <algorithm>
#include <string>

#include "cli/check_program.hpp"
#include "cli/expectation.hpp"
#include "runtime/go/confirm.hpp"
#include "runtime/go/toolchain.hpp"
#include "tests/doctest.hpp"

namespace stalemate::test {

/// Checks one corpus program and runs it on `toolchain`, four times.
inline void observed_is_predicted(const cli::ProgramInput& input, const runtime::Toolchain& toolchain) {
  INFO(input.path);
  cli::Options options;
  options.progress = cli::ProgressMode::none;
  options.go_version = toolchain.language;
  options.check.self_check = true;
  const report::FileReport file = cli::check_program(input, options);
  CHECK(file.diagnostics.empty());
  if (!file.result) return;
  runtime::ConfirmOptions confirm_options;
  confirm_options.runs = 4;
  confirm_options.run_timeout = std::chrono::seconds(10);
  confirm_options.language = file.go_version;
  const runtime::Confirmation seen = runtime::confirm(input.files, cli::prediction_of(file), confirm_options);
  INFO(seen.reason);
  CHECK(seen.status != runtime::ConfirmationStatus::skipped);
  CHECK(seen.status != runtime::ConfirmationStatus::mismatch);

  cli::ExpectationHeader header;
  std::string text, error;
  REQUIRE(cli::read_file(input.files.front(), text, error));
  cli::read_expectations(input.path, text, header);
  for (const runtime::OutcomeCount& outcome : seen.outcomes) {
    INFO(runtime::name(outcome.outcome) << " " << outcome.detail);
    CHECK(outcome.is_predicted);
    CHECK(std::count(header.go_outcomes.begin(), header.go_outcomes.end(), runtime::name(outcome.outcome)) == 1);
  }
}

}  // namespace stalemate::test
