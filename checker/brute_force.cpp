#include "checker/brute_force.hpp"

#include <deque>

#include "checker/expansion.hpp"
#include "checker/search_limit.hpp"
#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker {

using model::Machine;
using model::State;

namespace {

class BruteForce {
 public:
  BruteForce(Machine& machine, const CheckOptions& options) : machine_(machine), options_(options), limit_(options) {}

  Exploration run() {
    machine_.initial(next_, info_);
    result_.seen.step(next_, info_, no_state, 0);
    store(no_state, 0);
    // The limit was met before the first state was complete: nothing follows from what there is of it.
    if (machine_.limit_reached() != nullptr) {
      limit_.machine(machine_, result_);
      open_.clear();
    }
    while (!open_.empty() && limit_.allows(result_, open_.size())) expand(pop());
    if (result_.complete()) result_.levels_complete = UINT32_MAX;
    limit_.report(result_, open_.size());
    return std::move(result_);
  }

 private:
  /// Stores `next_`; a state not seen before is opened.
  StateId store(StateId parent, std::uint32_t depth) {
    model::encode(machine_, next_, bytes_);
    if (options_.self_check && machine_.limit_reached() == nullptr) check_state(machine_, next_, bytes_);
    const auto [id, fresh] = result_.store.insert(bytes_);
    if (!fresh) return id;
    result_.graph.add_state(parent, depth, next_.goroutine_count, flags_of(next_));
    result_.depth = std::max(result_.depth, depth);
    open_.push_back(id);
    return id;
  }

  StateId pop() {
    const bool oldest = options_.order == SearchOrder::bfs;
    const StateId id = oldest ? open_.front() : open_.back();
    if (oldest) {
      open_.pop_front();
      // Breadth first, ids are in order of distance: all levels before this one are done.
      result_.levels_complete = result_.graph.depth(id);
    } else {
      open_.pop_back();
    }
    return id;
  }

  void expand(StateId id) {
    const std::uint32_t depth = result_.graph.depth(id);
    bool truncated = false;
    if (result_.graph.flags(id).ended) {
      result_.graph.begin_edges(id);
    } else {
      const auto bytes = result_.store.bytes(id);
      model::decode(machine_, bytes.data(), bytes.size(), current_);
      result_.seen.state(machine_, current_, id);
      machine_.enabled(current_, transitions_);
      if (options_.self_check) check_enabled(machine_, current_, transitions_);
      if (depth >= options_.depth_max && !transitions_.empty()) {
        limit_.depth(result_);
        return;
      }
      result_.graph.begin_edges(id);
      std::uint32_t edge = 0;
      for (const model::Transition& t : transitions_) {
        next_ = current_;
        machine_.step(next_, t, info_);
        ++result_.transition_count;
        if (machine_.limit_reached() != nullptr) {
          limit_.machine(machine_, result_);
          truncated = true;
          continue;
        }
        const StateId target = store(id, depth + 1);
        fill_label(t, info_, label_);
        result_.graph.add_edge(target, label_);
        result_.seen.step(next_, info_, id, edge++);
      }
    }
    result_.graph.end_edges(truncated);
  }

  Machine& machine_;
  const CheckOptions& options_;
  SearchLimit limit_;
  Exploration result_;
  std::deque<StateId> open_;
  // Reused from step to step, so that a warm search does not allocate.
  State current_, next_;
  model::StepInfo info_;
  EdgeLabel label_;
  std::vector<model::Transition> transitions_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace

Exploration brute_force(Machine& machine, const CheckOptions& options) { return BruteForce(machine, options).run(); }

}  // namespace stalemate::checker
