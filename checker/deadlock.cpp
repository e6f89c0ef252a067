// Deadlock: an end of the program in which main has not returned and nobody moves (timers may go on firing for nobody).
// One finding for each minimal set of places: a deadlock in which more goroutines are stuck, beside all of another
// one's, is a consequence of that one.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "checker/analysis.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

std::string deadlock_message(const Finding& finding, bool main_is_gone) {
  const std::size_t n = finding.blocked.size();
  const char* gone = main_is_gone ? " (main called runtime.Goexit)" : "";
  if (n == 0) return fmt::format("deadlock: no goroutines are left{}", gone);
  std::string message = n == 1 ? fmt::format("deadlock: the only goroutine is blocked forever{}", gone)
                               : fmt::format("deadlock: all {} goroutines are blocked forever{}", n, gone);
  std::size_t writes = 0;
  for (const BlockedGoroutine& g : finding.blocked) writes += g.is_blocked_write ? 1 : 0;
  if (writes > 0) message += fmt::format(", {} blocked write{}", writes, writes == 1 ? "" : "s");
  return message;
}

// The goroutine a deadlock is reported at: main, or the first that is left.
std::uint32_t leader(const model::Machine& machine, const model::State& state) {
  const std::uint32_t main = leading_goroutine(machine, state);
  if (main != model::no_index) return main;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (!is_hidden(machine, state, g)) return g;
  }
  return model::no_index;
}

struct DeadlockKey {
  Place leader;
  std::set<Place> others;
  friend auto operator<=>(const DeadlockKey&, const DeadlockKey&) = default;
};
using Groups = std::map<DeadlockKey, std::map<StateId, const End*>>;

DeadlockKey key_of(const model::Machine& machine, const model::State& state) {
  DeadlockKey key;
  const std::uint32_t first = leader(machine, state);
  if (first == model::no_index) return key;
  key.leader = place_of(machine, state, first);
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (g == first || is_hidden(machine, state, g)) continue;
    Place place = place_of(machine, state, g);
    if (place != key.leader) key.others.insert(std::move(place));
  }
  return key;
}

void keep_minimal(Groups& groups) {
  std::vector<DeadlockKey> keys;
  for (const auto& [key, ends] : groups) keys.push_back(key);
  std::erase_if(groups, [&](const auto& group) {
    return std::ranges::any_of(keys, [&](const DeadlockKey& other) {
      return other.leader == group.first.leader && other.others.size() < group.first.others.size() &&
             std::ranges::includes(group.first.others, other.others);
    });
  });
}

}  // namespace

void find_deadlocks(const Analysis& analysis, std::vector<Finding>& findings) {
  Groups groups;
  for (const End& end : analysis.ends) {
    if (end.main_returned || end.anyone_moves) continue;
    groups[key_of(analysis.machine, analysis.decode(end.state))][end.state] = &end;
  }
  keep_minimal(groups);
  for (const auto& [key, ends] : groups) {
    const Place& place = key.leader;
    std::vector<StateId> targets;
    for (const auto& [state, end] : ends) targets.push_back(state);
    const Path path = analysis.paths.to(targets);
    const End& end = *ends.at(target_of(analysis.graph, path));
    const model::State state = analysis.decode(end.state);
    std::vector<bool> leads(end.stuck.size(), false);
    const std::uint32_t first = leader(analysis.machine, state);
    if (first != model::no_index) leads[first] = true;

    Finding finding;
    finding.rule = Rule::deadlock;
    fill_blocked(analysis, end, path, leads, false, finding);
    finding.message = deadlock_message(finding, main_index(state) == model::no_index);
    finding.position = place.position;
    finding.function = place.function;
    if (first == model::no_index) {
      const model::Program& program = analysis.machine.program();
      const model::FunctionIndex entry = program.user_entry != model::no_index ? program.user_entry : program.main;
      finding.position = program.functions[entry].declared;
      finding.function = program.functions[entry].name;
    }
    finding.fingerprint = "deadlock|" + fingerprint(place);
    for (const Place& other : key.others) finding.fingerprint += "|" + fingerprint(other);
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
