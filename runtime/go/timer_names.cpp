#include "runtime/go/timer_names.hpp"

namespace stalemate::runtime {

TimerNames::TimerNames(model::Machine& machine) : machine_(machine) {
  first_ = static_cast<std::uint32_t>(machine.program().sites.size()) + 1;
  machine_.initial(state_, info_);
  find_new("g1");
}

void TimerNames::step(const model::Transition& t, const std::string& actor) {
  machine_.step(state_, t, info_);
  find_new(actor);
}

void TimerNames::find_new(const std::string& actor) {
  for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
    model::HeapObject& object = state_.objects[model::Ref::from_word(state_.timers[i]).object];
    if (object.site >= first_) continue;
    object.site = first_ + static_cast<std::uint32_t>(names_.size());
    names_.push_back({actor, ++made_[actor]});
  }
}

TimerName TimerNames::name(std::uint32_t timer) const {
  const auto& object = state_.objects[model::Ref::from_word(state_.timers[timer]).object];
  return object.site < first_ ? TimerName{} : names_[object.site - first_];
}

}  // namespace stalemate::runtime
