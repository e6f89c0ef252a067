// What the command line asked for, as plain values.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checker/check.hpp"
#include "checker/engine.hpp"
#include "report/style.hpp"

namespace stalemate::cli {

enum class Verb : std::uint8_t {
  check,
  test,
  run,
  replay,
  confirm,
  predict,
  fix,
  prove,
  capacity,
  explain,
  list,
  schema,
  doctor,
  version
};

/// check --confirm: whether findings are followed on real Go, and whether one that is not confirmed counts.
enum class ConfirmMode : std::uint8_t { off, attempt, require };

enum class ProgressMode : std::uint8_t { automatic, lines, none };

/// `--report json=out.json`
struct ReportTarget {
  std::string kind, path;
};

struct Options {
  Verb verb = Verb::check;
  std::vector<std::string> inputs;  // files, directories, dir/...
  checker::CheckOptions check;      // bounds and search
  checker::EngineOptions engine;    // check, test
  std::string timeout_text;         // as given, for the verdict
  std::string format = "text";
  std::vector<ReportTarget> reports;
  std::string certificate;                // file that gets it; empty: none is wanted
  std::vector<std::string> only, ignore;  // rule names; `only` may hold "blocked-write"
  std::vector<std::string> entries;       // functions to start at; none: main and all tests
  std::vector<std::string> opaque;        // import paths of opaque packages
  std::pair<std::int64_t, std::int64_t> free_integers = {0, 3};
  int go_version = 0;  // 122 for --go-version 1.22; 0: from go.mod or the default
  bool fail_on_warning = false;
  bool parse_only = false;
  bool verbose = false, quiet = false, times = false;
  bool keep_going = false;  // go on with the next program after an internal error
  bool update = false;      // test: rewrite //stalemate:states
  report::ColourMode colour = report::ColourMode::automatic;
  ProgressMode progress = ProgressMode::automatic;
  std::string schedule;           // replay
  std::uint32_t seed = 1;         // run, predict
  bool is_chaotic = false;        // run: the scheduler picks at random
  bool runs_model = false;        // run: by the model, not by the embedded runtime
  std::uint32_t run_workers = 0;  // run: threads; 0: one goroutine at a time, the same run for the same seed
  std::string run_clock = "virtual";
  std::uint32_t runs = 20;  // confirm, fix, predict
  std::uint32_t walks = 0;  // confirm
  ConfirmMode confirm = ConfirmMode::off;
  bool is_real = false;  // replay
  std::chrono::milliseconds run_timeout{2000};
  std::chrono::milliseconds run_budget{10'000};   // confirm: for plain runs, and for those with delays
  std::chrono::milliseconds fix_budget{120'000};  // fix: for all candidates of one program
  std::int64_t sizes = 2;    // prove, capacity: how far above the least value instances are searched
  bool bounded = false;      // prove: parameters of the entry are only what --free-integers says
  bool all_repairs = false;  // fix: not only the smallest
  std::string topic;         // explain RULE, list rules|features
  std::string markdown;      // list features: the part that is printed as docs/ holds it
};

}  // namespace stalemate::cli
