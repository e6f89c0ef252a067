// Select: takes one case by its number. All operands were evaluated before, into the frame words the cases name.
#include "model/interpreter.hpp"

namespace stalemate::model {

void Interpreter::select(const Instruction& in, std::uint16_t choice) {
  const Select& select = program_.selects[static_cast<std::uint32_t>(in.k)];
  if (choice == choice_default) {
    CHECK(select.has_default, "default is taken of a select without one");
    frame_->pc = select.default_target;
    info_.step_class = StepClass::poll;
    return;
  }
  CHECK(choice < select.cases.size(), "a select case out of range");
  const SelectCase& one = select.cases[choice];
  frame_->pc = one.target;
  const Ref ref = Ref::from_word(s_[one.channel]);
  if (one.kind == SelectCaseKind::send) {
    if (object(ref).words[channel_word::closed] != 0) frame_->pc = static_cast<std::uint32_t>(&in - code_) + 1;
    return send_buffered(ref, s_ + one.value);
  }
  HeapObject& channel = object(ref);
  const std::uint32_t size = layouts_.size(layouts_.element(channel.type));
  const bool ok = receive_buffered(channel, one.wants_value ? s_ + one.value : nullptr, size);
  if (one.ok >= 0) s_[one.ok] = ok;
}

}  // namespace stalemate::model
