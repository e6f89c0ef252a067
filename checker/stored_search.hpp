// Search that stores every state it meets: what all reductions share. Which states are expanded next is decided from
// the open states alone and expansions are taken in in that order, so states, edges and their numbers are the same for
// any number of workers. While fewer than 64 states are open one is expanded at a time, newest first (or oldest, with
// breadth-first order); beyond that, half of them at once, 512 at most, and the next batch is chosen before the results
// of the last one are in.
#pragma once

#include <deque>

#include "checker/expansion_pool.hpp"
#include "checker/explorer.hpp"
#include "checker/search_limit.hpp"

namespace stalemate::checker {

class StoredSearch {
 public:
  StoredSearch(model::Machine& machine, const CheckOptions& options, MakeExpander make)
      : machine_(machine), options_(options), limit_(options), pool_(options.workers, std::move(make)) {}

  /// Stores the initial state.
  void start();
  /// Expands until no state is open or a limit is met.
  void run();
  const Exploration& result() const { return result_; }
  Exploration take_result();

  /// An expander for looking at stored states, between runs.
  Expander& expander() { return pool_.own(); }
  /// Adds edges to a state that has been expanded.
  void add_edges(StateId state, const Expansion& expansion);

 private:
  void fill(Batch& batch);
  OpenState pop();
  void take_in(const Batch::Job& job);
  bool take_successors(StateId id, std::uint32_t depth, const Expansion& expansion);
  StateId store(std::span<const std::uint8_t> bytes, StateId parent, std::uint32_t depth, std::uint32_t goroutine_count,
                StateFlags flags, std::uint32_t mover);

  model::Machine& machine_;
  const CheckOptions& options_;
  SearchLimit limit_;
  ExpansionPool pool_;
  Exploration result_;
  std::deque<OpenState> open_;
};

/// Complete search without any reduction, on several workers.
Exploration full_search(model::Machine& machine, const CheckOptions& options);

}  // namespace stalemate::checker
