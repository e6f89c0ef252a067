#include "runtime/go/walk_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/canonical_state.hpp"

namespace stalemate::runtime {

using model::Op;
using model::Transition;
using model::TransitionKind;

namespace {

model::MachineLimits limits(model::SemanticsFault fault) {
  model::MachineLimits result;
  result.semantics_fault = fault;
  return result;
}

}  // namespace

WalkModel::WalkModel(const model::Program& program, const model::Gated& gated, model::SemanticsFault fault)
    : machine_(program, limits(fault)), places_(machine_, gated), gated_(gated) {}

WalkCandidate WalkModel::start() {
  WalkCandidate first;
  machine_.initial(first.state, info_);
  advance_names(first);
  first.timers.find_new(first.state, "g1");
  first.output = info_.output;
  return first;
}

Standing WalkModel::stand(WalkCandidate& candidate, std::uint32_t g) const {
  const std::string& name = candidate.names.name(g);
  Standing standing = places_.stand(candidate.state, g, candidate.calls[name]);
  const bool is_real = !name.empty() && (!name.starts_with("t") || standing.frame != 0);
  if (!is_real) standing.gates.clear();
  return standing;
}

/// The gates count the goroutines that the user's code starts, and know no others.
void WalkModel::advance_names(WalkCandidate& candidate) const {
  candidate.names.advance(info_, [&](std::uint32_t index) {
    const model::Goroutine& g = candidate.state.goroutines[index];
    return g.frame_count > 0 && places_.is_of_library(g);
  });
}

void WalkModel::step(WalkCandidate& candidate, const Transition& t) {
  const bool is_timer = t.kind == TransitionKind::fire;
  const std::string actor = is_timer ? "" : candidate.names.name(t.g);
  const auto leave = [&](std::uint32_t g) {
    const std::string& name = candidate.names.name(g);
    LibraryCalls& calls = candidate.calls[name];
    GatePlaces::pass(places_.stand(candidate.state, g, calls), calls);
    candidate.passed.erase(name);
  };
  if (!is_timer) leave(t.g);
  if (t.kind == TransitionKind::rendezvous) leave(t.partner);
  machine_.step(candidate.state, t, info_);
  advance_names(candidate);
  candidate.output += info_.output;
  candidate.timers.find_new(candidate.state, actor);
}

bool WalkModel::fire(WalkCandidate& candidate, const std::string& goroutine, std::uint32_t number) {
  std::vector<Transition> enabled;
  machine_.enabled(candidate.state, enabled);
  for (const Transition& t : enabled) {
    if (t.kind != TransitionKind::fire) continue;
    const TimerName timer = candidate.timers.name(candidate.state, t.timer);
    if (timer.goroutine != goroutine || timer.number != number) continue;
    step(candidate, t);
    return true;
  }
  return false;
}

/// Whether `choice` is the next of those that real Go has made.
WalkModel::Choice WalkModel::takes(const std::map<std::string, std::vector<int>>& real,
                                   std::map<std::string, std::size_t>& count, const std::string& name, int choice) {
  const auto found = real.find(name);
  std::size_t& next = count[name];
  if (found == real.end() || next >= found->second.size()) return Choice::untold;
  return found->second[next++] == choice ? Choice::fits : Choice::differs;
}

/// What real Go says of goroutine g's choice; counts it.
WalkModel::Choice WalkModel::choice_of(WalkCandidate& candidate, std::uint32_t g, std::uint16_t choice,
                                       const WalkRound& round) const {
  const std::string& name = candidate.names.name(g);
  if (name.empty()) return Choice::fits;
  const model::OperationView view = machine_.operation(candidate.state, g);
  if (view.op == Op::select && view.library_call.empty()) {
    const int index = choice == model::choice_default ? -1 : choice;
    return takes(round.selects, candidate.taken, name, index);
  }
  // Numbers from a generator of the user's own have no gate.
  if (view.op == Op::choose && places_.is_input(candidate.state, g)) {
    const Choice told = takes(round.inputs, candidate.inputs, name, choice);
    return told == Choice::differs ? told : Choice::fits;
  }
  return Choice::fits;
}

std::optional<WalkCandidate> WalkModel::after(const WalkCandidate& candidate, const Transition& t,
                                              const WalkRound& round) {
  std::optional<WalkCandidate> next = candidate;
  const Choice choice = choice_of(*next, t.g, t.choice, round);
  bool fits = choice != Choice::differs;
  if (t.kind == TransitionKind::rendezvous)
    fits = fits && choice_of(*next, t.partner, t.partner_choice, round) == Choice::fits && choice == Choice::fits;
  if (!fits) return std::nullopt;
  step(*next, t);
  if (choice == Choice::fits || next->state.end == model::EndKind::crash) return next;
  const std::uint32_t g = info_.new_index[t.g];
  const bool panics = g != model::no_index && next->state.goroutines[g].panic_count > 0;
  return panics ? std::move(next) : std::nullopt;
}

std::string WalkModel::key_of(const WalkCandidate& candidate) {
  model::encode(machine_, candidate.state, bytes_);
  std::string key(bytes_.begin(), bytes_.end());
  for (std::uint32_t g = 0; g < candidate.names.count(); ++g)
    key += fmt::format("{}/{},", candidate.names.name(g), candidate.names.children(g));
  for (const std::string& name : candidate.passed) key += name + ";";
  for (const auto& [name, count] : candidate.taken) key += fmt::format("{}:{};", name, count);
  for (const auto& [name, count] : candidate.inputs) key += fmt::format("{}:{};", name, count);
  return key + candidate.output;
}

std::vector<Transition> WalkModel::may_happen(WalkCandidate& candidate) {
  std::vector<bool> is_free(candidate.state.goroutine_count);
  for (std::uint32_t g = 0; g < candidate.state.goroutine_count; ++g) {
    if (candidate.state.goroutines[g].frame_count == 0) continue;
    const std::string& name = candidate.names.name(g);
    is_free[g] = candidate.passed.contains(name) || stand(candidate, g).gates.empty();
  }
  std::vector<Transition> enabled;
  machine_.enabled(candidate.state, enabled);
  std::erase_if(enabled, [&](const Transition& t) {
    if (t.kind == TransitionKind::fire || !is_free[t.g]) return true;
    return t.kind == TransitionKind::rendezvous && !is_free[t.partner];
  });
  return enabled;
}

bool WalkModel::is_soft(std::uint32_t number) const {
  const std::uint32_t plain = number % gate_again;
  return plain > 0 && plain <= gated_.gates.size() && gated_.gates[plain - 1].kind == model::GateKind::soft;
}

}  // namespace stalemate::runtime
