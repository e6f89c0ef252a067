// The result of checking one program: verdict, findings with replayed witnesses, and what was covered. Plain values:
// report and runtime read them, nothing here computes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/program.hpp"
#include "model/rule.hpp"
#include "model/schedule.hpp"

namespace stalemate::checker {

using model::Position;
using model::Rule;

enum class Verdict : std::uint8_t { safe, bug, inconclusive };

/// What stopped a search before it was complete.
enum class StoppedBy : std::uint8_t {
  nothing,
  timeout,
  memory,
  states,
  depth,
  goroutines,
  interrupt,
  machine,
  refusal,
  prediction  // there was no search: what is known comes from a few runs
};

/// Someone who could wake a blocked goroutine, and why that will not happen.
struct Waker {
  std::string goroutine;  // "g1.1"; empty when nobody is left
  std::string operation;  // "receive", "send", "close", "unlock", "done" …
  Position position;      // where it would; line 0 if it has no such operation left
  std::string why_not;    // "has returned", "is blocked itself", "no close of it anywhere in the program" …
};

/// One thing a blocked goroutine waits for: an operation, or one case of its select.
struct Wait {
  std::string operation;     // "send", "receive", "lock", "read lock", "wait", "sleep", "await" …
  std::string label;         // as written: "case res <- v", "ch2 <- 2"
  std::string object;        // "ch2"; empty for nil channels
  std::string object_state;  // "unbuffered", "full, 1 of 1", "empty, open", "nil", "locked by g1.2 since dl.go:9"
  Position made;             // where the object was made; line 0 unknown
  Position position;
  std::vector<Waker> could_wake;  // empty: nobody could
};

struct BlockedGoroutine {
  std::string name;          // "g1.1"
  std::string function;      // function it was started with
  std::string at_function;   // function it stands in
  std::string operation;     // Go's wait reason: "chan send", "chan receive", "select", "sync.Mutex.Lock",
                             // "sync.WaitGroup.Wait", …; "running" for a goroutine that loops for ever
  std::string library_call;  // when the operation is inside a library model, else empty
  Position position;         // innermost user position
  Position created;          // go statement; line 0 for main
  bool is_main = false;
  bool is_blocked_write = false;  // stuck in a send (plain, or a select with a send case)
  std::vector<Wait> waits;
};

/// One step of a trace, for people.
struct TraceStep {
  std::uint32_t number = 0;  // from 1
  std::string goroutine;     // who moved ("g1"), "timer" for a timer that fires
  std::string partner;       // rendezvous: the receiver; else empty
  std::string operation;  // opcode family: "send", "receive", "close", "select", "lock", "read", "write", "fire", …
  std::string object;     // name, may be empty
  std::string text;       // "ch1 <- 1", "<-res = 0"
  std::string partner_text;  // rendezvous: what the receiver's side reads
  Position position, partner_position;
  std::vector<std::string> spawned;  // names of goroutines started in this step
  std::vector<std::string> finished;
  bool main_returned = false;
  bool in_library = false;  // the operation is inside a library model
};

struct Witness {
  model::Execution execution;  // from the initial state
  std::string schedule;        // the same as text
  std::vector<TraceStep> steps;
  std::vector<std::pair<std::string, std::string>>
      lanes;  // goroutine name → function, in order of first appearance (main first)
  std::uint32_t switch_count = 0;
  bool is_shortest = false;      // fewest steps, then fewest switches, over the whole graph
  std::uint32_t loop_start = 0;  // livelock, busy-loop: 1-based step at which the repeated cycle begins; 0: none
};

struct Finding {
  Rule rule = Rule::deadlock;
  std::string message;  // one line without position: "deadlock: all 2 goroutines are blocked forever"
  Position position;
  std::string function;     // where
  std::string fingerprint;  // rule + functions + operations + object names; no line numbers
  std::vector<BlockedGoroutine>
      blocked;  // for blocking rules: every stuck goroutine of the end state; the first is the one at `position`
  std::vector<std::string> cycle;                         // "g1","ch2","g1.1","ch1","g1" when a wait-for cycle exists
  std::vector<std::pair<std::string, Position>> related;  // data race: the other access; panics: …
  Witness witness;
  bool is_error() const { return model::severity(rule) == model::RuleSeverity::error; }
};

struct Statistics {
  std::uint64_t states = 0, transitions = 0;
  std::uint64_t stored = 0;  // states that are kept whole; the others are worked out again where that is needed
  std::uint32_t depth = 0;   // of the breadth-first or depth-first search tree, in steps
  double seconds = 0;
  std::uint64_t memory_bytes = 0;  // of the visited-state table
  std::uint64_t final_states = 0;  // states without successors
  // Of a stateless search: complete executions, and redundant ones.
  std::uint64_t executions = 0, redundant_executions = 0;
  std::string reduction = "none";
};

struct CheckResult {
  Verdict verdict = Verdict::inconclusive;
  StoppedBy stopped_by = StoppedBy::nothing;
  std::string stopped_detail;  // "--timeout 60s", "--max-states 1000"
  Statistics statistics;
  std::vector<Finding> findings;  // by rule, then position
  std::vector<std::string> assumptions;
  std::vector<std::uint32_t> refusals;  // instructions `refuse` that some execution met; what follows is not known
  /// How runs of the program can end, for comparison with real runs: a subset of {exit, deadlock, panic, hang}.
  bool can_exit = false, can_deadlock = false, can_panic = false, can_hang = false;
};

}  // namespace stalemate::checker
