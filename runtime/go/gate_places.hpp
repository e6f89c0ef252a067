// At which gates a goroutine of the model stands. An operation of the user's own has the gate of its place and kind; a
// call of the library has one, before its first visible step, and none between its steps; reading and writing memory
// passes gates only where they were asked for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/frames.hpp"
#include "model/gate.hpp"
#include "model/machine.hpp"

namespace stalemate::runtime {

/// Added to the number of a Cond.Wait's gate, where it takes the lock again, and to that of a Map.Range, for each step
/// after the first (zz_again in gates/gates.go).
inline constexpr std::uint32_t gate_again = 1'000'000;
/// The gate of panics that end the run (zz_die there).
inline constexpr std::uint32_t gate_die = 2'000'000;

/// Where a goroutine stands in the library: function and instruction of every frame above the user's.
struct LibraryCall {
  model::UserPlace user;
  std::vector<std::pair<model::FunctionIndex, std::uint32_t>> frames;
  std::string operation;     // name of the function the user calls: "Do"
  std::string innermost;     // and of the one that makes the step: "Lock"
  bool looks_again = false;  // in a pool, what it found being gone
  bool expires = false;      // marks a context as ended whose deadline has come before it was even armed

  /// Whether this comes later in the same call as `before`. Calls made in a loop at the same place begin anew, and no
  /// function of the library that has gates goes back.
  bool continues(const LibraryCall& before) const;
};

/// A goroutine's calls of the library that have not returned: by 1 + frame of the user's, where it made its last step.
using LibraryCalls = std::map<std::uint32_t, LibraryCall>;

/// What a goroutine stands before.
struct Standing {
  model::OperationView view;
  bool is_users = false;             // the user's own operation, not a step inside the library
  std::uint32_t frame = 0;           // 1 + frame of the user's
  LibraryCall call;                  // if it is not
  bool continues = false;            // the call has passed its gate
  std::vector<std::uint32_t> gates;  // one of these: a deferred call has no position of its own; empty: none

  bool is_at(std::uint32_t gate) const { return std::find(gates.begin(), gates.end(), gate) != gates.end(); }
};

class GatePlaces {
 public:
  GatePlaces(const model::Machine& machine, const model::Gated& gated);

  /// Requires: the goroutine has not ended. `calls` are its own, of which those that have returned are dropped.
  Standing stand(const model::State& state, std::uint32_t g, LibraryCalls& calls) const;
  /// Where a goroutine stands whose calls are not known.
  Standing stand(const model::State& state, std::uint32_t g) const;
  /// Notes that the goroutine makes the step it stands before.
  static void pass(Standing&& standing, LibraryCalls& calls);

  /// The gate at the position; else those of that operation on its line; else the deferred ones of the file. The gate
  /// of a function value says no more than that one is called.
  std::vector<std::uint32_t> gates_at(model::Position position, const std::string& operation,
                                      bool may_be_value = false) const;
  /// Whether the gates ask the schedule for this choice (frontend/gates/gate_input.cpp).
  bool is_input(const model::State& state, std::uint32_t g) const;
  /// Whether a goroutine is the one with which the model brings the signals of one Notify; and its step offers one.
  bool brings_signals(const model::State& state, std::uint32_t g) const;
  bool offers_signal(const model::State& state, std::uint32_t g) const;
  /// Whether the library has started this goroutine, which real Go does not name.
  bool is_of_library(const model::Goroutine& g) const;

 private:
  bool is_gated(model::Position position) const;
  /// Whether it makes a value that an opaque function returns, or that the entry is given.
  bool is_free_value(const model::Goroutine& g) const;
  /// Whether the user's own text calls a function value here, not what it names.
  bool is_called_as_value(const model::Goroutine& g, const model::UserPlace& user, model::Op visible) const;
  LibraryCall library_call(const model::Goroutine& g, const model::UserPlace& user) const;

  const model::Machine& machine_;
  const model::Gated& gated_;
  std::map<std::uint32_t, bool> is_gated_;  // by file of the program
};

}  // namespace stalemate::runtime
