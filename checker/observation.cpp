#include "checker/observation.hpp"

#include <xxhash.h>

#include <algorithm>

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

void Observations::step(const StepEnd& after, const std::vector<std::string>& reached, StateId source,
                        std::uint32_t edge) {
  for (const std::string& label : reached) reached_.insert(label);
  if (after.end == model::EndKind::exit) exit_seen_ = true;
  if (after.end == model::EndKind::crash) crash(after, source, edge);
}

void Observations::crash(const StepEnd& after, StateId source, std::uint32_t edge) {
  for (CrashGroup& group : crashes_) {
    if (group.rule == after.crash_rule && group.position == after.crash_position) {
      group.steps.push_back({source, edge});
      return;
    }
  }
  crashes_.push_back({after.crash_rule, after.crash_position, {{source, edge}}});
}

void Observations::state(const Machine& machine, const State& state, StateId id) {
  sightings_.clear();
  watch_.look(machine, state, sightings_);
  this->state(sightings_, id);
}

void Observations::state(const std::vector<RaceSighting>& sightings, StateId id) {
  for (const RaceSighting& race : sightings) {
    const auto [it, fresh] = race_numbers_.try_emplace(race.key, static_cast<std::uint32_t>(races_.size()));
    if (fresh) races_.emplace_back();
    races_[it->second].states.push_back({id, race.first, race.second});
  }
}

void RaceWatch::look(const Machine& machine, const State& state, std::vector<RaceSighting>& sightings) {
  accesses_.clear();
  owners_.clear();
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    of_one_.clear();
    machine.accesses(state, g, of_one_);
    accesses_.insert(accesses_.end(), of_one_.begin(), of_one_.end());
    owners_.insert(owners_.end(), of_one_.size(), g);
  }
  // Two atomic accesses are no race, and most are: every lock is one.
  plain_.clear();
  for (std::uint32_t i = 0; i < accesses_.size(); ++i) {
    if (!accesses_[i].is_atomic) plain_.push_back(i);
  }
  if (plain_.empty()) return;
  const auto compare = [&](std::size_t i, std::size_t j) {
    const std::uint32_t g = owners_[i], h = owners_[j];
    if (g == h || !conflict(accesses_[i], accesses_[j])) return;
    sightings.push_back(
        {race_key(state, g, h, accesses_[i]), static_cast<std::uint16_t>(g), static_cast<std::uint16_t>(h)});
  };
  for (std::size_t i = 0; i < accesses_.size(); ++i) {
    if (accesses_[i].is_atomic) {
      for (auto j = std::ranges::upper_bound(plain_, i); j != plain_.end(); ++j) compare(i, *j);
    } else {
      for (std::size_t j = i + 1; j < accesses_.size(); ++j) compare(i, j);
    }
  }
}

bool conflict(const Machine::Access& a, const Machine::Access& b) {
  if (a.at.object != b.at.object || (!a.writes && !b.writes) || (a.is_atomic && b.is_atomic)) return false;
  if (a.is_count || b.is_count) return a.is_count && b.is_count && a.at == b.at && a.writes != b.writes;
  // A map is one location, as it is for Go's runtime.
  if (a.is_map || b.is_map) return true;
  return a.at.offset < b.at.offset + b.words && b.at.offset < a.at.offset + a.words;
}

}  // namespace stalemate::checker
