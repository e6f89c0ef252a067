// Channels, as runtime/chan.go (chansend, chanrecv, closechan): a sender hands its value to the longest waiting
// receiver, a receiver from a full buffer lets the longest waiting sender put its value at the end, close completes
// everybody.
#include <algorithm>

#include "runtime/native/world.hpp"

namespace stalemate::runtime::native {

using model::HeapObject;
using model::Instruction;
using model::Op;
using model::Rule;
using model::SelectCase;
using model::TransitionKind;
namespace channel_word = model::channel_word;

std::uint32_t World::element_words(Ref channel) {
  return machine_.layouts().size(machine_.layouts().element(evaluator_.object(channel).type));
}

bool World::can_send(Ref channel) {
  if (channel.is_nil()) return false;
  const std::vector<Word>& words = evaluator_.object(channel).words;
  return words[channel_word::closed] != 0 || words[channel_word::length] < words[channel_word::capacity] ||
         waiting(receivers_, channel.word()) != nullptr;
}

bool World::can_receive(Ref channel) {
  if (channel.is_nil()) return false;
  const std::vector<Word>& words = evaluator_.object(channel).words;
  return words[channel_word::closed] != 0 || words[channel_word::length] > 0 ||
         waiting(senders_, channel.word()) != nullptr;
}

/// The value goes to a receiver that waits; null is the zero value.
void World::deliver(Waiter receiver, const Word* value, bool ok) {
  const Instruction& in = evaluator_.at(receiver.slot);
  Word* const s = evaluator_.words(receiver.slot);
  unpark(receiver.slot);
  records_[receiver.slot].ticket = 0;
  std::int32_t to = -1, ok_word = -1;
  Ref channel;
  if (in.op == Op::select) {
    const SelectCase& one = program_.selects[static_cast<std::uint32_t>(in.k)].cases[receiver.choice];
    channel = Ref::from_word(s[one.channel]);
    if (one.wants_value) to = one.value;
    ok_word = one.ok;
    evaluator_.go_to(receiver.slot, one.target);
  } else {
    channel = Ref::from_word(s[in.b]);
    if ((in.t & 1U) != 0) to = in.a;
    if ((in.t & 2U) != 0) ok_word = in.c;
    evaluator_.go_on(receiver.slot);
  }
  const std::uint32_t size = element_words(channel);
  if (to >= 0 && value != nullptr) std::copy_n(value, size, s + to);
  if (to >= 0 && value == nullptr) std::fill_n(s + to, size, Word{0});
  if (ok_word >= 0) s[ok_word] = ok;
  evaluator_.resume(receiver.slot);
}

/// The value of a sender that waits; its operation is done. Valid until frames change.
const Word* World::take(Waiter sender) {
  const Instruction& in = evaluator_.at(sender.slot);
  const Word* const s = evaluator_.words(sender.slot);
  unpark(sender.slot);
  records_[sender.slot].ticket = 0;
  evaluator_.resume(sender.slot);
  if (in.op != Op::select) {
    evaluator_.go_on(sender.slot);
    return s + in.b;
  }
  const SelectCase& one = program_.selects[static_cast<std::uint32_t>(in.k)].cases[sender.choice];
  evaluator_.go_to(sender.slot, one.target);
  return s + one.value;
}

/// Requires: can_send.
bool World::send(std::uint32_t slot, Ref ref, std::int32_t from, std::uint16_t choice, std::uint32_t next) {
  HeapObject& channel = evaluator_.object(ref);
  const Word* const value = evaluator_.words(slot) + from;
  if (channel.words[channel_word::closed] != 0) {
    note_solo(slot, choice);
    evaluator_.go_on(slot);
    if (fault_ != Fault::silent_send) evaluator_.raise_text(slot, Rule::send_on_closed, "send on closed channel");
    return true;
  }
  evaluator_.go_to(slot, next);
  const model::TypeIndex element = machine_.layouts().element(channel.type);
  const bool is_unbuffered = channel.words[channel_word::capacity] == 0;
  if (channel.shared || is_unbuffered) evaluator_.publish_value(element, value);
  if (const Queue* receivers = waiting(receivers_, ref.word())) {
    const Waiter receiver = head(*receivers);
    const auto partner = static_cast<std::uint16_t>(receiver.slot);
    if (is_unbuffered) {
      note({TransitionKind::rendezvous, static_cast<std::uint16_t>(slot), choice, partner, receiver.choice, 0});
    } else {
      note_solo(slot, choice);
      note_solo(receiver.slot, receiver.choice);
    }
    deliver(receiver, value, true);
    return true;
  }
  note_solo(slot, choice);
  Word& length = channel.words[channel_word::length];
  const std::uint32_t size = machine_.layouts().size(element);
  std::copy_n(value, size, channel.words.data() + channel_word::elements + length * size);
  ++length;
  return true;
}

/// Requires: can_receive.
bool World::receive(std::uint32_t slot, Ref ref, std::int32_t to, std::int32_t ok, std::uint16_t choice,
                    std::uint32_t next) {
  HeapObject& channel = evaluator_.object(ref);
  const std::uint32_t size = element_words(ref);
  Word* const s = evaluator_.words(slot);
  Word& length = channel.words[channel_word::length];
  evaluator_.go_to(slot, next);
  if (ok >= 0) s[ok] = 1;
  if (length > 0) {
    note_solo(slot, choice);
    Word* const first = channel.words.data() + channel_word::elements;
    Word* const last = first + (length - 1) * size;
    if (fault_ == Fault::last_in_first_out) std::swap_ranges(first, first + size, last == first ? first : last);
    if (to >= 0) std::copy_n(first, size, s + to);
    std::fill(std::move(first + size, first + length * size, first), first + length * size, Word{0});
    --length;
    // The buffer was full if somebody waits.
    if (const Queue* senders = waiting(senders_, ref.word())) {
      const Waiter sender = head(*senders);
      note_solo(sender.slot, sender.choice);
      const Word* const value = take(sender);
      std::copy_n(value, size, last);
      ++length;
      if (channel.shared) evaluator_.publish_value(machine_.layouts().element(channel.type), value);
    }
    return true;
  }
  if (channel.words[channel_word::closed] != 0) {
    note_solo(slot, choice);
    info_.step_class = model::StepClass::poll;
    if (to >= 0) std::fill_n(s + to, size, Word{0});
    if (ok >= 0) s[ok] = fault_ == Fault::forgotten_ok;
    return true;
  }
  const Waiter sender = head(*waiting(senders_, ref.word()));
  note({TransitionKind::rendezvous, static_cast<std::uint16_t>(sender.slot), sender.choice,
        static_cast<std::uint16_t>(slot), choice, 0});
  const Word* const value = take(sender);
  evaluator_.publish_value(machine_.layouts().element(channel.type), value);
  if (to >= 0) std::copy_n(value, size, s + to);
  return true;
}

void World::close(std::uint32_t slot, Ref ref) {
  note_solo(slot);
  evaluator_.go_on(slot);
  if (ref.is_nil()) return evaluator_.raise_text(slot, Rule::close_of_nil, "close of nil channel");
  Word& closed = evaluator_.object(ref).words[channel_word::closed];
  if (closed != 0) return evaluator_.raise_text(slot, Rule::close_of_closed, "close of closed channel");
  closed = 1;
  while (const Queue* receivers = waiting(receivers_, ref.word())) {
    const Waiter receiver = head(*receivers);
    note_solo(receiver.slot, receiver.choice);
    deliver(receiver, nullptr, false);
    if (fault_ == Fault::broadcast_to_one) return;
  }
  // They panic when it is their turn.
  while (const Queue* senders = waiting(senders_, ref.word())) {
    const Waiter sender = head(*senders);
    wake(sender.slot);
    records_[sender.slot].closed_case = sender.choice;
  }
}

}  // namespace stalemate::runtime::native
