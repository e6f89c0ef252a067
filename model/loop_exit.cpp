#include "model/loop_exit.hpp"

#include <algorithm>

#include "model/check.hpp"
#include "model/operands.hpp"

namespace stalemate::model {

namespace {

// Instructions of the function that can be reached from `start`, by at least one step.
std::vector<bool> reached_from(const Program& program, const Function& function, std::uint32_t start) {
  std::vector<bool> reached(function.code.size(), false);
  std::vector<std::uint32_t> open = {start};
  std::vector<Successor> next;
  while (!open.empty()) {
    const std::uint32_t pc = open.back();
    open.pop_back();
    successors(program, function, pc, next);
    for (const Successor& successor : next) {
      if (reached[successor.pc]) continue;
      reached[successor.pc] = true;
      open.push_back(successor.pc);
    }
  }
  return reached;
}

}  // namespace

bool is_lock(Op op) {
  switch (op) {
    case Op::mutex_lock:
    case Op::mutex_try_lock:
    case Op::mutex_unlock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return true;
    default: return false;
  }
}

void LoopExit::look(const State& state, std::uint32_t g) {
  const Goroutine& goroutine = state.goroutine(g);
  if (is_first_) {
    sites_.resize(goroutine.frame_count);
    for (std::uint32_t f = 0; f < goroutine.frame_count; ++f) sites_[f].function = goroutine.frames[f].function;
    is_first_ = false;
  }
  if (sites_.size() > goroutine.frame_count) sites_.resize(goroutine.frame_count);
  for (std::uint32_t f = 0; f < sites_.size(); ++f) {
    const Frame& frame = goroutine.frames[f];
    sites_[f].is_one_function &= frame.function == sites_[f].function;
    if (std::ranges::find(sites_[f].pcs, frame.pc) == sites_[f].pcs.end()) sites_[f].pcs.push_back(frame.pc);
  }
}

bool LoopExit::exists() const {
  CHECK(!is_first_, "a goroutine has been looked at");
  for (std::size_t f = sites_.size(); f-- > 0;) {
    const Site& site = sites_[f];
    if (!site.is_one_function) continue;
    const Function& function = program_.functions[site.function];
    const std::uint32_t start = site.pcs.front();
    const std::vector<bool> reached = reached_from(program_, function, start);
    const bool is_cycle = std::ranges::all_of(
        site.pcs, [&](std::uint32_t pc) { return reached[pc] && reached_from(program_, function, pc)[start]; });
    if (!is_cycle) continue;
    for (std::uint32_t pc = 0; pc < reached.size(); ++pc) {
      if (reached[pc] && !reached_from(program_, function, pc)[start]) return true;
    }
    return false;
  }
  return true;
}

}  // namespace stalemate::model
