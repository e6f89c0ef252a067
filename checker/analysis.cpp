#include "checker/analysis.hpp"

#include <algorithm>

#include "checker/certain_end.hpp"
#include "checker/place.hpp"
#include "checker/stuck.hpp"
#include "checker/wait_for_graph.hpp"
#include "model/canonical_state.hpp"
#include "model/check.hpp"
#include "model/loop_exit.hpp"

namespace stalemate::checker {

namespace {

End trivial_end(const StateGraph& graph, StateId s) {
  End end{.state = s, .main_returned = graph.flags(s).main_returned, .stuck = {}, .endless = {}};
  end.stuck.assign(graph.goroutine_count(s), true);
  end.endless = end.stuck;
  return end;
}

// Among equally near states the one with the least bytes is taken: state numbers depend on the order of the search.
StateId nearest_of(StateRecall& recall, const ShortestPaths& paths, std::span<const StateId> component) {
  return *std::ranges::min_element(component, [&](StateId a, StateId b) {
    if (paths.distance(a) != paths.distance(b)) return paths.distance(a) < paths.distance(b);
    const auto bytes = recall.bytes(a);
    const std::vector<std::uint8_t> bytes_of_a(bytes.begin(), bytes.end());
    return std::ranges::lexicographical_compare(bytes_of_a, recall.bytes(b));
  });
}

/// A state of the exploration, from which steps of an edge begin.
model::State state_of(const model::Machine& machine, StateRecall& recall, StateId s) {
  const auto bytes = recall.bytes(s);
  model::State state;
  model::decode(machine, bytes.data(), bytes.size(), state);
  return state;
}

// Whether a step takes or releases a lock: progress of one goroutine, but none of the program if nothing else happens.
bool is_lock_step(const model::Machine& machine, StateRecall& recall, StateId s, const EdgeLabel& label) {
  if (label.transition.kind != model::TransitionKind::solo) return false;
  return model::is_lock(instruction_at(machine.program(), state_of(machine, recall, s), label.transition.g).op);
}

// Whether main goes round a loop without a way out, in which time passes or locks are taken.
bool is_daemon(const model::Machine& machine, const StateGraph& graph, StateRecall& recall,
               std::span<const StateId> component) {
  bool does_something = false;
  model::LoopExit loop(machine.program());
  for (const StateId s : component) {
    for (const Edge& edge : graph.edges(s)) {
      const EdgeLabel& label = graph.label(edge);
      // In what makes no progress that is neither a poll nor a sleep there are locks.
      does_something |=
          label.step_class != model::StepClass::poll || label.transition.kind == model::TransitionKind::fire;
    }
    const model::State state = state_of(machine, recall, s);
    const std::uint32_t main = main_index(state);
    if (main == model::no_index) return false;
    loop.look(state, main);
  }
  return does_something && !loop.exists();
}

End end_of(const model::Machine& machine, const StateGraph& graph, StateRecall& recall, const ShortestPaths& paths,
           std::span<const StateId> component) {
  const StateId nearest = nearest_of(recall, paths, component);
  if (component.size() == 1 && graph.edges(nearest).empty()) return trivial_end(graph, nearest);
  End end{.state = nearest, .main_returned = graph.flags(nearest).main_returned, .stuck = {}, .endless = {}};
  const StuckClasses classes(graph, component);
  for (std::uint32_t g = 0; g < graph.goroutine_count(nearest); ++g) {
    end.stuck.push_back(classes.is_stuck(nearest, g));
    end.endless.push_back(classes.is_endless(nearest, g));
  }
  for (const StateId s : component) {
    for (const Edge& edge : graph.edges(s)) {
      const EdgeLabel& label = graph.label(edge);
      end.anyone_moves |= label.transition.kind != model::TransitionKind::fire;
      end.makes_progress = end.makes_progress ||
                           (label.step_class == model::StepClass::progress && !is_lock_step(machine, recall, s, label));
    }
  }
  const bool goes_nowhere = end.anyone_moves && !end.makes_progress && !end.main_returned && !end.anyone_stuck();
  end.is_daemon = goes_nowhere && is_daemon(machine, graph, recall, component);
  return end;
}

std::vector<End> ends_of(const model::Machine& machine, const Exploration& exploration, StateRecall& recall,
                         const ShortestPaths& paths, const Components& components) {
  const StateGraph& graph = exploration.graph;
  std::vector<End> ends;
  if (!exploration.complete()) {
    for (StateId s = 0; s < graph.size(); ++s) {
      if (graph.is_terminal(s)) ends.push_back(trivial_end(graph, s));
    }
    // Under ordered time everything that waits depends on everything.
    if (!machine.limits().ordered_time && exploration.has_certain_ends)
      std::ranges::move(certain_ends(machine, exploration, recall), std::back_inserter(ends));
    std::ranges::sort(ends, {}, &End::state);
    return ends;
  }
  const BottomComponents bottoms(graph, components);
  for (std::uint32_t b = 0; b < bottoms.count(); ++b) {
    if (graph.flags(bottoms.states(b)[0]).ended) continue;
    ends.push_back(end_of(machine, graph, recall, paths, bottoms.states(b)));
  }
  std::ranges::sort(ends, {}, &End::state);
  return ends;
}

}  // namespace

bool End::anyone_stuck() const { return std::ranges::find(stuck, true) != stuck.end(); }

Analysis::Analysis(model::Machine& the_machine, const Exploration& the_exploration)
    : machine(the_machine),
      plain_machine(std::make_unique<model::Machine>(the_machine.plain())),
      exploration(the_exploration),
      graph(the_exploration.graph),
      paths(graph),
      components(strong_components_of(graph)),
      recall(machine, exploration),
      ends(ends_of(machine, exploration, recall, paths, components)) {}

model::State Analysis::decode(StateId id) const {
  const auto bytes = recall.bytes(id);
  model::State state;
  model::decode(machine, bytes.data(), bytes.size(), state);
  return state;
}

bool Analysis::is_shortest(const Path& path) const { return path.size() < exploration.levels_complete; }

StateId target_of(const StateGraph& graph, const Path& path) {
  return path.empty() ? 0 : graph.edges(path.back().source)[path.back().edge].target;
}

bool is_hidden(const model::Machine& machine, const model::State& state, std::uint32_t g) {
  const model::Goroutine& goroutine = state.goroutine(g);
  if (!goroutine.is_system && !goroutine.is_main) return false;
  if (machine.operation(state, g).function != model::no_index) return false;
  // What WithCancel has started for a parent of the program's own type stays for ever if nobody cancels either of them.
  return machine.goroutine_function(state, g) != "context.watch" || main_index(state) != model::no_index;
}

bool is_parked(const model::Machine& machine, const model::State& state, std::uint32_t g) {
  const model::Select* select = select_at(machine.program(), state, g);
  return select != nullptr && select->cases.empty();
}

std::uint32_t leading_goroutine(const model::Machine& machine, const model::State& state) {
  const std::uint32_t main = main_index(state);
  if (main == model::no_index || !is_hidden(machine, state, main)) return main;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    const model::Goroutine& goroutine = state.goroutine(g);
    for (std::uint32_t f = 0; f < goroutine.frame_count; ++f) {
      if (goroutine.frames[f].function == machine.program().user_entry) return g;
    }
  }
  return model::no_index;
}

