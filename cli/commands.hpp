// The verbs. Each prints to standard output and returns an exit code (docs/verdicts.md); only main ends the process.
#pragma once

#include <functional>
#include <string>

#include "cli/inputs.hpp"
#include "cli/options.hpp"

namespace stalemate::cli {

int run(const Options& options);

int command_check(const Options& options);  // check, test and confirm: one report on many programs
int command_fix(const Options& options);
int command_prove(const Options& options);
int command_capacity(const Options& options);
int command_replay(const Options& options);
int command_run(const Options& options);
int command_explain(const Options& options);
int command_list(const Options& options);
int command_schema();
int command_doctor();
int command_version();

std::string tool_version();
/// Writes to standard output; false (with a message) if that fails.
bool print(const std::string& text);
/// Calls `visit` for each entry of each program the user named; the worst of the exit codes.
int for_each_program(const Options& options, const std::function<int(const ProgramInput&)>& visit);
/// How standard output wants its text.
report::FormatOptions terminal_format(const Options& options);

}  // namespace stalemate::cli
