// One execution of a program by the embedded runtime on several operating-system threads: `stalemate run --workers N`.
#pragma once

#include "runtime/native/agreement.hpp"
#include "runtime/native/fault.hpp"
#include "runtime/single_run.hpp"

namespace stalemate::runtime::native::parallel {

enum class Clock : std::uint8_t {
  jumps,  // moves on when everybody waits, and slowly while somebody is busy
  real,   // the time of day
};

inline constexpr std::uint32_t workers_max = 256;

struct ParallelStyle {
  std::uint32_t workers = 1;  // threads, 1 … workers_max
  Clock clock = Clock::jumps;
  /// After an operation somebody else may go on, on any worker.
  bool is_chaotic = false;
  Fault fault = Fault::none;
};

/// Runs until main returns, the program ends or nobody can move any more.
SingleRun run(const model::Program& program, const RunOptions& options, const ParallelStyle& style);

/// Runs a program and follows what it did by the model.
class Tracer {
 public:
  explicit Tracer(const model::Program& program);
  /// One run, with sleeps and timers that may end at any time. The model does one operation after the other in the
  /// order in which they took effect: each has to be allowed, by a goroutine that stands at the same instruction with
  /// the same values, and at the end both must agree on how it ends. Stops after about `options.steps_max` operations.
  Agreement trace(const RunOptions& options, const ParallelStyle& style) const;

 private:
  model::Machine machine_;
};

}  // namespace stalemate::runtime::native::parallel
