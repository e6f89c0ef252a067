// Busy loops (a warning): a cycle of the state graph in which one goroutine alone takes steps, all of them polls. As
// long as nobody else runs it spins without waiting. Looked for on product nodes (state, goroutine) joined by that
// goroutine's polls, inside of strongly connected components, since no cycle is outside of them. A loop that some
// random number ends for good is none: every value comes up in the end.
#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <map>
#include <set>
#include <unordered_map>

#include "checker/analysis.hpp"
#include "checker/lasso.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

using PollGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

struct Node {
  StateId state = no_state;
  std::uint32_t g = 0;
  friend auto operator<=>(const Node&, const Node&) = default;
};

bool is_poll_of(const EdgeLabel& label, std::uint32_t g) {
  return label.step_class == model::StepClass::poll && label.transition.kind == model::TransitionKind::solo &&
         label.transition.g == g;
}

/// Whether the goroutine, taking steps alone, comes from `first` to a node for which `is_goal` holds. Nobody comes back
/// from another strongly connected component.
template <typename IsGoal>
bool comes_alone(const Analysis& analysis, const Node& first, IsGoal is_goal) {
  std::set<Node> seen{first};
  std::vector<Node> work{first};
  while (!work.empty()) {
    const Node node = work.back();
    work.pop_back();
    if (is_goal(node)) return true;
    for (const Edge& edge : analysis.graph.edges(node.state)) {
      const EdgeLabel& label = analysis.graph.label(edge);
      if (label.transition.kind != model::TransitionKind::solo || label.transition.g != node.g) continue;
      if (label.new_index[node.g] == goroutine_gone) continue;
      if (analysis.components.of_state[edge.target] != analysis.components.of_state[first.state]) continue;
      const Node next{edge.target, label.new_index[node.g]};
      if (seen.insert(next).second) work.push_back(next);
    }
  }
  return false;
}

/// Whether the goroutine, about to choose, leaves a component of polls by some choice, and alone does not come back.
/// `is_inside`: whether a node belongs to the component, which `node` does.
template <typename IsInside>
bool chooses_to_leave(const Analysis& analysis, const Node& node, IsInside is_inside) {
  std::vector<Node> outside;
  for (const Edge& edge : analysis.graph.edges(node.state)) {
    const EdgeLabel& label = analysis.graph.label(edge);
    if (!is_poll_of(label, node.g)) continue;
    const Node target{edge.target, label.new_index[node.g]};
    if (!is_inside(target)) outside.push_back(target);
  }
  if (outside.empty()) return false;
  const model::State state = analysis.decode(node.state);
  if (instruction_at(analysis.machine.program(), state, node.g).op != model::Op::choose) return false;
  return std::ranges::any_of(outside, [&](const Node& target) {
    return target.g == goroutine_gone || !comes_alone(analysis, target, is_inside);
  });
}

// Nodes that lie on a poll cycle, the nearest one of each cycle's component.
std::vector<Node> spinning_nodes(const Analysis& analysis) {
  const StateGraph& graph = analysis.graph;
  std::unordered_map<std::uint64_t, std::uint32_t> number;
  std::vector<Node> nodes;
  const auto number_of = [&](StateId s, std::uint32_t g) {
    const auto [it, fresh] = number.try_emplace((std::uint64_t{s} << 16) | g, static_cast<std::uint32_t>(nodes.size()));
    if (fresh) nodes.push_back({s, g});
    return it->second;
  };
  PollGraph polls;
  std::vector<bool> self_loop;
  for (StateId s = 0; s < graph.size(); ++s) {
    for (const Edge& edge : graph.edges(s)) {
      const EdgeLabel& label = graph.label(edge);
      const std::uint32_t g = label.transition.g;
      if (!is_poll_of(label, g) || label.new_index[g] == goroutine_gone) continue;
      if (analysis.components.of_state[s] != analysis.components.of_state[edge.target]) continue;
      const std::uint32_t from = number_of(s, g), to = number_of(edge.target, label.new_index[g]);
      self_loop.resize(nodes.size(), false);
      if (from == to) self_loop[from] = true;
      boost::add_edge(from, to, polls);
    }
  }
  if (nodes.empty()) return {};
  std::vector<std::uint32_t> component(nodes.size());
  const std::uint32_t count = boost::strong_components(
      polls, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, polls)));
  std::vector<std::uint32_t> size(count, 0), nearest(count, UINT32_MAX);
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    const std::uint32_t c = component[n];
    size[c] += self_loop[n] ? 2 : 1;
    const auto rank = [&](std::uint32_t m) { return std::pair(analysis.paths.distance(nodes[m].state), nodes[m]); };
    if (nearest[c] == UINT32_MAX || rank(n) < rank(nearest[c])) nearest[c] = n;
  }
  std::vector<bool> ends(count, false);
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    const std::uint32_t c = component[n];
    if (size[c] < 2 || ends[c]) continue;
    ends[c] = chooses_to_leave(analysis, nodes[n], [&](const Node& node) {
      const auto found = number.find((std::uint64_t{node.state} << 16) | node.g);
      return found != number.end() && component[found->second] == c;
    });
  }
  std::vector<Node> result;
  for (std::uint32_t c = 0; c < count; ++c) {
    if (size[c] > 1 && !ends[c]) result.push_back(nodes[nearest[c]]);
  }
  std::ranges::sort(result);
  return result;
}

bool reported_already(const std::vector<Finding>& findings, const Place& place) {
  return std::ranges::any_of(findings, [&](const Finding& f) {
    return (f.rule == Rule::livelock || f.rule == Rule::leak) && f.position == place.position;
  });
}

std::string busy_loop_message(const Analysis& analysis, const Place& place) {
  if (place.operation == "select") {
    return fmt::format("busy loop: the select polls {} without waiting",
                       place.object.empty() ? "nil channels" : place.object);
  }
  if (!place.object.empty()) return fmt::format("busy loop: {} polls {} without waiting", place.function, place.object);
  return fmt::format("busy loop: {} spins without waiting ({})", place.function,
                     analysis.machine.short_position(place.position));
}

}  // namespace

void find_busy_loops(const Analysis& analysis, std::vector<Finding>& findings) {
  std::map<Place, std::map<StateId, std::uint32_t>> groups;
  for (const Node& node : spinning_nodes(analysis)) {
    const Place place =
        loop_place(analysis, node.state, node.g, shortest_cycle(analysis.graph, node.state, node.g, is_poll_of));
    if (!place.function.empty()) groups[place].try_emplace(node.state, node.g);
  }
  for (const auto& [place, nodes] : groups) {
    if (reported_already(findings, place)) continue;
    std::vector<StateId> targets;
    for (const auto& [state, g] : nodes) targets.push_back(state);
    Path stem = analysis.paths.to(targets);
    const std::uint32_t g = nodes.at(target_of(analysis.graph, stem));
    Finding finding;
    finding.rule = Rule::busy_loop;
    fill_loop_witness(analysis, lasso(analysis, std::move(stem), g, is_poll_of), finding);
    finding.message = busy_loop_message(analysis, place);
    finding.position = place.position;
    finding.function = place.function;
    finding.fingerprint = "busy-loop|" + fingerprint(place);
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
