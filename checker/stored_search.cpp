#include "checker/stored_search.hpp"

#include <algorithm>

#include "checker/bottom_scc.hpp"
#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"
#include "model/check.hpp"

namespace stalemate::checker {
namespace {

constexpr std::size_t open_for_batches = 64, batch_size_max = 512;
// Steps to the nearest state that is kept: at most, and for one that is met again. With trusted fingerprints states are
// worked out again only for analysis and traces, whether they branch or not.
constexpr std::uint32_t distance_max = 255, distance_max_met = 8, distance_max_hash = 31;

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
  store(bytes, StateStore::fingerprint(bytes), no_state, state.goroutine_count, {.flags = flags_of(state)}, {});
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
      if (!goes_on) break;
      look_ahead(batch, i);
      if (const Expansion& expansion = pool_.expansion(i); !expansion.is_passed_over) {
        take_in(batch.jobs[i].task, expansion);
      } else {
        goes_on = limit_.allows(result_, open_.size() + batch.size - i);
        CHECK(!goes_on, "a state is passed over only when the search is over");
      }
    }
  }
  if (result_.complete()) result_.levels_complete = UINT32_MAX;
  result_.other_bytes = sleep_sets_.memory_bytes();
  limit_.report(result_, open_.size());
}

Exploration StoredSearch::take_result(bool has_all_edges) {
  if (!has_all_edges) result_.levels_complete = 0;
  return std::move(result_);
}

/// Has the store fetch what the jobs after number `at` will need.
void StoredSearch::look_ahead(const Batch& batch, std::size_t at) {
  const auto prints = [&](std::size_t ahead) {
    return at + ahead < batch.size ? std::span(pool_.expansion(at + ahead).prints) : std::span<const Fingerprint>();
  };
  for (const Fingerprint& print : prints(3)) result_.store.prefetch_slot(print);
  for (const Fingerprint& print : prints(2)) result_.store.prefetch_place(print);
  for (const Fingerprint& print : prints(1)) result_.store.prefetch_bytes(print);
}

void StoredSearch::fill(Batch& batch) {
  const std::size_t size = open_.size() < open_for_batches ? 1 : std::min(open_.size() / 2, batch_size_max);
  if (batch.jobs.size() < size) batch.jobs.resize(size);
  batch.size = size;
  for (std::size_t i = 0; i < size; ++i) {
    Task& task = batch.jobs[i].task;
    task.open = open_.pop();
    const auto bytes = recall_.bytes(task.open.id);
    task.bytes.assign(bytes.begin(), bytes.end());
    if (!sleeps_) continue;
    task.sleep = sleep_sets_.of(task.open.id);
    if (task.open.is_again) task.awake = sleep_sets_.take_awake(task.open.id);
  }
}

void StoredSearch::take_in(const Task& task, const Expansion& expansion) {
  const OpenState& open = task.open;
  const StateId id = open.id;
  // Breadth first, states are in order of their distance: all levels before this one are done.
  if (options_.order == SearchOrder::bfs) result_.levels_complete = open.depth;
  result_.seen.state(expansion.races, id);
  if (expansion.is_cut) return limit_.depth(result_);
  if (open.is_again) return add_edges(id, expansion);
  result_.graph.begin_edges(id);
  const bool truncated = take_successors(open, expansion);
  result_.graph.end_edges(truncated);
  if (sleeps_ && sleep_sets_.skip(id, expansion.skipped)) open_again(id);
  forget(id);
}

/// Forgets the state, which has just been expanded, if it is to be.
void StoredSearch::forget(StateId state) {
  const bool trusts = options_.store == StoreMode::hash;
  if (options_.store == StoreMode::all || (!trusts && result_.graph.edges(state).size() > 1)) return;
  const StateId parent = result_.graph.parent(state);
  const std::uint32_t distance = parent == no_state ? 1 : result_.store.distance(parent) + 1;
  if (distance <= (trusts ? distance_max_hash : distance_max)) result_.store.forget(state, distance);
}

void StoredSearch::open_again(StateId state) {
  OpenState open;
  open.id = state;
  open.depth = result_.graph.depth(state);
  open.flags = result_.graph.flags(state);
  open.is_again = true;
  open_.push(open);
}

bool StoredSearch::wake_bottoms() {
  if (!sleeps_ || sleep_ == Sleep::bottoms_lack_edges) return false;
  const Components components = strong_components_of(result_.graph);
  const std::vector<bool> left = components_left(result_.graph, components);
  bool found = false;
  for (StateId state = 0; state < result_.graph.size(); ++state) {
    if (left[components.of_state[state]] || !sleep_sets_.wake(state)) continue;
    open_again(state);
    found = true;
  }
  return found;
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
    const StateId target =
        store(expansion.bytes_of(i), expansion.prints[i], from.id, successor.goroutine_count, to, successor.sleep);
    const auto edge = static_cast<std::uint32_t>(result_.graph.edges(from.id).size());
    result_.graph.add_edge(target, successor.label);
    result_.seen.step(successor.end, successor.reached, from.id, edge);
  }
  return !expansion.limits.empty();
}

StateId StoredSearch::store(std::span<const std::uint8_t> bytes, const Fingerprint& print, StateId parent,
                            std::uint32_t goroutine_count, OpenState open, const SleepSet& sleep) {
  const auto [id, fresh] = result_.store.insert(bytes, print, &recall_);
  if (!fresh) {
    if (options_.store == StoreMode::exact && result_.store.distance(id) > distance_max_met)
      result_.store.keep(id, bytes);
    if (sleeps_ && sleep_ != Sleep::never_woken && sleep_sets_.meet(id, sleep)) open_again(id);
    return id;
  }
  if (sleeps_) sleep_sets_.add_state(sleep);
  result_.graph.add_state(parent, open.depth, goroutine_count, open.flags);
  result_.depth = std::max(result_.depth, open.depth);
  open.id = id;
  open_.push(open);
  return id;
}

Exploration full_search(model::Machine& machine, const CheckOptions& options, Sleep sleep) {
  StoredSearch search(machine, options, sleep,
                      [&, sleep] { return std::make_unique<FullExpander>(machine, options, sleep); });
  search.start();
  do {
    search.run();
  } while (search.result().complete() && search.wake_bottoms());
  return search.take_result(sleep == Sleep::off);
}

}  // namespace stalemate::checker
