#include "checker/witness_paths.hpp"

#include <algorithm>

#include "checker/expansion.hpp"
#include "checker/self_check.hpp"
#include "checker/walked_graph.hpp"
#include "model/canonical_state.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

using model::Transition;
using model::TransitionKind;

bool WitnessPaths::start() {
  here_.start(machine_, names_, info_);
  first_ = here_;
  result_.seen.step(here_.state(), info_, no_state, 0);
  id_ = store(no_state, 0);
  if (machine_.limit_reached() == nullptr) return !is_over();
  limit_.machine(machine_, result_);
  return false;
}

void WitnessPaths::begin() {
  here_ = first_;
  id_ = 0;
  cut_ = false;
}

bool WitnessPaths::is_over() const { return cut_ || here_.state().end != model::EndKind::running; }

/// Whether the actors stand before the same operation here.
bool WitnessPaths::stands_alike(const NamedState& at, const Label& label) const {
  if (label.kind == TransitionKind::fire) return here_.transition_of(label).has_value();
  for (const ActorId actor : {label.actor, label.partner}) {
    if (actor == no_actor) continue;
    const std::uint32_t there = at.index_of(actor), here = here_.index_of(actor);
    if (here == model::no_index) return false;
    const model::Goroutine &x = at.state().goroutine(there), &y = here_.state().goroutine(here);
    if (x.frame_count != y.frame_count) return false;
    for (std::uint32_t f = 0; f < x.frame_count; ++f) {
      if (x.frames[f].function != y.frames[f].function || x.frames[f].pc != y.frames[f].pc) return false;
    }
  }
  return true;
}

void WitnessPaths::follow(const NamedState& at, const Event& event) {
  // What it cannot do any more here it has done already: an access to memory only it could reach.
  if (is_over() || !stands_alike(at, event.label)) return;
  const Transition t = *here_.transition_of(event.label);
  machine_.enabled(here_.state(), transitions_);
  CHECK(std::ranges::find(transitions_, t) != transitions_.end(), "an event of the search is enabled on its path");
  take(t);
}

void WitnessPaths::end() {
  for (std::uint32_t steps = 0; !is_over(); ++steps) {
    if (steps > options_.depth_max) return limit_.depth(result_);
    machine_.enabled(here_.state(), transitions_);
    if (transitions_.empty()) {
      if (!result_.graph.flags(id_).expanded) {
        result_.graph.begin_edges(id_);
        result_.graph.end_edges(false);
      }
      return;
    }
    // A state that is left by some edge is on a path that has gone to an end.
    if (!result_.graph.edges(id_).empty()) return;
    take(transitions_.front());
  }
}

StateId WitnessPaths::store(StateId parent, std::uint32_t depth) {
  model::encode(machine_, here_.state(), bytes_);
  if (options_.self_check && machine_.limit_reached() == nullptr) check_state(machine_, here_.state(), bytes_);
  const auto [id, fresh] = result_.store.insert(bytes_);
  if (!fresh) return id;
  result_.graph.add_state(parent, depth, here_.state().goroutine_count, flags_of(here_.state()));
  if (here_.state().end == model::EndKind::running) {
    result_.seen.state(machine_, here_.state(), id);
  } else {
    result_.graph.begin_edges(id);
    result_.graph.end_edges(false);
  }
  return id;
}

/// Executes a step and stores the edge and the state it leads to, if they are new.
void WitnessPaths::take(const Transition& t) {
  const StateId source = id_;
  const auto edges = result_.graph.edges(source);
  const auto known =
      std::ranges::find_if(edges, [&](const Edge& edge) { return result_.graph.label(edge).transition == t; });
  here_.step(machine_, names_, t, info_);
  if (machine_.limit_reached() != nullptr) {
    limit_.machine(machine_, result_);
    cut_ = true;
    if (!result_.graph.flags(source).expanded) {
      result_.graph.begin_edges(source);
      result_.graph.end_edges(true);
    }
    return;
  }
  if (known != edges.end()) {
    id_ = known->target;
    return;
  }
  const auto number = static_cast<std::uint32_t>(edges.size());
  id_ = store(source, result_.graph.depth(source) + 1);
  fill_label(t, info_, label_);
  append_edge(result_.graph, source, id_, label_);
  result_.seen.step(here_.state(), info_, source, number);
}

}  // namespace stalemate::checker
