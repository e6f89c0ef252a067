#include "checker/sleep_sets.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace stalemate::checker {

using model::Transition;
using model::TransitionKind;

bool is_before(const Transition& t, const Transition& u) {
  const auto key = [](const Transition& of) {
    return std::tuple(of.g, of.choice, of.kind, of.partner, of.partner_choice, of.timer);
  };
  return key(t) < key(u);
}

bool contains(const SleepSet& set, const Transition& t) {
  return std::binary_search(set.begin(), set.end(), t, is_before);
}

void sort(SleepSet& set) { std::sort(set.begin(), set.end(), is_before); }

bool rename(Transition& t, const std::vector<std::uint32_t>& new_index) {
  if (new_index[t.g] == model::no_index) return false;
  t.g = static_cast<std::uint16_t>(new_index[t.g]);
  if (t.kind != TransitionKind::rendezvous) return true;
  if (new_index[t.partner] == model::no_index) return false;
  t.partner = static_cast<std::uint16_t>(new_index[t.partner]);
  return true;
}

bool SleepSets::Order::operator()(const SleepSet& x, const SleepSet& y) const {
  return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end(), is_before);
}

const SleepSet* SleepSets::intern(SleepSet set) {
  const auto [at, fresh] = sets_.try_emplace(std::move(set));
  constexpr std::uint64_t node_bytes = 64;  // about what the map takes for it
  if (fresh) set_bytes_ += node_bytes + at->first.size() * sizeof(Transition);
  return &at->first;
}

void SleepSets::add_state(const SleepSet& sleep) {
  const SleepSet* const none = intern({});
  records_.push_back({intern(sleep), none, none});
}

bool SleepSets::meet(StateId state, const SleepSet& sleep) {
  Record& record = records_[state];
  SleepSet both;
  std::set_intersection(record.sleep->begin(), record.sleep->end(), sleep.begin(), sleep.end(),
                        std::back_inserter(both), is_before);
  if (both.size() == record.sleep->size()) return false;
  record.sleep = intern(std::move(both));
  return look(state);
}

bool SleepSets::skip(StateId state, const SleepSet& skipped) {
  records_[state].skipped = intern(skipped);
  return look(state);
}

/// Moves what was skipped and does not sleep any more to what is awake.
bool SleepSets::look(StateId state) {
  Record& record = records_[state];
  SleepSet still, awake = *record.awake;
  for (const Transition& t : *record.skipped) (contains(*record.sleep, t) ? still : awake).push_back(t);
  if (still.size() == record.skipped->size()) return false;
  sort(awake);
  record.skipped = intern(std::move(still));
  record.awake = intern(std::move(awake));
  return true;
}

SleepSet SleepSets::take_awake(StateId state) {
  Record& record = records_[state];
  SleepSet awake = *record.awake;
  record.awake = intern({});
  return awake;
}

}  // namespace stalemate::checker
