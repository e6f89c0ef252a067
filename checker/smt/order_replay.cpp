#include "checker/smt/order_replay.hpp"

#include <algorithm>
#include <unordered_set>

#include "checker/analysis.hpp"
#include "checker/observation.hpp"
#include "checker/place.hpp"
#include "checker/state_store.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker::smt {

using model::no_index;
using model::State;
using model::Transition;
using model::TransitionKind;

namespace {

constexpr std::uint32_t silent_max = 1'000;         // steps of one goroutine in a row
constexpr std::uint32_t silent_in_a_row_max = 100;  // before an event, where they are not needed for it
constexpr std::size_t depth_max = 4'000;            // of the search

struct PrintHash {
  std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& print) const { return print.first; }
};

}  // namespace

void OrderReplay::start() {
  execution_.clear();
  cursors_.assign(run_.actors.size(), 0);
  places_.clear();
  for (const OrderThread& thread : run_.program.threads) places_.push_back(thread.first);
  here_.start(machine_, names_, info_);
}

std::optional<model::Execution> OrderReplay::run_on(const Ordering& ordering, std::size_t steps_max,
                                                    const std::set<CodePoint>& cells) {
  start();
  was_exact_ = false;
  for (const EventId e : ordering.events) {
    // The last one may end the run.
    if (e == ordering.events.back()) run_silent(cells);
    if (here_.state().end != model::EndKind::running) return execution_;
    if (!perform(e, ordering.partners[e])) return std::nullopt;
  }
  was_exact_ = true;
  while (here_.state().end == model::EndKind::running && machine_.limit_reached() == nullptr &&
         execution_.size() < steps_max) {
    run_silent(cells);
    if (here_.state().end != model::EndKind::running || machine_.limit_reached() != nullptr) break;
    machine_.enabled(here_.state(), enabled_);
    if (enabled_.empty()) break;
    step(Transition(enabled_.front()));
  }
  return execution_;
}

std::optional<model::Execution> OrderReplay::find(const Ordering& ordering, const ReplayGoal& goal) {
  start();
  was_exact_ = follow(ordering) && approach(goal);
  const bool has_crashed = here_.state().end == model::EndKind::crash;
  if (goal.kind == ReplayGoal::Kind::crash && goal.thread == no_id && has_crashed) {
    was_exact_ = true;
    return execution_;
  }
  if (was_exact_ || search(goal)) return execution_;
  return std::nullopt;
}

void OrderReplay::step(const Transition& t) {
  here_.step(machine_, names_, t, info_);
  execution_.push_back(t);
}

bool OrderReplay::follow(const Ordering& ordering) {
  for (const EventId e : ordering.events) {
    if (here_.state().end != model::EndKind::running) return false;
    if (!perform(e, ordering.partners[e])) return false;
  }
  return here_.state().end == model::EndKind::running;
}

/// Silent steps of a thread until it stands before `until`, or before anything that is not silent; false if it has gone
/// without, or takes too many.
bool OrderReplay::advance(ThreadId thread, CodePoint until, bool only_there) {
  const std::vector<SilentStep>& recorded = run_.silent[places_[thread]];
  for (std::uint32_t count = 0; count < silent_max; ++count) {
    const std::uint32_t g = index_of(thread);
    if (g == no_index || here_.state().end != model::EndKind::running) return !only_there;
    const CodePoint at = code_point(here_.state(), g);
    if (at == until) return true;
    if (!is_silent(machine_.program(), here_.state(), g)) return !only_there;
    Transition t;
    t.g = static_cast<std::uint16_t>(g);
    for (std::size_t i = cursors_[thread]; i < recorded.size(); ++i) {
      if (recorded[i].at != at) continue;
      t.choice = recorded[i].choice;
      cursors_[thread] = i + 1;
      break;
    }
    machine_.enabled(here_.state(), enabled_);
    if (std::ranges::find(enabled_, t) == enabled_.end()) t.choice = 0;
    if (std::ranges::find(enabled_, t) == enabled_.end()) return false;
    step(t);
  }
  return false;
}

bool OrderReplay::perform(EventId e, EventId partner) {
  const OrderEvent& event = run_.program.events[e];
  const RecordedEvent& recorded = run_.events[e];
  Transition t;
  if (run_.program.threads[event.thread].is_timer) {
    const auto fires = here_.transition_of({TransitionKind::fire, run_.actors[event.thread], no_actor, 0, 0});
    if (!fires) return false;
    t = *fires;
  } else {
    // Somebody who only starts another one may have passed that by in the course of a silent step.
    const bool may_be_passed = event.action == Action::other;
    if (!advance(event.thread, recorded.at, !may_be_passed)) return false;
    const std::uint32_t g = index_of(event.thread);
    if (may_be_passed && (g == no_index || code_point(here_.state(), g) != recorded.at)) {
      places_[event.thread] = event.to;
      cursors_[event.thread] = 0;
      return true;
    }
    t.g = static_cast<std::uint16_t>(g);
    t.choice = recorded.choice;
    if (partner != no_id) {
      const OrderEvent& other = run_.program.events[partner];
      if (!advance(other.thread, run_.events[partner].at, true)) return false;
      const std::uint32_t h = index_of(other.thread), again = index_of(event.thread);
      if (h == no_index || again == no_index) return false;
      t.kind = TransitionKind::rendezvous;
      t.g = static_cast<std::uint16_t>(again);
      t.partner = static_cast<std::uint16_t>(h);
      t.partner_choice = run_.events[partner].choice;
    }
  }
  machine_.enabled(here_.state(), enabled_);
  if (std::ranges::find(enabled_, t) == enabled_.end()) return false;
  step(t);
  for (const EventId done : {e, partner}) {
    if (done == no_id) continue;
    const ThreadId thread = run_.program.events[done].thread;
    places_[thread] = run_.program.events[done].to;
    cursors_[thread] = 0;
  }
  return true;
}

