#include "checker/stubborn_search.hpp"

#include <algorithm>

#include "checker/bottom_scc.hpp"
#include "checker/stored_search.hpp"
#include "checker/stubborn_set.hpp"
#include "checker/stuck.hpp"
#include "model/foresight.hpp"
#include "model/outlived_panic.hpp"

namespace stalemate::checker {

using model::Machine;
using model::State;

namespace {

class StubbornExpander final : public Expander {
 public:
  StubbornExpander(const Machine& machine, const CheckOptions& options, Sleep sleep, PreciseConflicts precise,
                   const StubbornFault& fault)
      : Expander(machine, options, sleep),
        sets_(machine_, precise),
        fault_(fault),
        merges_(machine.limits().symmetry && sleep == Sleep::off) {}

  /// Numbers of the transitions in the closures of `agents` in the current state.
  const std::vector<std::uint32_t>& closures(const std::vector<std::uint32_t>& agents) {
    sets_.assign(current(), transitions());
    chosen_.clear();
    for (const std::uint32_t agent : agents) sets_.close(agent, chosen_);
    return chosen_;
  }

 private:
  /// Sets are expanded until one of them holds no step that ends the run.
  void execute_chosen(const OpenState& open, Expansion& out) override {
    if (transitions().size() == 1) {
      execute(0, out);
      return;
    }
    sets_.assign(current(), transitions());
    chosen_.clear();
    done_.clear();
    std::vector<bool> excluded(sets_.agent_count(), false);
    std::size_t done = 0;
    while (sets_.choose(open.mover, excluded, chosen_)) {
      bool ends = false;
      for (; done < chosen_.size(); ++done) {
        if (!execute_once(chosen_[done], out)) continue;
        ends = true;
        const auto [p, q] = sets_.agents_of(transitions()[chosen_[done]]);
        excluded[p] = true;
        if (q != model::no_index) excluded[q] = true;
      }
      if (!ends || fault_.next_best_set) return;
    }
  }

  /// Executes a transition, but for one that leads to the same state as one that was executed before, since like
  /// goroutines do the same. Who never moves because of that is ignored in the sense below. True if it ends the run.
  bool execute_once(std::uint32_t index, Expansion& out) {
    model::Transition t = transitions()[index];
    if (!merges_ || t.kind == model::TransitionKind::fire || !sets_.alike().has_any()) return execute(index, out);
    t.g = static_cast<std::uint16_t>(sets_.alike().first(t.g));
    if (t.kind == model::TransitionKind::rendezvous) {
      t.partner = static_cast<std::uint16_t>(sets_.alike().first(t.partner));
    }
    const auto before = std::ranges::find(done_, t, &std::pair<model::Transition, bool>::first);
    if (before != done_.end()) return before->second && !fault_.like_never_ends;
    done_.emplace_back(t, execute(index, out));
    return done_.back().second;
  }

  StubbornSets sets_;
  const StubbornFault fault_;
  const bool merges_;  // whether states that differ in who of several like goroutines is who are one
  std::vector<std::pair<model::Transition, bool>> done_;  // what was executed, and whether it ended the run
  std::vector<std::uint32_t> chosen_;
};

class StubbornSearch {
 public:
  StubbornSearch(Machine& machine, const CheckOptions& options, Sleep sleep, PreciseConflicts precise,
                 const StubbornFault& fault)
      : fault_(fault), search_(machine, options, sleep, [&machine, &options, this, sleep, precise] {
          return std::make_unique<StubbornExpander>(machine, options, sleep, precise, fault_);
        }) {}

  Exploration run() {
    search_.start();
    do {
      search_.run();
    } while (search_.result().complete() && (search_.wake_bottoms() || (!fault_.repair && repair())));
    return search_.take_result(false);
  }

 private:
  const StateGraph& graph() const { return search_.result().graph; }
  const State& load(StateId id) {
    search_.expander().load(search_.bytes(id));
    return search_.expander().current();
  }

  // ------------------------------------------------------------------ the ignoring problem

