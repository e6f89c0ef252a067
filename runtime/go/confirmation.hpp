// Confirmation by plain runs: the user's program is built unchanged by the real Go toolchain and run a number of times,
// and so it is on the embedded runtime; how each run ends is compared with what the model predicts. Plain values:
// report reads them, nothing here computes. Every observed outcome must be a predicted one; whether a predicted fault
// shows is up to Go's scheduler. A leak never shows, since main's return ends the process.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rule.hpp"

namespace stalemate::runtime {

/// How a run ended. `exit`: the process ended by itself without a crash, whatever the exit code; `leak`: it would have,
/// and left goroutines blocked, which only runs with random delays can tell.
enum class Outcome : std::uint8_t { exit, deadlock, panic, hang, leak };

const char* name(Outcome outcome);

/// What the model says about how runs can end. `complete`: every interleaving was explored, so what is not listed
/// cannot happen. A data race makes Go's behaviour undefined: then `complete` is false.
struct Prediction {
  bool complete = false;
  bool can_exit = false, can_deadlock = false, can_panic = false, can_hang = false;
  std::vector<model::Rule> crash_rules;     // rules of the crash findings …
  std::vector<std::string> crash_messages;  // … and their messages
  bool has_findings = false;                // of severity error
  bool has_leak = false;
};

/// Runs that ended alike.
struct OutcomeCount {
  Outcome outcome = Outcome::exit;
  std::string detail;  // panic, fatal error: its first line; exit: "exit code 3" unless 0
  std::uint32_t count = 0;
  bool is_predicted = true;
  double rate_low = 0, rate_high = 1;  // of such runs among all, with 95 % confidence (hit_rate.hpp)
};

enum class ConfirmationStatus : std::uint8_t {
  confirmed,       // a predicted fault was seen
  agrees,          // only predicted outcomes were seen, and no fault that a plain run could show was predicted
  not_reproduced,  // only predicted outcomes were seen, the predicted fault was not among them
  not_refuted,     // something unpredicted was seen, but the search was not complete (or the run was only slow)
  mismatch,        // an outcome was seen that a complete search excludes: the model is wrong
  skipped,         // nothing was run; `reason` says why
};

const char* name(ConfirmationStatus status);

struct Confirmation {
  ConfirmationStatus status = ConfirmationStatus::skipped;
  std::string reason;      // skipped, not_refuted: why
  std::string go_version;  // "go1.19.8"
  std::uint32_t runs = 0;
  std::vector<OutcomeCount> outcomes;                 // most frequent first, then by kind and detail
  std::uint32_t delayed_runs = 0;                     // with random delays before operations
  std::vector<OutcomeCount> delayed;                  // likewise
  std::uint32_t embedded_runs = 0, chaotic_runs = 0;  // on the embedded runtime (cli/embedded_runs.hpp)
  std::vector<OutcomeCount> embedded, chaotic;
  std::string embedded_problem;  // what the model does not allow in a chaotic run
  std::string note;              // what the runs cannot tell: "a plain run cannot show a leak"
};

}  // namespace stalemate::runtime
