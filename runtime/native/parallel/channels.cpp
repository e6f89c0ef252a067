// Channels, as runtime/chan.go (chansend, chanrecv, closechan): a sender hands its value to the longest waiting
// receiver, a receiver from a full buffer lets the longest waiting sender put its value at the end, close completes
// everybody. All under the lock of the channel's cell.
#include <algorithm>

#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

using model::HeapObject;
using model::Instruction;
using model::Op;
using model::Rule;
using model::SelectCase;
using model::TransitionKind;
namespace channel_word = model::channel_word;

std::uint32_t Worker::element_words(Ref channel) {
  return machine_.layouts().size(machine_.layouts().element(evaluator_.object(channel).type));
}

Queues& Worker::queues(Ref ref) {
  std::unique_ptr<Queues>& queues = cell(ref).queues;
  if (queues == nullptr) queues = std::make_unique<Queues>();
  return *queues;
}

/// Takes out the first that nobody else has completed.
Waiter* Worker::dequeue(WaitList& list) {
  while (Waiter* const waiter = list.first()) {
    list.remove(*waiter);
    if (waiter->is_select && record(waiter->slot).is_claimed.exchange(true, std::memory_order_acq_rel)) continue;
    return waiter;
  }
  return nullptr;
}

const Waiter* Worker::peek(const WaitList& list) {
  const Waiter* waiter = list.first();
  while (waiter != nullptr && waiter->is_select && record(waiter->slot).is_claimed.load()) waiter = waiter->next;
  return waiter;
}

/// The goroutine waits at one object. Requires: the object is held; afterwards nothing of the goroutine is touched.
void Worker::park(std::uint32_t slot, WaitList& list, Word key, bool is_first) {
  Record& own = record(slot);
  if (own.waiters.empty()) own.waiters.resize(1);
  own.waiter_count = 1;
  Waiter& waiter = own.waiters.front();
  waiter.key = key;
  waiter.slot = slot;
  waiter.choice = 0;
  waiter.is_select = false;
  if (is_first) {
    list.push_front(waiter);
  } else {
    list.push_back(waiter);
  }
}

Worker::Now Worker::send(std::uint32_t slot, const Instruction& in) {
  const Ref channel = Ref::from_word(words(slot)[in.a]);
  const Hold hold(*this, channel);
  if (channel.is_nil()) return Now::away;  // for ever
  const model::Goroutine& g = engine_.state_.goroutines[slot];
  if (try_send(slot, channel, in.b, 0, g.frames[g.frame_count - 1].pc + 1)) return Now::runs;
  park(slot, queues(channel).senders, channel.word(), false);
  return Now::away;
}

Worker::Now Worker::receive(std::uint32_t slot, const Instruction& in) {
  const Ref channel = Ref::from_word(words(slot)[in.b]);
  const Hold hold(*this, channel);
  if (channel.is_nil()) return Now::away;
  const model::Goroutine& g = engine_.state_.goroutines[slot];
  const std::int32_t value = (in.t & 1U) != 0 ? in.a : -1, ok = (in.t & 2U) != 0 ? in.c : -1;
  if (try_receive(slot, channel, value, ok, 0, g.frames[g.frame_count - 1].pc + 1)) return Now::runs;
  park(slot, queues(channel).receivers, channel.word(), false);
  return Now::away;
}

/// The value goes to a receiver that waits; null is the zero value.
void Worker::deliver(const Waiter& receiver, const Word* value, bool ok) {
  const std::uint32_t slot = receiver.slot;
  const Instruction& in = evaluator_.at(slot);
  Word* const s = words(slot);
  std::int32_t to = -1, ok_word = -1;
  if (in.op == Op::select) {
    const SelectCase& one = engine_.program_.selects[static_cast<std::uint32_t>(in.k)].cases[receiver.choice];
    if (one.wants_value) to = one.value;
    ok_word = one.ok;
    evaluator_.go_to(slot, one.target);
  } else {
    if ((in.t & 1U) != 0) to = in.a;
    if ((in.t & 2U) != 0) ok_word = in.c;
    evaluator_.go_on(slot);
  }
  const std::uint32_t size = element_words(Ref::from_word(receiver.key));
  if (to >= 0 && value != nullptr) std::copy_n(value, size, s + to);
  if (to >= 0 && value == nullptr) std::fill_n(s + to, size, Word{0});
  if (ok_word >= 0) s[ok_word] = ok;
  ready(slot);
}

/// The value of a sender that waits; its operation is done, but it is not ready yet, so that the value stays.
const Word* Worker::take(const Waiter& sender) {
  const Instruction& in = evaluator_.at(sender.slot);
  const Word* const s = words(sender.slot);
  if (in.op != Op::select) {
    evaluator_.go_on(sender.slot);
    return s + in.b;
  }
  const SelectCase& one = engine_.program_.selects[static_cast<std::uint32_t>(in.k)].cases[sender.choice];
  evaluator_.go_to(sender.slot, one.target);
  return s + one.value;
}

