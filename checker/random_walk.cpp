#include "checker/random_walk.hpp"

#include <algorithm>
#include <random>

#include "checker/expansion.hpp"
#include "checker/search_limit.hpp"
#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker {

using model::Machine;
using model::State;
using model::Transition;

namespace {

constexpr std::uint32_t walk_count = 64, steps_max = 2048;
constexpr std::size_t change_count = 2;  // moments at which the highest priority becomes the lowest

class RandomWalks {
 public:
  RandomWalks(Machine& machine, const CheckOptions& options) : machine_(machine), options_(options), limit_(options) {}

  Exploration run() {
    for (std::uint32_t walk = 0; walk < walk_count && limit_.allows(result_, 0); ++walk) {
      random_.seed(walk);
      has_priorities_ = walk % 2 == 1;
      this->walk();
    }
    if (result_.complete()) {
      result_.stopped_by = StoppedBy::states;
      result_.stopped_detail = "random walks";
    }
    return std::move(result_);
  }

 private:
  void walk() {
    machine_.initial(next_, info_);
    const bool is_first = result_.store.size() == 0;
    if (is_first) result_.seen.step(next_, info_, no_state, 0);
    StateId id = store(no_state, 0);
    if (machine_.limit_reached() != nullptr) return limit_.machine(machine_, result_);
    priorities_.clear();
    adopt_new_goroutines();
    changes_.clear();
    for (std::size_t i = 0; i < change_count; ++i) changes_.push_back(pick(steps_max / 8));
    for (std::uint32_t step = 0; step < steps_max && limit_.allows(result_, 0); ++step) {
      if (result_.graph.flags(id).ended) return;
      current_ = next_;
      machine_.enabled(current_, transitions_);
      if (transitions_.empty()) {
        if (!result_.graph.flags(id).expanded) {
          result_.graph.begin_edges(id);
          result_.graph.end_edges(false);
        }
        return;
      }
      if (std::ranges::find(changes_, step) != changes_.end()) lower_highest();
      const Transition t = transitions_[has_priorities_ ? highest() : pick(transitions_.size())];
      machine_.step(next_, t, info_);
      ++result_.transition_count;
      if (machine_.limit_reached() != nullptr) return limit_.machine(machine_, result_);
      id = follow(id, t);
      move_priorities();
    }
  }

  StateId store(StateId parent, std::uint32_t depth) {
    model::encode(machine_, next_, bytes_);
    if (options_.self_check) check_state(machine_, next_, bytes_);
    const auto [id, fresh] = result_.store.insert(bytes_);
    if (!fresh) return id;
    result_.graph.add_state(parent, depth, next_.goroutine_count, flags_of(next_));
    result_.depth = std::max(result_.depth, depth);
    if (next_.end == model::EndKind::running) result_.seen.state(machine_, next_, id);
    return id;
  }

  /// Stores the state that `t` has led to from `source`, and the edge, if it is new.
  StateId follow(StateId source, const Transition& t) {
    const auto edges = result_.graph.edges(source);
    const auto known =
        std::ranges::find_if(edges, [&](const Edge& edge) { return result_.graph.label(edge).transition == t; });
    if (known != edges.end()) return known->target;
    const auto number = static_cast<std::uint32_t>(edges.size());
    const StateId target = store(source, result_.graph.depth(source) + 1);
    fill_label(t, info_, label_);
    if (result_.graph.flags(source).expanded) {
      result_.graph.begin_more_edges(source);
    } else {
      result_.graph.begin_edges(source);
    }
    result_.graph.add_edge(target, label_);
    result_.graph.end_edges(false);
    result_.seen.step(next_, info_, source, number);
    return target;
  }

  // ------------------------------------------------------------------ priorities, by goroutine index

  std::uint32_t pick(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }

  void adopt_new_goroutines() {
    while (priorities_.size() < next_.goroutine_count) priorities_.push_back(change_count + random_());
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
    moved_.assign(next_.goroutine_count, 0);
    std::vector<bool> is_known(next_.goroutine_count, false);
    for (std::size_t g = 0; g < info_.new_index.size(); ++g) {
      if (info_.new_index[g] == model::no_index) continue;
      moved_[info_.new_index[g]] = priorities_[g];
      is_known[info_.new_index[g]] = true;
    }
    for (std::size_t g = 0; g < moved_.size(); ++g) {
      if (!is_known[g]) moved_[g] = change_count + random_();
    }
    priorities_.swap(moved_);
  }

  static constexpr std::uint64_t timer_priority = 1U << 31;  // in the middle of what is drawn

  Machine& machine_;
  const CheckOptions& options_;
  SearchLimit limit_;
  Exploration result_;
  std::mt19937 random_;
  bool has_priorities_ = false;
  std::vector<std::uint64_t> priorities_, moved_;
  std::vector<std::uint32_t> changes_;
  std::vector<std::size_t> candidates_;
  State current_, next_;
  model::StepInfo info_;
  EdgeLabel label_;
  std::vector<Transition> transitions_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace

Exploration random_walks(Machine& machine, const CheckOptions& options) { return RandomWalks(machine, options).run(); }

}  // namespace stalemate::checker
