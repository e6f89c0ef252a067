#include "checker/observation.hpp"

#include <xxhash.h>

namespace stalemate::checker {

using model::Machine;
using model::State;

namespace {

// Where the goroutine stands: functions and program counters of all frames, since library code is told apart by its
// caller.
void append_place(const State& state, std::uint32_t g, std::vector<std::uint64_t>& key) {
  const model::Goroutine& goroutine = state.goroutine(g);
  for (std::uint32_t f = 0; f < goroutine.frame_count; ++f) {
    key.push_back((std::uint64_t{goroutine.frames[f].function} << 32) | goroutine.frames[f].pc);
  }
}

std::uint64_t race_key(const State& state, std::uint32_t g, std::uint32_t h, const Machine::Access& access) {
  std::vector<std::uint64_t> key;
  append_place(state, g, key);
  key.push_back(UINT64_MAX);
  append_place(state, h, key);
  const model::HeapObject& object = state.objects[access.at.object];
  key.push_back((std::uint64_t{object.site} << 32) | object.type);
  key.push_back(access.at.offset);
  // A collision of these hashes would merge two reports of real races, it cannot hide that there is one.
  return XXH3_64bits(key.data(), key.size() * sizeof(std::uint64_t));
}

}  // namespace

void Observations::step(const State& after, const model::StepInfo& info, StateId source, std::uint32_t edge) {
  for (const std::string& label : info.reached) reached_.insert(label);
  if (after.end == model::EndKind::exit) exit_seen_ = true;
  if (after.end == model::EndKind::crash) crash(after, source, edge);
}

void Observations::crash(const State& after, StateId source, std::uint32_t edge) {
  for (CrashGroup& group : crashes_) {
    if (group.rule == after.crash_rule && group.position == after.crash_position) {
      group.steps.push_back({source, edge});
      return;
    }
  }
  crashes_.push_back({after.crash_rule, after.crash_position, {{source, edge}}});
}

void Observations::state(const Machine& machine, const State& state, StateId id) {
  scratch_.clear();
  scratch_owner_.clear();
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    scratch_one_.clear();
    machine.accesses(state, g, scratch_one_);
    scratch_.insert(scratch_.end(), scratch_one_.begin(), scratch_one_.end());
    scratch_owner_.insert(scratch_owner_.end(), scratch_one_.size(), g);
  }
  for (std::size_t i = 0; i < scratch_.size(); ++i) {
    for (std::size_t j = i + 1; j < scratch_.size(); ++j) {
      const std::uint32_t g = scratch_owner_[i], h = scratch_owner_[j];
      if (g == h || !conflict(scratch_[i], scratch_[j])) continue;
      const auto [it, fresh] =
          race_numbers_.try_emplace(race_key(state, g, h, scratch_[i]), static_cast<std::uint32_t>(races_.size()));
      if (fresh) races_.emplace_back();
      races_[it->second].states.push_back({id, static_cast<std::uint16_t>(g), static_cast<std::uint16_t>(h)});
    }
  }
}

bool conflict(const Machine::Access& a, const Machine::Access& b) {
  if (a.at.object != b.at.object || (!a.writes && !b.writes) || (a.is_atomic && b.is_atomic)) return false;
  // A map is one location, as it is for Go's runtime.
  if (a.is_map || b.is_map) return true;
  return a.at.offset < b.at.offset + b.words && b.at.offset < a.at.offset + a.words;
}

}  // namespace stalemate::checker