/// Steps that are no events, of everybody, a bounded number of each. Nobody else can tell when they are done.
void OrderReplay::run_silent(const std::set<CodePoint>& cells) {
  const auto is_silent_step = [&](std::uint32_t g) {
    using model::Op;
    constexpr Op events[] = {Op::choose,       Op::map_next,    Op::chan_len, Op::timer_start,
                             Op::atomic_begin, Op::assert_fail, Op::fatal};
    const Op op = instruction_at(machine_.program(), here_.state(), g).op;
    return std::ranges::find(events, op) == std::end(events) && is_silent(machine_.program(), here_.state(), g) &&
           !cells.contains(code_point(here_.state(), g));
  };
  for (const ActorId actor : here_.everybody()) {
    for (std::uint32_t count = 0; count < silent_in_a_row_max; ++count) {
      const std::uint32_t g = here_.index_of(actor);
      if (g == no_index || here_.state().end != model::EndKind::running || machine_.limit_reached() != nullptr) break;
      if (!is_silent_step(g)) break;
      machine_.enabled(here_.state(), enabled_);
      const auto next = std::ranges::find_if(
          enabled_, [&](const Transition& t) { return t.kind == TransitionKind::solo && t.g == g; });
      if (next == enabled_.end()) break;
      step(Transition(*next));
    }
  }
}

bool OrderReplay::advance_all() {
  for (ThreadId thread = 0; thread < run_.actors.size(); ++thread) {
    if (index_of(thread) != no_index && !advance(thread, {}, false)) return false;
  }
  return true;
}

/// The last steps to the goal, after all events.
bool OrderReplay::approach(const ReplayGoal& goal) {
  switch (goal.kind) {
    case ReplayGoal::Kind::stuck: return advance_all() && is_reached(here_.state(), goal);
    case ReplayGoal::Kind::race:
      return advance(goal.thread, goal.at, true) && advance(goal.other, goal.other_at, true) &&
             is_reached(here_.state(), goal);
    case ReplayGoal::Kind::crash: break;
  }
  if (goal.thread == no_id) return false;
  if (!advance(goal.thread, goal.at, true)) return false;
  const std::uint32_t g = index_of(goal.thread);
  machine_.enabled(here_.state(), enabled_);
  const std::vector<Transition> enabled = enabled_;
  for (const Transition& t : enabled) {
    if (t.kind != TransitionKind::solo || t.g != g) continue;
    State after = here_.state();
    machine_.step(after, t, info_);
    if (!is_reached(after, goal)) continue;
    execution_.push_back(t);
    return true;
  }
  return false;
}

bool OrderReplay::conflict_at(const State& state, CodePoint first, CodePoint second) const {
  std::vector<model::Machine::Access> of_g, of_h;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (code_point(state, g) != first) continue;
    for (std::uint32_t h = 0; h < state.goroutine_count; ++h) {
      if (h == g || code_point(state, h) != second) continue;
      of_g.clear();
      of_h.clear();
      machine_.accesses(state, g, of_g);
      machine_.accesses(state, h, of_h);
      for (const auto& a : of_g) {
        for (const auto& b : of_h) {
          if (conflict(a, b)) return true;
        }
      }
    }
  }
  return false;
}

bool OrderReplay::is_reached(const State& state, const ReplayGoal& goal) {
  if (machine_.limit_reached() != nullptr) return false;
  if (goal.kind == ReplayGoal::Kind::crash) return state.end == model::EndKind::crash;
  if (state.end != model::EndKind::running) return false;
  if (goal.kind == ReplayGoal::Kind::race) return conflict_at(state, goal.at, goal.other_at);
  std::vector<Transition> left;
  machine_.enabled(state, left);
  if (!left.empty()) return false;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (!is_hidden(machine_, state, g) && !is_parked(machine_, state, g)) return true;
  }
  return state.goroutine_count == 0 && !state.main_returned;
}

/// Depth first from where the order has led.
bool OrderReplay::search(const ReplayGoal& goal) {
  struct Level {
    State state;
    std::vector<Transition> transitions;
    std::size_t next = 0;
  };
  if (here_.state().end != model::EndKind::running || machine_.limit_reached() != nullptr) return false;
  std::unordered_set<std::pair<std::uint64_t, std::uint64_t>, PrintHash> seen;
  std::vector<std::uint8_t> bytes;
  const auto is_new = [&](const State& state) {
    bytes.clear();
    model::encode(machine_, state, bytes);
    const Fingerprint print = StateStore::fingerprint(bytes);
    return seen.insert({print.low, print.high}).second;
  };
  std::vector<Level> path(1);
  path.back().state = here_.state();
  machine_.enabled(path.back().state, path.back().transitions);
  is_new(path.back().state);
  if (is_reached(path.back().state, goal)) return true;
  const std::size_t known = execution_.size();
  while (!path.empty()) {
    Level& level = path.back();
    if (level.next == level.transitions.size() || path.size() > depth_max) {
      path.pop_back();
      if (execution_.size() > known) execution_.pop_back();
      continue;
    }
    const Transition t = level.transitions[level.next++];
    State after = level.state;
    machine_.step(after, t, info_);
    if (machine_.limit_reached() != nullptr) continue;
    if (is_reached(after, goal)) {
      execution_.push_back(t);
      return true;
    }
    if (after.end != model::EndKind::running || !is_new(after)) continue;
    if (seen.size() > states_max_) return false;
    execution_.push_back(t);
    Level below;
    machine_.enabled(after, below.transitions);
    below.state = std::move(after);
    path.push_back(std::move(below));
  }
  return false;
}

}  // namespace stalemate::checker::smt
