// What there is to report: one Report per invocation, one FileReport per program. Every format (text, JSON, …) is a
// function of these values alone, so that they can only differ in form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checker/result.hpp"
#include "runtime/go/confirmation.hpp"
#include "runtime/go/guided.hpp"
#include "runtime/native/agreement.hpp"

namespace stalemate::report {

/// A remark about the user's text (syntax, types, subset), resolved to a place. Line 0: about the file as a whole.
struct DiagnosticLine {
  std::string path;
  std::uint32_t line = 0, column = 0;
  bool is_error = true;
  std::string kind;  // "input", "syntax", "type", "unsupported", "internal"
  std::string message, hint;
};

/// How a file's own expectation header was met (`stalemate test`).
struct Expectation {
  std::string want;  // "deadlock", "safe", "close-of-closed,send-on-closed"; empty: no header
  bool is_met = false;
  bool is_expected_failure = false;  // has a //stalemate:xfail header
  std::string xfail_reason;
  std::vector<std::string> problems;         // what did not match, one line each
  std::optional<std::uint64_t> states_want;  // //stalemate:states, when it differs from what was counted
};

/// `parsed`: only read (--parse-only), nothing is said about what it does.
enum class FileVerdict : std::uint8_t { safe, bug, inconclusive, error, internal_error, parsed };
inline constexpr std::size_t file_verdict_count = static_cast<std::size_t>(FileVerdict::parsed) + 1;

const char* name(FileVerdict verdict);

/// The report on one program (a file, or the files of a package).
struct FileReport {
  std::string path;   // as the user gave it, relative paths beginning with "./"
  std::string entry;  // the function or test it starts with; empty: main
  FileVerdict verdict = FileVerdict::error;
  std::vector<DiagnosticLine> diagnostics;  // sorted by position
  int go_version = 0;                       // language version it was read as: 122 is Go 1.22; 0 unknown
  std::vector<std::string> files;           // display paths, indexed by model::Position::file
  std::optional<checker::CheckResult> result;
  std::string unconfirmed;                 // why errors do not count: none was confirmed, and that was required
  std::vector<std::string> ignored_rules;  // rules --only or --ignore left out
  std::optional<Expectation> expectation;
  std::optional<runtime::Confirmation> confirmation;
  std::optional<runtime::Walks> walks;
  std::vector<runtime::native::Replay> replays;  // confirm: of the findings, those left out by a filter included
  std::vector<runtime::Guided> guided;           // by finding of `result`; empty: none was asked for
};

struct Report {
  std::string tool_version;
  bool fail_on_warning = false;
  std::vector<FileReport> files;
  std::vector<DiagnosticLine> diagnostics;  // about the inputs as a whole: a file that does not exist
};

/// "./a.go", "./a_test.go TestX".
std::string display_name(const FileReport& file);

/// The verdict that follows from a search and the findings left after filtering: bug if one is an error, inconclusive
/// if something stopped the search, else safe.
FileVerdict verdict_of(const checker::CheckResult& result);

/// Exit codes: 0 safe, 1 bug, 2 the input is wrong, 3 inconclusive, 4 internal error.
int exit_code(const FileReport& file, bool fail_on_warning);
/// The code of the whole run: the worst of all files by 4 > 2 > 1 > 3 > 0.
int exit_code(const Report& report);
int worse_exit_code(int a, int b);

/// "timeout", "states" …; empty for `nothing`.
const char* name(checker::StoppedBy stopped_by);

}  // namespace stalemate::report
