#include "checker/news.hpp"

#include <xxhash.h>

#include "checker/observation.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker {

bool News::is_new(const EventMachine& machine, const Event& event, const NamedState& after) {
  bool is_new = false;
  for (const std::string& label : machine.info().reached) is_new |= reached_.insert(label).second;
  if (event.ends_run) {
    const model::State& end = machine.end();
    if (end.end == model::EndKind::crash) {
      const model::Position at = end.crash_position;
      is_new |= crashes_.emplace(end.crash_rule, at.file, at.line, at.column).second;
    }
    is_new |= end.end == model::EndKind::exit && !std::exchange(exit_seen_, true);
    is_new |= end.main_returned && !std::exchange(main_has_returned_, true);
    return is_new;
  }
  is_new |= after.state().main_returned && !std::exchange(main_has_returned_, true);
  return is_new_race(machine, after) || is_new;
}

bool News::is_new_race(const EventMachine& machine, const NamedState& at) {
  const model::State& state = at.state();
  accesses_.clear();
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    machine.machine().accesses(state, g, of_one_);
    for (const auto& access : of_one_) accesses_.emplace_back(g, access);
  }
  bool is_new = false;
  const auto add_place = [&](std::uint32_t g) {
    const model::Goroutine& goroutine = state.goroutine(g);
    for (std::uint32_t f = 0; f < goroutine.frame_count; ++f) {
      key_.push_back((std::uint64_t{goroutine.frames[f].function} << 32) | goroutine.frames[f].pc);
    }
    key_.push_back(UINT64_MAX);
  };
  for (std::size_t i = 0; i < accesses_.size(); ++i) {
    for (std::size_t j = i + 1; j < accesses_.size(); ++j) {
      const auto& [g, x] = accesses_[i];
      const auto& [h, y] = accesses_[j];
      if (g == h || !conflict(x, y)) continue;
      key_.clear();
      add_place(g);
      add_place(h);
      key_.push_back((std::uint64_t{state.objects[x.at.object].site} << 32) | state.objects[x.at.object].type);
      key_.push_back(x.at.offset);
      is_new |= races_.insert(XXH3_64bits(key_.data(), key_.size() * sizeof(std::uint64_t))).second;
    }
  }
  return is_new;
}

bool News::is_new_end(const EventMachine& machine, const NamedState& at) {
  model::encode(machine.machine(), at.state(), bytes_);
  return ends_.insert(bytes_).fresh;
}

}  // namespace stalemate::checker
