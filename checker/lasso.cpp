#include "checker/lasso.hpp"

#include <optional>

#include "model/check.hpp"

namespace stalemate::checker {

Lasso lasso(const Analysis& analysis, Path stem, std::uint32_t g, const EdgeFilter& allowed) {
  const Path cycle = shortest_cycle(analysis.graph, target_of(analysis.graph, stem), g, allowed);
  CHECK(!cycle.empty(), "what goes on for ever has a cycle");
  Lasso result{std::move(stem), 0};
  result.stem_length = static_cast<std::uint32_t>(result.path.size());
  result.path.insert(result.path.end(), cycle.begin(), cycle.end());
  return result;
}

void fill_loop_witness(const Analysis& analysis, const Lasso& lasso, Finding& finding) {
  Replay replay(analysis.machine, *analysis.plain_machine, analysis.exploration, lasso.path);
  finding.witness = replay.witness(analysis.exploration, lasso.path);
  finding.witness.loop_start = lasso.stem_length + 1;
  // The nearest start of a cycle with the shortest cycle from there: not always the shortest lasso.
  finding.witness.is_shortest = false;
}

Place loop_place(const Analysis& analysis, StateId start, std::uint32_t g, const Path& cycle) {
  std::optional<Place> best;
  bool best_is_select = false;
  const auto offer = [&](StateId s, std::uint32_t index) {
    const model::State state = analysis.decode(s);
    Place place = place_of(analysis.machine, state, index);
    const bool is_select = select_at(analysis.machine.program(), state, index) != nullptr;
    const bool better = !best || (place.position.line != 0 && best->position.line == 0) ||
                        (is_select && !best_is_select) ||
                        (is_select == best_is_select && place.position.line != 0 && place < *best);
    if (!better) return;
    best = std::move(place);
    best_is_select = is_select;
  };
  std::uint32_t index = g;
  for (const EdgeRef& step : cycle) {
    const EdgeLabel& label = analysis.graph.label(analysis.graph.edges(step.source)[step.edge]);
    if (label.moves(index)) offer(step.source, index);
    index = label.new_index[index];
  }
  if (!best) offer(start, g);
  return *best;
}

}  // namespace stalemate::checker