/// False: there is no room and no receiver.
bool Worker::try_send(std::uint32_t slot, Ref ref, std::int32_t from, std::uint16_t choice, std::uint32_t next) {
  HeapObject& channel = evaluator_.object(ref);
  const Word* const value = words(slot) + from;
  if (channel.words[channel_word::closed] != 0) {
    note_solo(slot, choice);
    evaluator_.go_on(slot);
    if (fault_ != Fault::silent_send) evaluator_.raise_text(slot, Rule::send_on_closed, "send on closed channel");
    return true;
  }
  const bool is_unbuffered = channel.words[channel_word::capacity] == 0;
  const model::TypeIndex element = machine_.layouts().element(channel.type);
  Queues* const queues = cell(ref).queues.get();
  if (Waiter* const receiver = queues == nullptr ? nullptr : dequeue(queues->receivers)) {
    if (channel.shared || is_unbuffered) evaluator_.publish_value(element, value);
    if (is_unbuffered) {
      note(TransitionKind::rendezvous, slot, choice, receiver->slot, receiver->choice, 0);
    } else {
      note_solo(slot, choice);
      note_solo(receiver->slot, receiver->choice);
    }
    evaluator_.go_to(slot, next);
    deliver(*receiver, value, true);
    return true;
  }
  Word& length = channel.words[channel_word::length];
  if (length >= channel.words[channel_word::capacity]) return false;
  if (channel.shared) evaluator_.publish_value(element, value);
  note_solo(slot, choice);
  const std::uint32_t size = machine_.layouts().size(element);
  std::copy_n(value, size, channel.words.data() + channel_word::elements + length * size);
  ++length;
  evaluator_.go_to(slot, next);
  return true;
}

/// False: there is no value, no sender, and the channel is open.
bool Worker::try_receive(std::uint32_t slot, Ref ref, std::int32_t to, std::int32_t ok, std::uint16_t choice,
                         std::uint32_t next) {
  HeapObject& channel = evaluator_.object(ref);
  const model::TypeIndex element = machine_.layouts().element(channel.type);
  const std::uint32_t size = machine_.layouts().size(element);
  Word* const s = words(slot);
  Word& length = channel.words[channel_word::length];
  Queues* const queues = cell(ref).queues.get();
  if (length > 0) {
    note_solo(slot, choice);
    Word* const first = channel.words.data() + channel_word::elements;
    Word* const last = first + (length - 1) * size;
    if (fault_ == Fault::last_in_first_out) std::swap_ranges(first, first + size, last == first ? first : last);
    if (to >= 0) std::copy_n(first, size, s + to);
    std::fill(std::move(first + size, first + length * size, first), first + length * size, Word{0});
    --length;
    if (ok >= 0) s[ok] = 1;
    // The buffer was full if somebody waits.
    if (Waiter* const sender = queues == nullptr ? nullptr : dequeue(queues->senders)) {
      note_solo(sender->slot, sender->choice);
      const Word* const value = take(*sender);
      std::copy_n(value, size, last);
      ++length;
      if (channel.shared) evaluator_.publish_value(element, value);
      ready(sender->slot);
    }
  } else if (channel.words[channel_word::closed] != 0) {
    note_solo(slot, choice);
    if (to >= 0) std::fill_n(s + to, size, Word{0});
    if (ok >= 0) s[ok] = fault_ == Fault::forgotten_ok;
  } else {
    Waiter* const sender = queues == nullptr ? nullptr : dequeue(queues->senders);
    if (sender == nullptr) return false;
    note(TransitionKind::rendezvous, sender->slot, sender->choice, slot, choice, 0);
    const Word* const value = take(*sender);
    evaluator_.publish_value(element, value);
    if (to >= 0) std::copy_n(value, size, s + to);
    if (ok >= 0) s[ok] = 1;
    ready(sender->slot);
  }
  evaluator_.go_to(slot, next);
  return true;
}

void Worker::close(std::uint32_t slot, Ref ref) {
  const Hold hold(*this, ref);
  note_solo(slot);
  evaluator_.go_on(slot);
  if (ref.is_nil()) return evaluator_.raise_text(slot, Rule::close_of_nil, "close of nil channel");
  Word& closed = evaluator_.object(ref).words[channel_word::closed];
  if (closed != 0) return evaluator_.raise_text(slot, Rule::close_of_closed, "close of closed channel");
  closed = 1;
  if (cell(ref).queues == nullptr) return;
  Queues& waiting = queues(ref);
  while (Waiter* const receiver = dequeue(waiting.receivers)) {
    note_solo(receiver->slot, receiver->choice);
    deliver(*receiver, nullptr, false);
    if (fault_ == Fault::broadcast_to_one) return;
  }
  // They panic when it is their turn.
  while (Waiter* const sender = dequeue(waiting.senders)) {
    if (sender->is_select) record(sender->slot).closed_case = sender->choice;
    ready(sender->slot);
  }
}

}  // namespace stalemate::runtime::native::parallel