void fill_blocked(const Analysis& analysis, const End& end, const Path& path, const std::vector<bool>& leads,
                  bool with_endless, Finding& finding) {
  Replay replay(analysis.machine, *analysis.plain_machine, analysis.exploration, path);
  const model::State& state = replay.end();
  CHECK(state.goroutine_count == end.stuck.size() && state.main_returned == end.main_returned, "the end is reached");
  const std::vector<bool> stuck = replay.by_index(end.stuck), endless = replay.by_index(end.endless),
                          is_leading = replay.by_index(leads);
  const WaitExplainer explainer(*analysis.plain_machine, replay, stuck);
  std::vector<Waiter> waiters;
  const auto add_stuck = [&](bool leading) {
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      if (!stuck[g] || is_leading[g] != leading || is_hidden(analysis.machine, state, g)) continue;
      CHECK(!analysis.machine.is_enabled(state, g), "a stuck goroutine is not enabled");
      waiters.push_back({g, explainer.waits(g)});
      finding.blocked.push_back(explainer.goroutine(g));
      for (const ExplainedWait& wait : waiters.back().waits) finding.blocked.back().waits.push_back(wait.wait);
    }
  };
  const auto add_endless = [&](bool leading) {
    for (std::uint32_t g = 0; with_endless && g < state.goroutine_count; ++g) {
      if (stuck[g] || !endless[g] || is_leading[g] != leading) continue;
      finding.blocked.push_back(explainer.goroutine(g));
    }
  };
  add_stuck(true);
  add_endless(true);
  add_stuck(false);
  add_endless(false);
  finding.cycle = wait_cycle(waiters, replay.names());
  finding.witness = replay.witness(analysis.exploration, path);
  finding.witness.is_shortest = analysis.is_shortest(path);
}

}  // namespace stalemate::checker
