#include "checker/stubborn_search.hpp"

#include <algorithm>

#include "checker/bottom_scc.hpp"
#include "checker/expansion.hpp"
#include "checker/search_limit.hpp"
#include "checker/self_check.hpp"
#include "checker/stubborn_set.hpp"
#include "checker/stuck.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker {

using model::Machine;
using model::State;

namespace {

class StubbornSearch {
 public:
  StubbornSearch(Machine& machine, const CheckOptions& options, PreciseConflicts precise)
      : machine_(machine),
        options_(options),
        limit_(options),
        effects_(machine.program()),
        liveness_(machine.program()),
        table_(machine.program(), machine.layouts(), liveness_, effects_),
        done_bound_(machine.program(), effects_),
        sets_(machine, table_, done_bound_, precise) {}

  Exploration run() {
    machine_.initial(next_, info_);
    result_.seen.step(next_, info_, no_state, 0);
    store(no_state, 0, 0);
    // The limit was met before the first state was complete: nothing follows from what there is of it.
    if (machine_.limit_reached() != nullptr) {
      limit_.machine(machine_, result_);
      open_.clear();
    }
    do {
      while (!open_.empty() && limit_.allows(result_, open_.size())) expand();
    } while (result_.complete() && repair());
    limit_.report(result_, open_.size());
    return std::move(result_);
  }

 private:
  struct Open {
    StateId state = no_state;
    std::uint32_t mover = 0;  // who moved last, as numbered there: staying with it makes long runs and few states
  };

  StateId store(StateId parent, std::uint32_t depth, std::uint32_t mover) {
    model::encode(machine_, next_, bytes_);
    if (options_.self_check && machine_.limit_reached() == nullptr) check_state(machine_, next_, bytes_);
    const auto [id, fresh] = result_.store.insert(bytes_);
    if (!fresh) return id;
    result_.graph.add_state(parent, depth, next_.goroutine_count, flags_of(next_));
    result_.depth = std::max(result_.depth, depth);
    open_.push_back({id, mover});
    return id;
  }

  void load(StateId id) {
    const auto bytes = result_.store.bytes(id);
    model::decode(machine_, bytes.data(), bytes.size(), current_);
    machine_.enabled(current_, transitions_);
  }

  void expand() {
    const Open open = open_.back();
    open_.pop_back();
    const StateId id = open.state;
    if (result_.graph.flags(id).ended) {
      result_.graph.begin_edges(id);
      result_.graph.end_edges(false);
      return;
    }
    load(id);
    result_.seen.state(machine_, current_, id);
    if (options_.self_check) check_enabled(machine_, current_, transitions_);
    if (result_.graph.depth(id) >= options_.depth_max && !transitions_.empty()) {
      limit_.depth(result_);
      return;
    }
    result_.graph.begin_edges(id);
    bool truncated = false;
    if (transitions_.size() == 1) {
      execute(id, 0, truncated);
    } else if (!transitions_.empty()) {
      sets_.assign(current_, transitions_);
      expand_sets(id, open.mover, truncated);
    }
    result_.graph.end_edges(truncated);
  }

  /// Sets are expanded until one of them holds no step that ends the run.
  void expand_sets(StateId id, std::uint32_t mover, bool& truncated) {
    chosen_.clear();
    std::vector<bool> excluded(sets_.agent_count(), false);
    std::size_t done = 0;
    while (sets_.choose(mover, excluded, chosen_)) {
      bool ends = false;
      for (; done < chosen_.size(); ++done) {
        if (!execute(id, chosen_[done], truncated)) continue;
        ends = true;
        const auto [p, q] = sets_.agents_of(transitions_[chosen_[done]]);
        excluded[p] = true;
        if (q != model::no_index) excluded[q] = true;
      }
      if (!ends) return;
    }
  }

  /// Executes transition number `index` of `current_`; true if that ended the run.
  bool execute(StateId id, std::uint32_t index, bool& truncated) {
    const model::Transition& t = transitions_[index];
    next_ = current_;
    machine_.step(next_, t, info_);
    ++result_.transition_count;
    if (machine_.limit_reached() != nullptr) {
      limit_.machine(machine_, result_);
      truncated = true;
      return false;
    }
    const std::uint32_t mover = t.kind == model::TransitionKind::fire ? model::no_index : info_.new_index[t.g];
    const StateId target = store(id, result_.graph.depth(id) + 1, mover);
    fill_label(t, info_, label_);
    const auto edge = static_cast<std::uint32_t>(result_.graph.edges(id).size());
    result_.graph.add_edge(target, label_);
    result_.seen.step(next_, info_, id, edge);
    return next_.end != model::EndKind::running;
  }

  // ------------------------------------------------------------------ the ignoring problem

