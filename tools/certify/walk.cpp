#include "tools/certify/walk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/canonical_state.hpp"

namespace stalemate::certify {

namespace {

using Access = model::Machine::Access;

const std::uint8_t* data_of(const std::string& bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

std::string_view view_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A map is one location.
bool is_race(const Access& a, const Access& b) {
  if (a.at.object != b.at.object) return false;
  if (a.is_atomic && b.is_atomic) return false;
  if (!a.writes && !b.writes) return false;
  if (a.is_count || b.is_count) return a.is_count && b.is_count && a.at == b.at && a.writes != b.writes;
  if (a.is_map || b.is_map) return true;
  const std::uint64_t a_begin = a.at.offset, b_begin = b.at.offset;
  return a_begin < b_begin + b.words && b_begin < a_begin + a.words;
}

}  // namespace

Walk::Walk(const Certificate& certificate, model::Machine& machine)
    : certificate_(certificate),
      machine_(machine),
      is_reached_(certificate.states.size(), false),
      graph_(certificate.states.size()) {}

bool Walk::run() {
  if (!number_texts() || !number_states() || !begin()) return false;
  while (!open_.empty()) {
    const StateNumber number = open_.back();
    open_.pop_back();
    if (!expand(number)) return false;
  }
  const auto lost = std::count(is_reached_.begin(), is_reached_.end(), false);
  if (lost == 0) return true;
  const auto first = std::find(is_reached_.begin(), is_reached_.end(), false) - is_reached_.begin();
  return fails(fmt::format("state {} is not reached ({} of {} are not)", first, lost, is_reached_.size()));
}

void Walk::load(StateNumber number, model::State& state) const {
  const std::string& bytes = certificate_.states[number];
  model::decode(machine_, data_of(bytes), bytes.size(), state);
}

bool Walk::number_texts() {
  const std::vector<std::string>& texts = certificate_.texts;
  for (std::size_t id = 0; id < texts.size(); ++id) {
    if (machine_.strings().intern(texts[id]) == id) continue;
    return fails(fmt::format("text {} is not the one the program has there, or stands twice", id));
  }
  return true;
}

bool Walk::number_states() {
  const std::vector<std::string>& states = certificate_.states;
  for (StateNumber number = 0; number < states.size(); ++number) {
    const auto [it, is_fresh] = numbers_.try_emplace(states[number], number);
    if (!is_fresh) return fails(fmt::format("state {} is state {} again", number, it->second));
  }
  first_step_.assign(states.size() + 1, certificate_.steps.size());
  for (std::size_t i = certificate_.steps.size(); i-- > 0;) first_step_[certificate_.steps[i].from] = i;
  for (std::size_t number = states.size(); number-- > 0;) {
    first_step_[number] = std::min(first_step_[number], first_step_[number + 1]);
  }
  return true;
}

bool Walk::begin() {
  machine_.initial(next_, info_);
  if (arrive(0) == no_state) return fails("the initial state " + problem_);
  note_step();
  return true;
}

bool Walk::expand(StateNumber number) {
  if (!is_sound(number)) return false;
  graph_.begin(number, current_);
  machine_.enabled(current_, enabled_);
  if (current_.end == model::EndKind::running) note_races();
  if (!certificate_.is_reduced) {
    return std::all_of(enabled_.begin(), enabled_.end(),
                       [&](const model::Transition& t) { return follow(number, t, no_state); });
  }
  const std::size_t begin = first_step_[number], end = first_step_[number + 1];
  if (begin == end && !enabled_.empty()) {
    return fails(fmt::format("state {} has steps, but none is listed", number));
  }
  for (std::size_t i = begin; i < end; ++i) {
    const ListedStep& step = certificate_.steps[i];
    if (std::find(enabled_.begin(), enabled_.end(), step.transition) == enabled_.end()) {
      return fails(fmt::format("a step is listed that is not enabled in state {}", number));
    }
    if (!follow(number, step.transition, step.to)) return false;
  }
  return true;
}

/// Decodes the state, which the machine has made before.
bool Walk::is_sound(StateNumber number) {
  load(number, current_);
  model::encode(machine_, current_, bytes_);
  if (view_of(bytes_) != certificate_.states[number]) {
    return fails(fmt::format("state {} encodes to other bytes when it is decoded", number));
  }
  model::check_invariants(machine_, current_);
  return true;
}

/// Executes `t` in the current state. `expected` is where it leads; no_state: anywhere among the stored ones.
bool Walk::follow(StateNumber number, const model::Transition& t, StateNumber expected) {
  next_ = current_;
  machine_.step(next_, t, info_);
  const StateNumber target = arrive(expected);
  if (target == no_state) {
    const std::string who = t.kind == model::TransitionKind::fire ? "a timer" : fmt::format("goroutine {}", t.g);
    return fails(fmt::format("state {}: what the step `{}` of {} leads to {}", number, machine_.describe(current_, t),
                             who, problem_));
  }
  note_step();
  graph_.add_edge(target, t, info_);
  return true;
}

/// Looks `next_` up. If it is not stored, or not where it is expected, no_state, and `problem_` goes on from a subject.
StateNumber Walk::arrive(StateNumber expected) {
  if (machine_.limit_reached() != nullptr) {
    problem_ = fmt::format("meets a limit: {}", machine_.limit_reached());
    return no_state;
  }
  model::encode(machine_, next_, bytes_);
  const auto found = numbers_.find(view_of(bytes_));
  if (found == numbers_.end()) {
    problem_ = "is not stored";
    return no_state;
  }
  const StateNumber target = found->second;
  if (expected != no_state && target != expected) {
    problem_ = fmt::format("is state {}, not {}", target, expected);
    return no_state;
  }
  if (!is_reached_[target]) open_.push_back(target);
  is_reached_[target] = true;
  return target;
}

/// What the last step showed.
void Walk::note_step() {
  if (next_.end == model::EndKind::crash) sightings_.crashes.insert(next_.crash_rule);
  sightings_.labels.insert(info_.reached.begin(), info_.reached.end());
}

/// Pairs of goroutines of the current state that stand before conflicting accesses.
void Walk::note_races() {
  std::vector<std::vector<Access>> accesses(current_.goroutine_count);
  for (std::uint32_t g = 0; g < current_.goroutine_count && !sightings_.has_race; ++g) {
    machine_.accesses(current_, g, accesses[g]);
    for (std::uint32_t h = 0; h < g; ++h) {
      for (const Access& a : accesses[g]) {
        for (const Access& b : accesses[h]) sightings_.has_race |= is_race(a, b);
      }
    }
  }
}

bool Walk::fails(std::string problem) {
  problem_ = std::move(problem);
  return false;
}

}  // namespace stalemate::certify
