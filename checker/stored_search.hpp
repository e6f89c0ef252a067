// Search that stores every state it meets: what all reductions share. Which states are expanded next is decided from
// the open states alone and expansions are taken in in that order, so states, edges and their numbers are the same for
// any number of workers. While fewer than 64 states are open one is expanded at a time, newest first (or oldest, with
// breadth-first order); beyond that, half of them at once, 512 at most, and the next batch is chosen before the results
// of the last one are in. With delay order, states with the fewest delays are expanded first, newest first among them:
// most bugs need few deviations from a deterministic scheduler (Emmi, Qadeer, Rakamaric, "Delay-Bounded Scheduling",
// POPL 2011). A state counts with the delays of the way it was first met on.
// Chains (StoreMode::exact): a state with one successor or none is forgotten when it has been expanded, unless it is
// far from the last one kept; met again, it is worked out again and kept if that took more than a few steps.
#pragma once

#include "checker/expansion_pool.hpp"
#include "checker/explorer.hpp"
#include "checker/open_states.hpp"
#include "checker/search_limit.hpp"
#include "checker/state_recall.hpp"

namespace stalemate::checker {

class StoredSearch {
 public:
  StoredSearch(model::Machine& machine, const CheckOptions& options, Sleep sleep, MakeExpander make)
      : machine_(machine),
        options_(options),
        sleep_(sleep),
        sleeps_(sleep != Sleep::off),
        limit_(options),
        recall_(machine, result_),
        pool_(options.workers, std::move(make), [this] { return limit_.is_over(); }),
        open_(options.order, options.seed) {
    result_.store = StateStore(options.store);
  }

  /// Stores the initial state.
  void start();
  /// Expands until no state is open or a limit is met.
  void run();
  const Exploration& result() const { return result_; }
  /// `has_all_edges`: the graph lacks no path, so that witnesses are the shortest of all.
  Exploration take_result(bool has_all_edges);

  /// An expander for looking at stored states, between runs.
  Expander& expander() { return pool_.own(); }
  /// The encoding of a stored state; valid until the next call.
  std::span<const std::uint8_t> bytes(StateId state) { return recall_.bytes(state); }
  /// Adds edges to a state that has been expanded.
  void add_edges(StateId state, const Expansion& expansion);
  /// Opens what was skipped in components of the graph that no edge leaves: there the properties need all edges.
  /// Whether there was anything.
  bool wake_bottoms();

 private:
  void fill(Batch& batch);
  void take_in(const Task& task, const Expansion& expansion);
  void look_ahead(const Batch& batch, std::size_t at);
  bool take_successors(const OpenState& from, const Expansion& expansion);
  StateId store(std::span<const std::uint8_t> bytes, const Fingerprint& print, StateId parent,
                std::uint32_t goroutine_count, OpenState open, const SleepSet& sleep);
  void open_again(StateId state);
  void forget(StateId state);

  model::Machine& machine_;
  const CheckOptions& options_;
  const Sleep sleep_;
  const bool sleeps_;
  SearchLimit limit_;
  Exploration result_;
  StateRecall recall_;  // of result_
  ExpansionPool pool_;
  OpenStates open_;
  SleepSets sleep_sets_;  // empty unless something may sleep
};

/// Complete search of all transitions, or all that do not sleep, on several workers.
Exploration full_search(model::Machine& machine, const CheckOptions& options, Sleep sleep = Sleep::off);

}  // namespace stalemate::checker
