// Numbers for objects and goroutines, and garbage. The model's heap renumbers objects when it drops garbage; here they
// keep their numbers, since queues and cells are found by them. Collecting stops all workers between two instructions,
// marks what live words of frames, package variables and armed timers lead to, and gives the rest's numbers away again.
#include <algorithm>

#include "model/frames.hpp"
#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

namespace {

constexpr std::uint32_t batch = 64;
constexpr std::size_t kept_words_max = 64;  // room that an unused object keeps

}  // namespace

/// Leaves the list as it is if there are no more.
void Engine::refill_objects(std::vector<std::uint32_t>& free) {
  const std::lock_guard lock(heap_lock_);
  if (free_objects_.empty()) {
    // Room has been reserved, so no element moves. Nobody else looks at the vector's size.
    const std::uint32_t end = std::min(object_end_ + batch, state_.object_count);
    if (state_.objects.size() < end) state_.objects.resize(end);
    cells_.grow(end);
    while (object_end_ < end) free.push_back(object_end_++);
    return;
  }
  const std::size_t count = std::min<std::size_t>(batch, free_objects_.size());
  free.insert(free.end(), free_objects_.end() - static_cast<std::ptrdiff_t>(count), free_objects_.end());
  free_objects_.resize(free_objects_.size() - count);
}

void Engine::refill_slots(std::vector<std::uint32_t>& free) {
  const std::lock_guard lock(heap_lock_);
  // Those that have ended on other workers may be idle there; there are enough numbers.
  const std::uint32_t end = std::min(slot_end_ + 8, state_.goroutine_count);
  if (state_.goroutines.size() < end) state_.goroutines.resize(end);
  records_.grow(end);
  while (slot_end_ < end) free.push_back(slot_end_++);
}

// ---------------------------------------------------------------------- stopping the others

/// True: all other workers are idle or stand between two instructions until `let_others_go`. False: somebody else has
/// stopped everybody in the meantime.
bool Engine::stop_others() {
  std::unique_lock lock(mutex_);
  if (stop_requested_.load()) return false;
  stop_requested_.store(true);
  stopped_.wait(lock, [&] { return is_over() || stopped_count_ + idle_count_.load() + 1 == workers_.size(); });
  return true;
}

void Engine::let_others_go() {
  const std::lock_guard lock(mutex_);
  stop_requested_.store(false);
  idle_.notify_all();
}

void Engine::wait_while_stopped() {
  std::unique_lock lock(mutex_);
  ++stopped_count_;
  stopped_.notify_all();
  idle_.wait(lock, [&] { return !stop_requested_.load() || is_over(); });
  --stopped_count_;
}

// ---------------------------------------------------------------------- garbage

void Engine::collect() {
  if (is_parallel_ && !stop_others()) return wait_while_stopped();
  if (!is_over() && allocated_words_.load() > collect_after_) {
    std::vector<bool> is_marked(object_end_);
    mark(is_marked, live_words_);
    sweep(is_marked);
    allocated_words_.store(0);
    collect_after_ = std::max(collect_at_least, live_words_);
    if (live_words_ > machine_.limits().heap_words_max) is_over_.store(true);
  }
  if (is_parallel_) let_others_go();
}

void Engine::mark(std::vector<bool>& is_marked, std::uint64_t& live_words) {
  const model::Layouts& layouts = machine_.layouts();
  std::vector<std::uint32_t> work;
  live_words = 0;
  const auto visit = [&](Word word) {
    const Ref ref = Ref::from_word(word);
    if (ref.object == 0 || ref.is_function() || is_marked[ref.object]) return;
    is_marked[ref.object] = true;
    work.push_back(ref.object);
  };
  const auto visit_interface = [&](const Word* words) {
    if (layouts.data_is_ref(static_cast<model::TypeIndex>(words[0]))) visit(words[1]);
  };
  visit(Ref{1, 0}.word());
  for (const auto& entry : waits_) {
    if (!entry.second.is_sleep) visit(entry.second.timer);
  }
  for (std::uint32_t slot = 0; slot < slot_end_; ++slot) {
    const model::Goroutine& g = state_.goroutines[slot];
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const model::Liveness::Set& live = model::live_words(machine_.liveness(), g, i);
      const Word* const words = g.stack.data() + g.frames[i].base;
      for (const std::uint32_t word : live.refs) visit(words[word]);
      for (const std::uint32_t word : live.ifaces) visit_interface(words + word);
    }
    for (std::uint32_t i = 0; i < g.panic_count; ++i) visit_interface(g.panics[i].value);
    // A select that is over but has not run on yet still stands in the queues of its other cases.
    const Record& own = records_[slot];
    for (std::uint32_t i = 0; i < own.waiter_count; ++i) {
      if (own.waiters[i].is_queued) visit(own.waiters[i].key);
    }
  }
  while (!work.empty()) {
    const model::HeapObject& object = state_.objects[work.back()];
    work.pop_back();
    live_words += object.words.size() + 1;
    model::for_each_ref(layouts, object, visit);
  }
}

void Engine::sweep(const std::vector<bool>& is_marked) {
  free_objects_.clear();
  for (const auto& worker : workers_) worker->free_objects_.clear();
  for (std::uint32_t i = object_end_; i-- > 2;) {
    if (is_marked[i]) continue;
    model::HeapObject& object = state_.objects[i];
    object.kind = model::ObjectKind::free;
    object.words.clear();
    if (object.words.capacity() > kept_words_max) object.words.shrink_to_fit();
    cells_[i].queues.reset();
    free_objects_.push_back(i);
  }
}

}  // namespace stalemate::runtime::native::parallel
