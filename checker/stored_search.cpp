#include "checker/stored_search.hpp"

#include <algorithm>

#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker {
namespace {

constexpr std::size_t open_for_batches = 64, batch_size_max = 512;

class FullExpander final : public Expander {
 public:
  using Expander::Expander;

 private:
  void execute_chosen(const OpenState&, Expansion& out) override {
    for (std::uint32_t i = 0; i < transitions().size(); ++i) execute(i, out);
  }
};

}  // namespace

void StoredSearch::start() {
  model::State state;
  model::StepInfo info;
  machine_.initial(state, info);
  result_.seen.step(state, info, no_state, 0);
  std::vector<std::uint8_t> bytes;
  model::encode(machine_, state, bytes);
  if (options_.self_check && machine_.limit_reached() == nullptr) check_state(machine_, state, bytes);
  store(bytes, no_state, state.goroutine_count, {.flags = flags_of(state)});
  // The limit was met before the first state was complete: nothing follows from what there is of it.
  if (machine_.limit_reached() != nullptr) {
    limit_.machine(machine_, result_);
    open_.clear();
  }
}

void StoredSearch::run() {
  bool goes_on = true;
  for (;;) {
    const std::size_t batches = open_.size() >= open_for_batches ? ExpansionPool::batches_max : 1;
    while (goes_on && pool_.waiting() < batches && !open_.empty()) {
      fill(pool_.next());
      pool_.hand_in();
    }
    if (pool_.waiting() == 0) break;
    const Batch& batch = pool_.take_back();
    for (std::size_t i = 0; i < batch.size && goes_on; ++i) {
      goes_on = limit_.allows(result_, open_.size() + batch.size - i);
      if (goes_on) take_in(batch.jobs[i]);
    }
  }
  if (result_.complete()) result_.levels_complete = UINT32_MAX;
  limit_.report(result_, open_.size());
}

Exploration StoredSearch::take_result() { return std::move(result_); }

void StoredSearch::fill(Batch& batch) {
  const std::size_t size = open_.size() < open_for_batches ? 1 : std::min(open_.size() / 2, batch_size_max);
  if (batch.jobs.size() < size) batch.jobs.resize(size);
  batch.size = size;
  for (std::size_t i = 0; i < size; ++i) {
    Batch::Job& job = batch.jobs[i];
    job.open = open_.pop();
    const auto bytes = result_.store.bytes(job.open.id);
    job.bytes.assign(bytes.begin(), bytes.end());
  }
}

void StoredSearch::take_in(const Batch::Job& job) {
  const StateId id = job.open.id;
  const Expansion& expansion = job.expansion;
  // Breadth first, states are in order of their distance: all levels before this one are done.
  if (options_.order == SearchOrder::bfs) result_.levels_complete = job.open.depth;
  result_.seen.state(expansion.races, id);
  if (expansion.is_cut) return limit_.depth(result_);
  result_.graph.begin_edges(id);
  const bool truncated = take_successors(job.open, expansion);
  result_.graph.end_edges(truncated);
}

void StoredSearch::add_edges(StateId state, const Expansion& expansion) {
  result_.graph.begin_more_edges(state);
  const bool truncated = take_successors({.id = state, .depth = result_.graph.depth(state)}, expansion);
  result_.graph.end_edges(truncated);
}

/// True if a limit cut an edge.
bool StoredSearch::take_successors(const OpenState& from, const Expansion& expansion) {
  result_.transition_count += expansion.step_count;
  for (const LimitMet& limit : expansion.limits) limit_.machine(limit.reason, limit.refusal, result_);
  for (std::size_t i = 0; i < expansion.successor_count; ++i) {
    const Successor& successor = expansion.successors[i];
    const OpenState to{.depth = from.depth + 1,
                       .mover = successor.mover,
                       .delays = from.delays + successor.delays,
                       .flags = successor.flags};
    const StateId target = store(expansion.bytes_of(i), from.id, successor.goroutine_count, to);
    const auto edge = static_cast<std::uint32_t>(result_.graph.edges(from.id).size());
    result_.graph.add_edge(target, successor.label);
    result_.seen.step(successor.end, successor.reached, from.id, edge);
  }
  return !expansion.limits.empty();
}

StateId StoredSearch::store(std::span<const std::uint8_t> bytes, StateId parent, std::uint32_t goroutine_count,
                            OpenState open) {
  const auto [id, fresh] = result_.store.insert(bytes);
  if (!fresh) return id;
  result_.graph.add_state(parent, open.depth, goroutine_count, open.flags);
  result_.depth = std::max(result_.depth, open.depth);
  open.id = id;
  open_.push(open);
  return id;
}

Exploration full_search(model::Machine& machine, const CheckOptions& options) {
  StoredSearch search(machine, options, [&] { return std::make_unique<FullExpander>(machine, options); });
  search.start();
  search.run();
  return search.take_result();
}

}  // namespace stalemate::checker
