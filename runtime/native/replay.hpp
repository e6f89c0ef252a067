// The embedded runtime and the model hold each other to account. Guided: the runtime is led along an execution that the
// checker has found, one goroutine at a time, and must be in the model's state, word for word, after every step.
// Traced: the runtime goes its own way, and the model must allow every operation of it and come to the same states.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rule.hpp"
#include "model/transition.hpp"
#include "runtime/native/agreement.hpp"
#include "runtime/native/fault.hpp"

namespace stalemate::runtime::native {

/// What an execution ends in, besides its state.
struct Ending {
  model::Rule rule = model::Rule::deadlock;
  bool is_crash = false;
  std::vector<std::string> blocked;  // names of goroutines that must find nothing to do there ("g1.2")
};

/// Leads the runtime along `execution`, which is one of `Machine(program)`.
Agreement follow(const model::Program& program, const std::vector<model::Transition>& execution, const Ending& ending,
                 Fault fault = Fault::none);

/// Lets the runtime run at random (`seed`), sleeps and timers ending at any time, for at most `steps_max` operations.
Agreement trace(const model::Program& program, std::uint32_t seed, std::size_t steps_max, Fault fault = Fault::none);

struct RecordStyle {
  /// Another goroutine may go on after every operation, instead of letting each run until it waits.
  bool is_chaotic = false;
  std::size_t steps_max = 2'000;
};

/// One run of the runtime, as an execution of the model.
struct Recording {
  Agreement agreement;
  std::vector<model::Transition> execution;  // as far as both agree
  bool passes = false;                       // main has returned, and nothing has crashed
};

/// Lets the runtime run, led by `seed` where something is left to chance, on after main's return, until nobody can move
/// any more. Sleeps and timers end when nobody else can move.
Recording record(const model::Program& program, std::uint32_t seed, const RecordStyle& style = {});

}  // namespace stalemate::runtime::native
