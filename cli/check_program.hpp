// One program from its files to its report: compile, check, filter. Exceptions and lack of memory become verdicts here.
#pragma once

#include <optional>

#include "cli/certificate.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "frontend/compile.hpp"
#include "report/report.hpp"
#include "runtime/go/confirm.hpp"

namespace stalemate::cli {

/// Compiles; diagnostics and file names go into the report. The verdict is `error` if there is no program.
frontend::CompileResult compile_program(const ProgramInput& input, const Options& options, report::FileReport& file);

/// Adds diagnostics to a report; those without a position are the program's.
void add_diagnostics(const std::vector<frontend::Diagnostic>& diagnostics, const frontend::SourceSet& sources,
                     report::FileReport& file);

/// What `check`, `test` and `confirm` do with each program, without filtering (filter.hpp). A complete search writes
/// its certificate if `certificate` is not null.
report::FileReport check_program(const ProgramInput& input, const Options& options,
                                 CertificateFile* certificate = nullptr);

/// How the input is read.
frontend::CompileOptions compile_options_of(const Options& options);

/// How plain runs of a checked program are made; `given`: the options as the user gave them.
runtime::ConfirmOptions confirm_options_of(const Options& given, const report::FileReport& file);

/// What the model says about real runs. Requires: file.result is set and was not filtered.
runtime::Prediction prediction_of(const report::FileReport& file);

}  // namespace stalemate::cli
