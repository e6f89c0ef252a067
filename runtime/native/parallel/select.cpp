// Select, as runtime/select.go: all channels are locked, a pass over the cases in random order takes the first that can
// be done; else default; else the goroutine parks on all cases at once. All operands have been evaluated before.
#include <algorithm>
#include <numeric>

#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

using model::Instruction;
using model::SelectCase;
using model::SelectCaseKind;
namespace channel_word = model::channel_word;

namespace {

/// Holds a worker's gate and several cells, in ascending order.
class HoldAll {
 public:
  HoldAll(SpinLock& gate, Table<Cell, 10, 4096>& cells, std::vector<std::uint32_t>& objects, bool is_needed)
      : gate_(gate), cells_(cells), objects_(objects), is_needed_(is_needed) {
    if (!is_needed_) return;
    std::sort(objects_.begin(), objects_.end());
    objects_.erase(std::unique(objects_.begin(), objects_.end()), objects_.end());
    gate_.lock();
    for (const std::uint32_t object : objects_) cells_[object].lock.lock();
  }
  ~HoldAll() {
    if (!is_needed_) return;
    for (const std::uint32_t object : objects_) cells_[object].lock.unlock();
    gate_.unlock();
  }
  HoldAll(const HoldAll&) = delete;
  HoldAll& operator=(const HoldAll&) = delete;

 private:
  SpinLock& gate_;
  Table<Cell, 10, 4096>& cells_;
  std::vector<std::uint32_t>& objects_;
  const bool is_needed_;
};

}  // namespace

Worker::Now Worker::select(std::uint32_t slot, const Instruction& in) {
  const model::Select& select = engine_.program_.selects[static_cast<std::uint32_t>(in.k)];
  const auto count = static_cast<std::uint16_t>(select.cases.size());
  locked_.clear();
  for (const SelectCase& one : select.cases) {
    const Ref channel = Ref::from_word(words(slot)[one.channel]);
    if (!channel.is_nil()) locked_.push_back(channel.object);
  }
  const HoldAll hold(gate_, engine_.cells_, locked_, engine_.is_parallel_ && !has_all_gates_);
  std::optional<std::uint16_t>& closed_case = record(slot).closed_case;
  order_.resize(count);
  std::iota(order_.begin(), order_.end(), std::uint16_t{0});
  for (std::uint32_t i = count; i > 1; --i) std::swap(order_[i - 1], order_[random(i)]);
  if (closed_case) order_.assign(1, *closed_case);
  closed_case.reset();
  if (fault_ == Fault::ignored_case) {
    for (std::uint16_t i = 0; i < count; ++i) {
      if (!is_ready(slot, select.cases[i])) continue;
      std::erase(order_, i);
      break;
    }
  }
  if (fault_ == Fault::eager_default && select.has_default) order_.clear();
  for (const std::uint16_t number : order_) {
    if (take_case(slot, select.cases[number], number)) return Now::runs;
  }
  if (select.has_default) {
    note_solo(slot, model::choice_default);
    evaluator_.go_to(slot, select.default_target);
    return Now::runs;
  }
  park_on_all(slot, select);
  return Now::away;
}

/// False: it cannot be done now.
bool Worker::take_case(std::uint32_t slot, const SelectCase& one, std::uint16_t number) {
  const Ref channel = Ref::from_word(words(slot)[one.channel]);
  if (channel.is_nil()) return false;
  if (one.kind == SelectCaseKind::send) return try_send(slot, channel, one.value, number, one.target);
  return try_receive(slot, channel, one.wants_value ? one.value : -1, one.ok, number, one.target);
}

bool Worker::is_ready(std::uint32_t slot, const SelectCase& one) {
  const Ref channel = Ref::from_word(words(slot)[one.channel]);
  if (channel.is_nil()) return false;
  const std::vector<Word>& state = evaluator_.object(channel).words;
  if (state[channel_word::closed] != 0) return true;
  const Queues* const waiting = cell(channel).queues.get();
  if (one.kind == SelectCaseKind::send) {
    return state[channel_word::length] < state[channel_word::capacity] ||
           (waiting != nullptr && peek(waiting->receivers) != nullptr);
  }
  return state[channel_word::length] > 0 || (waiting != nullptr && peek(waiting->senders) != nullptr);
}

/// Requires: all channels are held. Afterwards nothing of the goroutine is touched.
void Worker::park_on_all(std::uint32_t slot, const model::Select& select) {
  Record& own = record(slot);
  if (own.waiters.size() < select.cases.size()) own.waiters.resize(select.cases.size());
  own.is_claimed.store(false, std::memory_order_relaxed);
  own.waiter_count = static_cast<std::uint32_t>(select.cases.size());
  const Word* const s = words(slot);
  for (std::size_t i = 0; i < select.cases.size(); ++i) {
    const SelectCase& one = select.cases[i];
    Waiter& waiter = own.waiters[i];
    waiter.key = s[one.channel];
    waiter.slot = slot;
    waiter.choice = static_cast<std::uint16_t>(i);
    waiter.is_select = true;
    waiter.is_queued = false;
    waiter.is_sender = one.kind == SelectCaseKind::send;
    const Ref channel = Ref::from_word(waiter.key);
    if (channel.is_nil()) continue;
    Queues& waiting = queues(channel);
    (waiter.is_sender ? waiting.senders : waiting.receivers).push_back(waiter);
  }
}

/// After a select that had to wait: one case has been done, the others are off.
void Worker::leave_queues(std::uint32_t slot) {
  Record& own = record(slot);
  for (std::uint32_t i = 0; i < own.waiter_count; ++i) {
    Waiter& waiter = own.waiters[i];
    const Ref channel = Ref::from_word(waiter.key);
    if (channel.is_nil()) continue;
    const Hold hold(*this, channel);
    if (!waiter.is_queued) continue;
    Queues& waiting = queues(channel);
    (waiter.is_sender ? waiting.senders : waiting.receivers).remove(waiter);
  }
}

}  // namespace stalemate::runtime::native::parallel
