// Where a goroutine stands, in Go's words: wait reason, object, position. A place names a blocking bug: goroutines
// stuck at the same place are one finding.
#pragma once

#include <compare>
#include <string>

#include "checker/result.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

struct Place {
  Position position;      // innermost user position
  std::string function;   // innermost user function; empty: library code only
  std::string operation;  // Go's wait reason: "chan send", "select", "sync.Mutex.Lock", …
  std::string object;     // "ch"; the channels of a select, "res, quit"; empty for nil channels
  bool is_blocked_write = false;
  friend auto operator<=>(const Place&, const Place&) = default;
};

Place place_of(const model::Machine& machine, const model::State& state, std::uint32_t g);
/// "blocked write (chan send on ch)", "chan receive on done", "select".
std::string to_string(const Place& place);
/// function|operation|object: what identifies a place across edits of the source.
std::string fingerprint(const Place& place);
/// Adds "#2", "#3", … to fingerprints that occur before: places that differ by position only stay apart.
void number_fingerprints(std::vector<Finding>& findings);

// ------------------------------------------------------------------ the code a goroutine stands before
const model::Instruction& instruction_at(const model::Program& program, const model::State& state, std::uint32_t g);
/// Word `slot` of the current frame.
model::Word frame_word(const model::State& state, std::uint32_t g, std::int32_t slot);
/// The select it stands before, or null.
const model::Select* select_at(const model::Program& program, const model::State& state, std::uint32_t g);
model::Ref channel_of(const model::State& state, std::uint32_t g, const model::SelectCase& select_case);
/// Whether the object `ref` points to is made by library code: its name and place mean nothing to the user.
bool is_made_in_library(const model::Program& program, const model::State& state, model::Ref ref);
/// Index of the main goroutine, or no_index when it is gone.
std::uint32_t main_index(const model::State& state);

}  // namespace stalemate::checker
