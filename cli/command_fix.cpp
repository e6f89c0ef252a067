// fix: repairs of deadlocks and leaks as diffs, each with its evidence: a complete search of the repaired program, and,
// where Go is installed, plain runs of it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "cli/check_program.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/repair_search.hpp"
#include "report/text.hpp"
#include "report/unified_diff.hpp"
#include "report/words.hpp"
#include "runtime/go/confirm.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

namespace fs = std::filesystem;
using report::FileReport;
using report::FileVerdict;

namespace {

/// Copies of a program's files, the changed ones with their new texts; gone at the end.
class Copies {
 public:
  Copies(const ProgramInput& input, const FoundRepair& repair) {
    std::string pattern = (fs::temp_directory_path() / "stalemate-fix-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) return;
    folder_ = pattern;
    for (const std::string& path : input.files) {
      std::string text, error;
      const auto changed = repair.texts.find(path);
      if (changed != repair.texts.end()) {
        text = changed->second;
      } else if (!read_file(path, text, error)) {
        continue;
      }
      files_.push_back((folder_ / fs::path(path).filename()).string());
      std::ofstream(files_.back(), std::ios::binary) << text;
    }
  }
  ~Copies() {
    std::error_code error;
    if (!folder_.empty()) fs::remove_all(folder_, error);
  }
  Copies(const Copies&) = delete;
  Copies& operator=(const Copies&) = delete;

  const std::vector<std::string>& files() const { return files_; }

 private:
  fs::path folder_;
  std::vector<std::string> files_;
};

using Toolchain = std::optional<runtime::Toolchain>;

/// How runs of the repaired program with the real Go ended, in words.
std::string runs_text(const ProgramInput& input, const Options& given, const Toolchain& toolchain,
                      const FoundRepair& repair, bool& is_refuted) {
  if (given.runs == 0) return "";
  if (!toolchain) return "not run: there is no go on the path";
  if (!input.entry.empty() && input.entry != "main") return "not run: plain runs start at main";
  const Copies copies(input, repair);
  const runtime::Confirmation seen =
      runtime::confirm(copies.files(), prediction_of(repair.evidence), confirm_options_of(given, repair.evidence));
  if (seen.status == runtime::ConfirmationStatus::skipped) return "not run: " + seen.reason;
  is_refuted = seen.status == runtime::ConfirmationStatus::mismatch;
  std::string text = fmt::format("{} with {}:", report::counted(seen.runs, "run"), seen.go_version);
  for (const runtime::OutcomeCount& outcome : seen.outcomes) {
    text += fmt::format(" {} {}{}", outcome.count, runtime::name(outcome.outcome),
                        outcome.is_predicted ? "" : " (not predicted)");
  }
  return text;
}

/// As seen from the current folder, where `git apply` will be called; as given if it lies elsewhere.
std::string path_in_diff(const std::string& path) {
  std::error_code error;
  const std::string relative = fs::relative(path, error).string();
  return error || relative.empty() || relative.starts_with("..") ? path : relative;
}

std::string repair_text(const FoundRepair& repair, const std::string& runs) {
  std::string text;
  for (const std::string& what : repair.what) text += fmt::format("  repair    {}\n", report::printable(what));
  const checker::Statistics& statistics = repair.evidence.result->statistics;
  text += fmt::format("  searched  completely, {}: nobody is left blocked, nothing else is new\n",
                      report::counted(statistics.states, "state"));
  if (!runs.empty()) text += fmt::format("  real Go   {}\n", report::printable(runs));
  text += "\n";
  for (const auto& [path, after] : repair.texts) {
    std::string before, error;
    if (read_file(path, before, error)) text += report::unified_diff(path_in_diff(path), before, after);
  }
  return text + "\n";
}

enum class FixOutcome : std::uint8_t { nothing_to_do, repaired, none_holds, failed };

/// `all`: the entries of the package. `repaired`: the texts of a repair that was shown for an earlier one, which comes
/// first: two diffs of the same files would not fit together.
FixOutcome fix(const ProgramInput& input, const std::vector<ProgramInput>& all, const Options& options,
               const Toolchain& toolchain, std::map<std::string, std::string>& repaired) {
  const report::FormatOptions format = terminal_format(options);
  const FileReport before = check_program(input, options);
  if (!before.result) {
    print(report::file_text(before, format));
    return FixOutcome::failed;
  }
  const std::string name = input.path + (input.entry.empty() || input.entry == "main" ? "" : " " + input.entry);
  std::string text;
  for (const checker::Finding& finding : before.result->findings) {
    if (!is_repairable(finding)) continue;
    text +=
        fmt::format("{}: {}\n", report::short_position(before, finding.position), report::printable(finding.message));
  }
  if (text.empty()) {
    print(fmt::format("{}: nothing is left blocked for ever{}\n", name,
                      before.verdict == FileVerdict::inconclusive ? ", as far as was searched" : ""));
    return before.verdict == FileVerdict::inconclusive ? FixOutcome::none_holds : FixOutcome::nothing_to_do;
  }
  if (before.result->stopped_by != checker::StoppedBy::nothing) {
    print(name + "\n" + text + "  the search was not complete, so no repair can be shown to hold\n");
    return FixOutcome::none_holds;
  }
  if (!repaired.empty()) {
    const FileReport after = check_edited(input, repaired, options);
    const bool is_mended = after.result && after.result->stopped_by == checker::StoppedBy::nothing &&
                           std::ranges::none_of(after.result->findings, is_repairable);
    print(name + "\n" + text +
          (is_mended ? "  mended by the repair above\n" : "  apply the repair above, then run fix again for this\n"));
    return is_mended ? FixOutcome::repaired : FixOutcome::none_holds;
  }
  const RepairSearch search = find_repairs(input, all, options, before);
  text = name + "\n" + text;
  std::size_t shown = 0;
  for (const FoundRepair& repair : search.repairs) {
    bool is_refuted = false;
    const std::string runs = runs_text(input, options, toolchain, repair, is_refuted);
    if (is_refuted) continue;
    text += repair_text(repair, runs);
    if (shown == 0) repaired = repair.texts;
    ++shown;
    if (!options.all_repairs) break;
  }
  if (shown == 0) {
    text += fmt::format("  no repair found: none of {} that compile{} holds{}\n",
                        report::counted(search.tried, "candidate"), search.tried == 1 ? "s" : "",
                        search.is_out_of_time ? "; --budget was used up" : "");
  }
  print(text);
  return shown > 0 ? FixOutcome::repaired : FixOutcome::none_holds;
}

}  // namespace

int command_fix(const Options& options) {
  const Toolchain toolchain = options.runs > 0 ? runtime::find_toolchain() : std::nullopt;
  const ResolvedInputs inputs = resolve_inputs(options.inputs);
  const report::FormatOptions format = terminal_format(options);
  int code = 0;
  for (const auto& line : inputs.diagnostics) {
    print(report::diagnostic_text(line, format));
    if (line.is_error) code = 2;
  }
  for (const ProgramInput& input : inputs.programs) {
    std::map<std::string, std::string> repaired;
    const std::vector<ProgramInput> all = with_entries(input, {});
    for (const ProgramInput& entry : with_entries(input, options.entries)) {
      if (interrupt_flag().load()) return report::worse_exit_code(code, 3);
      switch (fix(entry, all, options, toolchain, repaired)) {
        case FixOutcome::nothing_to_do:
        case FixOutcome::repaired: break;
        case FixOutcome::none_holds: code = report::worse_exit_code(code, 1); break;
        case FixOutcome::failed: code = report::worse_exit_code(code, 2); break;
      }
    }
  }
  return code;
}

}  // namespace stalemate::cli
