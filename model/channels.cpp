// Channels. A buffered channel is a FIFO of `capacity` elements; an unbuffered one has no state but `closed`: send and
// receive are one joint transition (docs/semantics.md, "Steps"). A send on a closed channel is always enabled and
// panics.
#include <algorithm>

#include "model/interpreter.hpp"

namespace stalemate::model {

void Interpreter::make_chan(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const auto capacity = static_cast<std::int64_t>(s_[in.b]);
  const TypeIndex element = layouts_.element(type);
  constexpr std::uint64_t allocation_max = std::uint64_t{1} << 48;
  const std::uint64_t bytes = std::max<std::uint64_t>(layouts_.byte_size(element), 1);
  if (capacity < 0 || static_cast<std::uint64_t>(capacity) > allocation_max / bytes) {
    return raise_text(Rule::panic, "makechan: size out of range");
  }
  const std::uint64_t words = static_cast<std::uint64_t>(capacity) * layouts_.size(element);
  if (words > machine_.limits_.heap_words_max) return stop_at_limit("heap");
  const std::uint32_t channel =
      allocate(ObjectKind::channel, type, 0, static_cast<SiteIndex>(in.c), channel_word::elements + words);
  if (stopped_) return;
  state_.objects[channel].words[channel_word::capacity] = static_cast<Word>(capacity);
  s_[in.a] = Ref{channel}.word();
}

/// Requires: the channel is closed (then this panics) or has room.
void Interpreter::send_buffered(Ref ref, const Word* value) {
  HeapObject& channel = object(ref);
  const SemanticsFault fault = machine_.limits_.semantics_fault;
  if (channel.words[channel_word::closed] != 0 && fault == SemanticsFault::send_on_closed_passes) return;
  if (channel.words[channel_word::closed] != 0) return raise_text(Rule::send_on_closed, "send on closed channel");
  Word& length = channel.words[channel_word::length];
  CHECK(length < channel.words[channel_word::capacity], "a send on a full channel is executed");
  const TypeIndex element = layouts_.element(channel.type);
  const std::uint32_t size = layouts_.size(element);
  std::copy_n(value, size, channel.words.begin() + static_cast<std::ptrdiff_t>(channel_word::elements + length * size));
  ++length;
  if (channel.shared) publish_value(element, value);
}

/// Takes the oldest element, or zero from a closed channel; returns Go's ok. `value` may be null.
bool Interpreter::receive_buffered(HeapObject& channel, Word* value, std::uint32_t words) {
  Word& length = channel.words[channel_word::length];
  if (length == 0) {
    CHECK(channel.words[channel_word::closed] != 0, "a receive from an empty channel is executed");
    info_.step_class = StepClass::poll;  // it can be done for ever, and changes nothing
    if (value != nullptr) std::fill_n(value, words, Word{0});
    return false;
  }
  auto first = channel.words.begin() + channel_word::elements;
  if (machine_.limits_.semantics_fault == SemanticsFault::newest_first) {
    first += static_cast<std::ptrdiff_t>((length - 1) * words);
  }
  const auto end = channel.words.begin() + static_cast<std::ptrdiff_t>(channel_word::elements + length * words);
  if (value != nullptr) std::copy_n(first, words, value);
  std::fill(std::move(first + words, end, first), end, Word{0});
  --length;
  return true;
}

void Interpreter::send(const Instruction& in) { send_buffered(Ref::from_word(s_[in.a]), s_ + in.b); }

void Interpreter::receive(const Instruction& in) {
  HeapObject& channel = object(Ref::from_word(s_[in.b]));
  const std::uint32_t size = layouts_.size(layouts_.element(channel.type));
  const bool ok = receive_buffered(channel, (in.t & 1U) != 0 ? s_ + in.a : nullptr, size);
  if ((in.t & 2U) != 0) s_[in.c] = ok;
}

void Interpreter::close_channel(Ref ref) {
  if (ref.is_nil()) return raise_text(Rule::close_of_nil, "close of nil channel");
  Word& closed = object(ref).words[channel_word::closed];
  if (closed != 0) return raise_text(Rule::close_of_closed, "close of closed channel");
  closed = 1;
}

void Interpreter::rendezvous(const Transition& t) {
  // The receiver's side: where the value goes.
  enter(t.partner);
  const Instruction& receiving = code_[frame_->pc];
  std::int32_t to = -1, ok = -1;
  if (receiving.op == Op::select) {
    const SelectCase& one = program_.selects[static_cast<std::uint32_t>(receiving.k)].cases[t.partner_choice];
    if (one.wants_value) to = one.value;
    ok = one.ok;
    frame_->pc = one.target;
  } else {
    CHECK(receiving.op == Op::receive, "the partner of a rendezvous does not receive");
    if ((receiving.t & 1U) != 0) to = receiving.a;
    if ((receiving.t & 2U) != 0) ok = receiving.c;
    ++frame_->pc;
  }
  Word* const receiver = s_;
  // The sender's.
  enter(t.g);
  const Instruction& sending = code_[frame_->pc];
  std::int32_t channel = sending.a, from = sending.b;
  if (sending.op == Op::select) {
    const SelectCase& one = program_.selects[static_cast<std::uint32_t>(sending.k)].cases[t.choice];
    channel = one.channel;
    from = one.value;
    frame_->pc = one.target;
  } else {
    CHECK(sending.op == Op::send, "the first goroutine of a rendezvous does not send");
    ++frame_->pc;
  }
  const TypeIndex element = layouts_.element(object(Ref::from_word(s_[channel])).type);
  if (to >= 0) std::copy_n(s_ + from, layouts_.size(element), receiver + to);
  if (ok >= 0) receiver[ok] = 1;
  publish_value(element, s_ + from);
}

}  // namespace stalemate::model
