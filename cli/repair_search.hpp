// Looks for repairs of one program: candidates are compiled and searched completely; only what leaves no deadlock and
// no leak, brings nothing new, and keeps an end of the program is a repair.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "report/report.hpp"

namespace stalemate::cli {

/// A repair that holds: all findings of the kinds that are repaired are gone.
struct FoundRepair {
  std::vector<std::string> what;             // the edits in words, in the order they were made
  std::map<std::string, std::string> texts;  // of the files that change, by path
  report::FileReport evidence;               // the complete search of the repaired program
  int cost = 0;
};

struct RepairSearch {
  std::vector<FoundRepair> repairs;  // smallest first
  std::size_t tried = 0;             // candidates that compiled and were searched
  bool is_out_of_time = false;
};

/// Whether a finding is of a kind that `fix` repairs: somebody is blocked for ever.
bool is_repairable(const checker::Finding& finding);

/// Requires: `before` is the complete report of `input`, with a finding to be repaired. `all` are the entries of its
/// package: a repair of one leaves nobody blocked, and brings nothing new, in the others either.
RepairSearch find_repairs(const ProgramInput& input, const std::vector<ProgramInput>& all, const Options& options,
                          const report::FileReport& before);

/// The report of a program with other texts for some of its files.
report::FileReport check_edited(const ProgramInput& input, const std::map<std::string, std::string>& texts,
                                const Options& options);

}  // namespace stalemate::cli
