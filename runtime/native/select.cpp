// Select, as runtime/select.go: a pass over the cases in random order takes the first ready one; else default; else the
// goroutine parks on all cases at once. All operands have been evaluated before.
#include <algorithm>
#include <numeric>

#include "runtime/native/world.hpp"

namespace stalemate::runtime::native {

using model::SelectCase;
using model::SelectCaseKind;

bool World::select(std::uint32_t slot, const model::Instruction& in, std::optional<std::uint16_t> choice) {
  const model::Select& select = program_.selects[static_cast<std::uint32_t>(in.k)];
  const auto channel_of = [&](const SelectCase& one) { return Ref::from_word(evaluator_.words(slot)[one.channel]); };
  const auto is_ready = [&](const SelectCase& one) {
    return one.kind == SelectCaseKind::send ? can_send(channel_of(one)) : can_receive(channel_of(one));
  };
  std::vector<std::uint16_t> ready;
  for (std::size_t i = 0; i < select.cases.size(); ++i) {
    if (is_ready(select.cases[i])) ready.push_back(static_cast<std::uint16_t>(i));
  }
  if (fault_ == Fault::ignored_case && !ready.empty()) ready.erase(ready.begin());
  if (fault_ == Fault::eager_default && select.has_default) ready.clear();
  if (choice && *choice != model::choice_default) {
    if (std::find(ready.begin(), ready.end(), *choice) == ready.end()) return false;
    ready.assign(1, *choice);
  }
  if (choice && *choice == model::choice_default && (!ready.empty() || !select.has_default)) return false;
  if (ready.empty()) {
    if (!select.has_default) {
      park(slot);
      return false;
    }
    note_solo(slot, model::choice_default);
    evaluator_.go_to(slot, select.default_target);
    info_.step_class = model::StepClass::poll;
    return true;
  }
  const std::uint16_t taken = ready[random(static_cast<std::uint32_t>(ready.size()))];
  const SelectCase& one = select.cases[taken];
  if (one.kind == SelectCaseKind::send) return send(slot, channel_of(one), one.value, taken, one.target);
  return receive(slot, channel_of(one), one.wants_value ? one.value : -1, one.ok, taken, one.target);
}

/// Parks a goroutine before an operation it cannot do by itself.
bool World::arrive(std::uint32_t slot, std::uint16_t choice) {
  refresh();
  const model::Instruction& in = evaluator_.at(slot);
  const Word* const s = evaluator_.words(slot);
  if (in.op == model::Op::send && can_send(Ref::from_word(s[in.a]))) return false;
  if (in.op == model::Op::receive && can_receive(Ref::from_word(s[in.b]))) return false;
  if (in.op == model::Op::wait_group_wait) {
    const Ref counter = Ref::from_word(s[in.a]);
    if (counter.is_nil() || evaluator_.object(counter).words[counter.offset] == 0) return false;
    if (state_.goroutines[slot].woken) return false;
  }
  if (in.op == model::Op::select) {
    const model::Select& select = program_.selects[static_cast<std::uint32_t>(in.k)];
    if (select.has_default) return false;
    for (const SelectCase& one : select.cases) {
      const Ref channel = Ref::from_word(s[one.channel]);
      if (one.kind == SelectCaseKind::send ? can_send(channel) : can_receive(channel)) return false;
    }
  }
  park(slot, choice);
  return true;
}

}  // namespace stalemate::runtime::native
