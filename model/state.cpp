// Copying states: only what is in use is copied and capacity is kept, so that the explorer's inner loop does not
// allocate.
#include "model/state.hpp"

#include <algorithm>

namespace stalemate::model {
namespace {

/// Copies the first `count` elements, never shrinking `to`.
template <class T>
void copy_used(std::vector<T>& to, const std::vector<T>& from, std::size_t count) {
  if (to.size() < count) to.resize(count);
  std::copy_n(from.begin(), count, to.begin());
}

}  // namespace

Goroutine& Goroutine::operator=(const Goroutine& other) {
  if (this == &other) return *this;
  copy_used(frames, other.frames, other.frame_count);
  copy_used(stack, other.stack, other.stack_count);
  copy_used(panics, other.panics, other.panic_count);
  frame_count = other.frame_count;
  stack_count = other.stack_count;
  panic_count = other.panic_count;
  depth = other.depth;
  created = other.created;
  entry = other.entry;
  is_main = other.is_main;
  is_system = other.is_system;
  woken = other.woken;
  atomic_frame = other.atomic_frame;
  return *this;
}

State& State::operator=(const State& other) {
  if (this == &other) return *this;
  copy_used(goroutines, other.goroutines, other.goroutine_count);
  copy_used(objects, other.objects, std::min<std::size_t>(other.object_count, other.objects.size()));
  copy_used(timers, other.timers, other.timer_count);
  goroutine_count = other.goroutine_count;
  object_count = other.object_count;
  timer_count = other.timer_count;
  clock = other.clock;
  main_returned = other.main_returned;
  end = other.end;
  crash_rule = other.crash_rule;
  crash_message = other.crash_message;
  crash_is_fatal = other.crash_is_fatal;
  crash_position = other.crash_position;
  crash_goroutine = other.crash_goroutine;
  exit_code = other.exit_code;
  return *this;
}

}  // namespace stalemate::model