  /// Adds transitions of goroutines and timers that a closed component ignores; whether there were any.
  bool repair() {
    const Components components = strong_components_of(graph());
    const std::vector<bool> left = components_left(graph(), components);
    std::vector<std::vector<StateId>> states(components.count);
    for (StateId s = 0; s < graph().size(); ++s) {
      const std::uint32_t c = components.of_state[s];
      if (!left[c] && components.has_cycle[c]) states[c].push_back(s);
    }
    bool found = false;
    for (const std::vector<StateId>& component : states) {
      if (!component.empty()) found = repair_component(component) || found;
    }
    return found;
  }

  bool repair_component(const std::vector<StateId>& component) {
    const StuckClasses classes(graph(), component);
    bool timers_change = false;
    std::vector<bool> fired;
    std::uint32_t timer_count = model::no_index;
    for (const StateId s : component) {
      const State& state = load(s);
      if (timer_count != model::no_index && timer_count != state.timer_count) timers_change = true;
      timer_count = state.timer_count;
      fired.resize(std::max<std::size_t>(fired.size(), timer_count), false);
      for (const Edge& edge : graph().edges(s)) {
        const model::Transition& t = graph().label(edge).transition;
        if (t.kind == model::TransitionKind::fire) fired[t.timer] = true;
      }
    }
    bool found = false;
    std::vector<std::uint32_t> ignored;
    for (const StateId s : component) {
      const State& state = load(s);
      ignored.clear();
      for (const model::Transition& t : search_.expander().transitions()) {
        const bool is_fire = t.kind == model::TransitionKind::fire;
        // Timers have no identity across states; while they come and go none of them may be left out anywhere.
        const bool is_ignored = is_fire ? timers_change || !fired[t.timer]
                                        : classes.is_stuck(s, t.g) || (t.kind == model::TransitionKind::rendezvous &&
                                                                       classes.is_stuck(s, t.partner));
        if (is_ignored) ignored.push_back(is_fire ? state.goroutine_count + t.timer : t.g);
      }
      if (!ignored.empty()) found = add(s, ignored) || found;
    }
    return found;
  }

  /// Adds the closures of `agents` to state `s`, which is loaded; whether there was anything to add.
  bool add(StateId s, const std::vector<std::uint32_t>& agents) {
    auto& expander = static_cast<StubbornExpander&>(search_.expander());
    std::vector<std::uint32_t> more = expander.closures(agents);
    const auto edges = graph().edges(s);
    std::erase_if(more, [&](std::uint32_t index) {
      return std::ranges::any_of(
          edges, [&](const Edge& edge) { return graph().label(edge).transition == expander.transitions()[index]; });
    });
    if (more.empty()) return false;
    expander.execute(more, expansion_);
    search_.add_edges(s, expansion_);
    return true;
  }

  const StubbornFault fault_;
  StoredSearch search_;
  Expansion expansion_;
};

/// Which crashes were seen whose kind asks for conflicts that were left out.
PreciseConflicts wanted_by(const Exploration& exploration) {
  PreciseConflicts precise;
  for (const CrashGroup& group : exploration.seen.crashes()) {
    precise.unlocks = precise.unlocks || group.rule == model::Rule::unlock_of_unlocked;
    precise.dones = precise.dones || group.rule == model::Rule::negative_waitgroup;
  }
  return precise;
}

Exploration search(const StubbornFault& fault, Machine& machine, const CheckOptions& options, Sleep sleep) {
  PreciseConflicts precise;
  precise.left_out = fault.conflict;
  precise.panics_end_runs = !may_outlive_panics(machine.program(), machine.foresight().effects());
  precise.alike_by_place = fault.alike_by_place;
  // A repeated search may see crashes of another kind.
  for (;;) {
    Exploration result = StubbornSearch(machine, options, sleep, precise, fault).run();
    const PreciseConflicts wanted = wanted_by(result);
    PreciseConflicts both = precise;
    both.unlocks = precise.unlocks || wanted.unlocks;
    both.dones = precise.dones || wanted.dones;
    if (both == precise || !result.complete() || fault.second_search) return result;
    precise = both;
  }
}

}  // namespace

Exploration stubborn_search(Machine& machine, const CheckOptions& options, Sleep sleep) {
  return search({}, machine, options, sleep);
}

Exploration stubborn_search_without(const StubbornFault& fault, Machine& machine, const CheckOptions& options) {
  return search(fault, machine, options, Sleep::off);
}

}  // namespace stalemate::checker
