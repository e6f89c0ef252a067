#include "runtime/go/timer_names.hpp"

namespace stalemate::runtime {

void TimerNames::find_new(model::State& state, const std::string& actor) {
  for (std::uint32_t i = 0; i < state.timer_count; ++i) {
    const model::Ref timer = model::Ref::from_word(state.timers[i]);
    std::uint32_t& mark = state.objects[timer.object].mark;
    if (mark == 0) mark = ++marks_;
    TimerName& name = names_[{mark, timer.offset}];
    if (name.number == 0) name = {actor, ++made_[actor]};
  }
}

TimerName TimerNames::name(const model::State& state, std::uint32_t timer) const {
  const model::Ref ref = model::Ref::from_word(state.timers[timer]);
  const auto found = names_.find({state.objects[ref.object].mark, ref.offset});
  return found == names_.end() ? TimerName{} : found->second;
}

}  // namespace stalemate::runtime