  /// Adds transitions of goroutines and timers that a closed component ignores; whether there were any.
  bool repair() {
    const Components components = strong_components_of(result_.graph);
    std::vector<bool> leaves(components.count, false);
    for (StateId s = 0; s < result_.graph.size(); ++s) {
      for (const Edge& edge : result_.graph.edges(s)) {
        const std::uint32_t from = components.of_state[s], to = components.of_state[edge.target];
        if (from != to && !result_.graph.flags(edge.target).ended) leaves[from] = true;
      }
    }
    std::vector<std::vector<StateId>> states(components.count);
    for (StateId s = 0; s < result_.graph.size(); ++s) {
      const std::uint32_t c = components.of_state[s];
      if (!leaves[c] && components.has_cycle[c]) states[c].push_back(s);
    }
    bool found = false;
    for (const std::vector<StateId>& component : states) {
      if (!component.empty()) found = repair_component(component) || found;
    }
    return found;
  }

  bool repair_component(const std::vector<StateId>& component) {
    const StuckClasses classes(result_.graph, component);
    bool timers_change = false;
    std::vector<bool> fired;
    std::uint32_t timer_count = model::no_index;
    for (const StateId s : component) {
      load(s);
      if (timer_count != model::no_index && timer_count != current_.timer_count) timers_change = true;
      timer_count = current_.timer_count;
      fired.resize(std::max<std::size_t>(fired.size(), timer_count), false);
      for (const Edge& edge : result_.graph.edges(s)) {
        const model::Transition& t = result_.graph.label(edge).transition;
        if (t.kind == model::TransitionKind::fire) fired[t.timer] = true;
      }
    }
    bool found = false;
    std::vector<std::uint32_t> ignored;
    for (const StateId s : component) {
      load(s);
      ignored.clear();
      for (const model::Transition& t : transitions_) {
        const bool is_fire = t.kind == model::TransitionKind::fire;
        // Timers have no identity across states; while they come and go none of them may be left out anywhere.
        const bool is_ignored = is_fire ? timers_change || !fired[t.timer]
                                        : classes.is_stuck(s, t.g) || (t.kind == model::TransitionKind::rendezvous &&
                                                                       classes.is_stuck(s, t.partner));
        if (is_ignored) ignored.push_back(is_fire ? current_.goroutine_count + t.timer : t.g);
      }
      if (!ignored.empty()) found = add(s, ignored) || found;
    }
    return found;
  }

  /// Adds the closures of `agents` to state `s`; whether there was anything to add.
  bool add(StateId s, const std::vector<std::uint32_t>& agents) {
    sets_.assign(current_, transitions_);
    chosen_.clear();
    for (const std::uint32_t agent : agents) sets_.close(agent, chosen_);
    const auto edges = result_.graph.edges(s);
    std::erase_if(chosen_, [&](std::uint32_t index) {
      return std::ranges::any_of(
          edges, [&](const Edge& edge) { return result_.graph.label(edge).transition == transitions_[index]; });
    });
    if (chosen_.empty()) return false;
    result_.graph.begin_more_edges(s);
    bool truncated = false;
    for (const std::uint32_t index : chosen_) execute(s, index, truncated);
    result_.graph.end_edges(truncated);
    return true;
  }

  Machine& machine_;
  const CheckOptions& options_;
  SearchLimit limit_;
  const model::EffectTable effects_;
  const model::Liveness liveness_;  // of all words, sliced or not
  const model::MayTable table_;
  const model::DoneBound done_bound_;
  StubbornSets sets_;
  Exploration result_;
  std::vector<Open> open_;
  // Reused from step to step.
  State current_, next_;
  model::StepInfo info_;
  EdgeLabel label_;
  std::vector<model::Transition> transitions_;
  std::vector<std::uint32_t> chosen_;
  std::vector<std::uint8_t> bytes_;
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

/// A panic that is recovered is no crash: what it leads to must be right from the start.
bool may_recover(const model::Program& program) {
  return std::ranges::any_of(program.functions, [](const model::Function& function) {
    return std::ranges::any_of(function.code, [](const model::Instruction& in) { return in.op == model::Op::recover; });
  });
}

}  // namespace

Exploration stubborn_search(Machine& machine, const CheckOptions& options) {
  return stubborn_search_without(machine, options, model::no_index);
}

Exploration stubborn_search_without(Machine& machine, const CheckOptions& options, std::uint32_t left_out) {
  PreciseConflicts precise;
  precise.left_out = left_out;
  precise.dones = may_recover(machine.program());
  Exploration result = StubbornSearch(machine, options, precise).run();
  const PreciseConflicts wanted = wanted_by(result);
  const PreciseConflicts both{precise.unlocks || wanted.unlocks, precise.dones || wanted.dones, left_out};
  if (both == precise || !result.complete()) return result;
  precise = both;
  return StubbornSearch(machine, options, precise).run();
}

}  // namespace stalemate::checker
