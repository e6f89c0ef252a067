// From instructions to a skeleton, second half: the graph of configurations becomes automata. Steps that others cannot
// tell are contracted, since a goroutine never waits there: an operation leads to every place that may come next. What
// is executed at most once is found on the graph (no cycle, one goroutine), which decides which objects are single,
// which effects may depend on parameters and what is known of loops (rounds_of).
#pragma once

#include <map>
#include <set>
#include <vector>

#include "checker/smt/extraction.hpp"

namespace stalemate::checker::smt {

class Automaton {
 public:
  explicit Automaton(Extraction& from) : from_(from) {}
  Skeleton build();

 private:
  void find_repeated();
  bool is_once(ConfigId id) const;
  void check_single();
  void check_parameters();
  /// Locks are words of memory: who copies or overwrites one is not followed.
  void check_locks();
  void find_places();
  void add_places();
  void add_channels();
  void add_edges();
  void add_facts();
  Edge edge_of(const GraphEdge& graph_edge);
  void add_loop(Edge& edge, const Label& label);
  CounterId counter(CounterKind kind, Target target, const std::string& name, std::optional<Linear> upper);
  std::string name_of(Target target) const;
  std::vector<ConfigId> places_after(ConfigId id) const;
  bool is_inside(ConfigId id, std::uint32_t loop) const;
  bool has_other_exit(std::uint32_t loop) const;
  void refuse(ConfigId at, const std::string& what);

  Extraction& from_;
  Skeleton skeleton_;
  std::vector<std::vector<std::uint32_t>> out_;  // by config: numbers of edges
  std::vector<bool> repeats_;                    // by config: on a cycle
  std::vector<bool> many_;                       // by class: there may be two
  std::vector<bool> is_place_;
  std::vector<PlaceId> place_of_;
  std::vector<ChannelId> channel_of_;  // by object
  std::map<std::tuple<CounterKind, ObjectId, std::int32_t>, CounterId> counters_;
  std::map<std::uint32_t, CounterId> budgets_;  // by loop
  std::map<std::uint32_t, bool> is_strict_;     // by loop: it ends only when no round is left
  std::vector<std::pair<EdgeId, std::uint32_t>> iterations_, beginnings_;
};

}  // namespace stalemate::checker::smt
