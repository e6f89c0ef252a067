// Where a goroutine is: positions and live words of its frames. Shared by the interpreter, canonical states and
// messages.
#pragma once

#include "model/liveness.hpp"
#include "model/state.hpp"

namespace stalemate::model {

/// Which instruction frame `index` is at: the one it stands before (top frame), its call (callers), or where it
/// resumes.
inline std::uint32_t pc_of(const Goroutine& g, std::uint32_t index) {
  const Frame& frame = g.frames[index];
  const bool is_caller = index + 1 < g.frame_count && g.frames[index + 1].kind == FrameKind::normal;
  return is_caller && frame.pc > 0 ? frame.pc - 1 : frame.pc;
}

/// Live words of frame `index` of a goroutine that stands before an instruction.
inline const Liveness::Set& live_words(const Liveness& liveness, const Goroutine& g, std::uint32_t index) {
  const Frame& frame = g.frames[index];
  const bool is_caller = index + 1 < g.frame_count && g.frames[index + 1].kind == FrameKind::normal;
  return is_caller ? liveness.during_call(frame.function, frame.pc - 1) : liveness.before(frame.function, frame.pc);
}

/// Sets those of the `size` words of a frame that are not live to 0.
inline void clear_dead_words(const Liveness::Set& live, Word* words, std::uint32_t size) {
  std::uint32_t at = 0;
  for (const std::uint32_t word : live.words) {
    for (; at < word; ++at) words[at] = 0;
    ++at;
  }
  for (; at < size; ++at) words[at] = 0;
}

struct UserPlace {
  Position position;
  FunctionIndex function = no_index;
  std::uint32_t frame = no_index;
  std::uint32_t pc = 0;
};
/// The innermost frame of user code; the go statement's position if there is none. `executing`: the top frame's pc has
/// already been moved past the instruction in question.
UserPlace innermost_user(const Program& program, const Goroutine& g, bool executing);

/// The function behind function value `value`, through wrappers: what a go statement started.
FunctionIndex entry_function(const Program& program, const State& state, Ref value);

}  // namespace stalemate::model
