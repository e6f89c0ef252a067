// One execution of a program by the embedded runtime: what `stalemate run` does.
#pragma once

#include "runtime/native/fault.hpp"
#include "runtime/single_run.hpp"

namespace stalemate::runtime::native {

struct RunStyle {
  /// The scheduler picks at random after every operation, instead of letting a goroutine run until it waits.
  bool is_chaotic = false;
  Fault fault = Fault::none;
};

/// Runs until main returns, the program ends or nobody can move any more. Sleeps and timers take as long as they say,
/// on a clock that moves on when everybody waits.
SingleRun run(const model::Program& program, const RunOptions& options = {}, const RunStyle& style = {});

}  // namespace stalemate::runtime::native
