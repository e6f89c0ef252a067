// Deadlock: an end of the program in which main has not returned and nobody moves (timers may go on firing for nobody).
// One finding for each place main is stuck at; the sets of stuck goroutines around it are consequences of the same bug.
#include <fmt/format.h>

#include <map>

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
  const std::uint32_t main = main_index(state);
  if (main != model::no_index) return main;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (!is_hidden(machine, state, g)) return g;
  }
  return model::no_index;
}

}  // namespace

void find_deadlocks(const Analysis& analysis, std::vector<Finding>& findings) {
  std::map<Place, std::map<StateId, const End*>> groups;
  for (const End& end : analysis.ends) {
    if (end.main_returned || end.anyone_moves) continue;
    const model::State state = analysis.decode(end.state);
    const std::uint32_t first = leader(analysis.machine, state);
    const Place place = first == model::no_index ? Place{} : place_of(analysis.machine, state, first);
    groups[place][end.state] = &end;
  }
  for (const auto& [place, ends] : groups) {
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
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
