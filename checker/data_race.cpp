// Data races: two goroutines stand, in one reachable state, before accesses to a common location, one of them a write,
// not both atomic. Checking that in every reachable state misses no race of sequentially consistent executions: let a
// and b be conflicting accesses of two goroutines, unordered by happens-before in some execution. Keep of it the events
// that happen before a or before b, without a and b themselves, in the same order. This is an execution too: what a
// goroutine does next and whether it may depends only on events that happen before (what it did itself, the send it
// received, the unlock that made room for its lock). At its end both goroutines stand before their accesses.
// Conversely, in such a state neither access happens before the other. (Flanagan & Freund, "FastTrack", PLDI 2009,
// section 2, compare both definitions.) The exception: operations that observe without synchronising (len of a channel,
// default, a failed TryLock). An order that only such an observation imposes hides a race here, where Go's memory model
// would still call it one. Past the first race Go promises nothing, and up to it memory is sequentially consistent
// (go.dev/ref/mem).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "checker/analysis.hpp"
#include "checker/place.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

namespace {

using Access = model::Machine::Access;

struct Side {
  std::uint32_t g = 0;
  Access access;
  Place place;
};
struct Pair {
  Side writer, other;  // when both write, the one with the smaller index first
  std::string object;
};

// The first conflicting pair of accesses of the two goroutines.
Pair conflict_of(const model::Machine& machine, const model::State& state, std::uint32_t g, std::uint32_t h) {
  std::vector<Access> of_g, of_h;
  machine.accesses(state, g, of_g);
  machine.accesses(state, h, of_h);
  for (const Access& a : of_g) {
    for (const Access& b : of_h) {
      if (!conflict(a, b)) continue;
      const Side first{g, a, place_of(machine, state, g)}, second{h, b, place_of(machine, state, h)};
      model::Ref common = a.at;
      common.offset = std::max(a.at.offset, b.at.offset);
      const std::string object = machine.object_name(state, a.is_map || b.is_map ? a.at : common);
      return a.writes ? Pair{first, second, object} : Pair{second, first, object};
    }
  }
  CHECK(false, "the race is there again");
  return {};
}

struct RaceKey {
  std::string function_a, function_b, object;  // functions sorted
  friend auto operator<=>(const RaceKey&, const RaceKey&) = default;
};

/// "buf[3]" → "buf[]": that a loop races at each element is one bug.
std::string without_indices(const std::string& object) {
  std::string result;
  bool is_index = false;
  for (const char c : object) {
    is_index = is_index && c >= '0' && c <= '9';
    if (!is_index) result += c;
    is_index = is_index || c == '[';
  }
  return result;
}

RaceKey key_of(const Pair& pair) {
  RaceKey key{pair.writer.place.function, pair.other.place.function, without_indices(pair.object)};
  if (key.function_b < key.function_a) std::swap(key.function_a, key.function_b);
  return key;
}

std::string kind_text(const Access& access) {
  if (access.is_count) return access.writes ? "Wait" : "Add from zero";
  return fmt::format("{}{}", access.is_atomic ? "atomic " : "", access.writes ? "write" : "read");
}

std::string side_text(const Side& side, const model::GoroutineNames& names, const std::string& object) {
  return fmt::format("{} of {} by {}", kind_text(side.access), object, names.name(side.g));
}

Finding race_finding(const Analysis& analysis, const RaceKey& key, const std::map<StateId, RaceGroup::At>& states) {
  std::vector<StateId> targets;
  for (const auto& [state, at] : states) targets.push_back(state);
  const Path path = analysis.paths.to(targets);
  Replay replay(analysis.machine, *analysis.plain_machine, analysis.exploration, path);
  const RaceGroup::At at = states.at(target_of(analysis.graph, path));
  const Pair pair =
      conflict_of(*analysis.plain_machine, replay.end(), replay.index_of(at.first), replay.index_of(at.second));

  Finding finding;
  finding.rule = Rule::data_race;
  finding.position = pair.writer.place.position;
  finding.function = pair.writer.place.function;
  finding.message = fmt::format("data race: {} and {} by {}", side_text(pair.writer, replay.names(), pair.object),
                                kind_text(pair.other.access), replay.names().name(pair.other.g));
  finding.related.emplace_back(side_text(pair.other, replay.names(), pair.object), pair.other.place.position);
  finding.fingerprint = fmt::format("data-race|{}|{}|{}", key.function_a, key.function_b, key.object);
  finding.witness = replay.witness(analysis.exploration, path);
  finding.witness.is_shortest = analysis.is_shortest(path);
  return finding;
}

}  // namespace

void find_data_races(const Analysis& analysis, std::vector<Finding>& findings) {
  std::map<RaceKey, std::map<StateId, RaceGroup::At>> races;
  for (const RaceGroup& group : analysis.exploration.seen.races()) {
    // All states of a group have the race at the same code; the nearest ones are enough, and one of them names it.
    std::uint32_t nearest = UINT32_MAX;
    for (const auto& at : group.states) nearest = std::min(nearest, analysis.paths.distance(at.state));
    const RaceGroup::At* first = nullptr;
    std::vector<RaceGroup::At> close;
    for (const auto& at : group.states) {
      if (analysis.paths.distance(at.state) != nearest) continue;
      close.push_back(at);
      if (first == nullptr || at.state < first->state) first = &at;
    }
    const RaceKey key =
        key_of(conflict_of(analysis.machine, analysis.decode(first->state), first->first, first->second));
    for (const auto& at : close) races[key].try_emplace(at.state, at);
  }
  for (const auto& [key, states] : races) findings.push_back(race_finding(analysis, key, states));
}

}  // namespace stalemate::checker
