#include "checker/random_walk.hpp"

#include <algorithm>
#include <random>

#include "checker/search_limit.hpp"
#include "checker/walked_graph.hpp"

namespace stalemate::checker {

using model::Machine;
using model::Transition;

namespace {

constexpr std::uint32_t walk_count = 64, steps_max = 2048;
constexpr std::size_t change_count = 2;  // moments at which the highest priority becomes the lowest

class RandomWalks {
 public:
  RandomWalks(Machine& machine, const CheckOptions& options)
      : machine_(machine), limit_(options), graph_(machine, options) {}

  Exploration run() {
    for (std::uint32_t walk = 0; walk < walk_count && limit_.allows(graph_.result(), 0); ++walk) {
      random_.seed(walk);
      has_priorities_ = walk % 2 == 1;
      this->walk();
    }
    Exploration& result = graph_.result();
    if (result.complete()) {
      result.stopped_by = StoppedBy::states;
      result.stopped_detail = "random walks";
    }
    return std::move(result);
  }

 private:
  void walk() {
    if (!graph_.start()) return limit_.machine(machine_, graph_.result());
    priorities_.clear();
    adopt_new_goroutines();
    changes_.clear();
    for (std::size_t i = 0; i < change_count; ++i) changes_.push_back(pick(steps_max / 8));
    for (std::uint32_t step = 0; step < steps_max && limit_.allows(graph_.result(), 0); ++step) {
      if (graph_.has_ended()) return;
      machine_.enabled(graph_.state(), transitions_);
      if (transitions_.empty()) return graph_.end_here();
      if (std::ranges::find(changes_, step) != changes_.end()) lower_highest();
      const Transition t = transitions_[has_priorities_ ? highest() : pick(transitions_.size())];
      if (!graph_.step(t)) return limit_.machine(machine_, graph_.result());
      move_priorities();
    }
  }

  // ------------------------------------------------------------------ priorities, by goroutine index

  std::uint32_t pick(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }

  void adopt_new_goroutines() {
    while (priorities_.size() < graph_.state().goroutine_count) priorities_.push_back(change_count + random_());
  }

  std::uint64_t priority_of(const Transition& t) const {
    switch (t.kind) {
      case model::TransitionKind::solo: return priorities_[t.g];
      case model::TransitionKind::rendezvous: return std::max(priorities_[t.g], priorities_[t.partner]);
      case model::TransitionKind::fire: return timer_priority;
    }
    return 0;
  }

  /// One of the transitions of highest priority.
  std::size_t highest() {
    std::uint64_t best = 0;
    for (const Transition& t : transitions_) best = std::max(best, priority_of(t));
    candidates_.clear();
    for (std::size_t i = 0; i < transitions_.size(); ++i) {
      if (priority_of(transitions_[i]) == best) candidates_.push_back(i);
    }
    return candidates_[pick(candidates_.size())];
  }

  void lower_highest() {
    const auto highest = std::ranges::max_element(priorities_);
    if (highest != priorities_.end()) *highest = pick(change_count);
  }

  void move_priorities() {
    moved_.assign(graph_.state().goroutine_count, 0);
    std::vector<bool> is_known(graph_.state().goroutine_count, false);
    for (std::size_t g = 0; g < graph_.info().new_index.size(); ++g) {
      if (graph_.info().new_index[g] == model::no_index) continue;
      moved_[graph_.info().new_index[g]] = priorities_[g];
      is_known[graph_.info().new_index[g]] = true;
    }
    for (std::size_t g = 0; g < moved_.size(); ++g) {
      if (!is_known[g]) moved_[g] = change_count + random_();
    }
    priorities_.swap(moved_);
  }

  static constexpr std::uint64_t timer_priority = 1U << 31;  // in the middle of what is drawn

  Machine& machine_;
  SearchLimit limit_;
  WalkedGraph graph_;
  std::mt19937 random_;
  bool has_priorities_ = false;
  std::vector<std::uint64_t> priorities_, moved_;
  std::vector<std::uint32_t> changes_;
  std::vector<std::size_t> candidates_;
  std::vector<Transition> transitions_;
};

}  // namespace

Exploration random_walks(Machine& machine, const CheckOptions& options) { return RandomWalks(machine, options).run(); }

}  // namespace stalemate::checker
