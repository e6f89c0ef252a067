#include "checker/stubborn_set.hpp"

#include <algorithm>

#include "checker/place.hpp"
#include "model/timer.hpp"

namespace stalemate::checker {

using model::Act;
using model::Instruction;
using model::Op;
using model::Ref;
using model::Word;
namespace channel_word = model::channel_word;

void StubbornSets::assign(const model::State& state, const std::vector<model::Transition>& enabled) {
  state_ = &state;
  enabled_ = &enabled;
  agent_count_ = state.goroutine_count + state.timer_count;
  may_is_assigned_ = false;
  alike_.assign(state);
  has_needs_.assign(agent_count_, false);
  if (needs_.size() < agent_count_) needs_.resize(agent_count_);
}

/// Working out what everybody may still do is the expensive part; many sets are found without it.
model::MaySets& StubbornSets::may() {
  if (!may_is_assigned_) may_.assign(*state_);
  may_is_assigned_ = true;
  return may_;
}

std::pair<std::uint32_t, std::uint32_t> StubbornSets::agents_of(const model::Transition& t) const {
  switch (t.kind) {
    case model::TransitionKind::solo: return {t.g, model::no_index};
    case model::TransitionKind::rendezvous: return {t.g, t.partner};
    case model::TransitionKind::fire: return {state_->goroutine_count + t.timer, model::no_index};
  }
  return {0, model::no_index};
}

// ------------------------------------------------------------------ the conflicts

void StubbornSets::add(Situation situation, Ref at) {
  if (at.is_nil()) return;
  const model::MaySets& sets = may();
  for (std::uint32_t i = 0; i < conflicts.size(); ++i) {
    if (conflicts[i].situation != situation || i == precise_.left_out) continue;
    for (std::uint32_t q = 0; q < agent_count_; ++q) {
      if (sets.may(q, conflicts[i].act, at)) (*current_)[q] = true;
    }
  }
}

bool StubbornSets::is_anybody_woken() const {
  return std::any_of(state_->goroutines.begin(), state_->goroutines.begin() + state_->goroutine_count,
                     [](const model::Goroutine& g) { return g.woken; });
}

/// Whether the program has a plain store to the lock.
bool StubbornSets::is_overwritten(Ref lock) {
  const model::MaySets& sets = may();
  return sets.table().has_anywhere(Act::write, sets.spot_of(lock));
}

bool StubbornSets::anybody_may(Act act, Ref at) {
  const model::MaySets& sets = may();
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    if (sets.may(q, act, at)) return true;
  }
  return false;
}

/// Whether a WaitGroup's counter is below zero or others than `g` may bring it there. (If they call Done just as often
/// as it says, it is zero in the end, which only somebody who waits can tell; those belong to the set anyway.)
bool StubbornSets::may_go_negative(Ref group, std::int64_t counter, std::uint32_t g) {
  if (counter < 0) return true;
  std::int64_t calls = 0;
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    if (q == g) continue;
    const std::uint32_t bound = done_bound(q, group);
    if (bound >= model::DoneBound::many) return true;
    calls += bound;
  }
  return calls > counter;
}

/// How often an agent, and what it starts, may call Done on a WaitGroup, at most.
std::uint32_t StubbornSets::done_bound(std::uint32_t agent, Ref group) {
  if (!may().may(agent, Act::wait_group_done, group)) return 0;
  const bool is_timer = agent >= state_->goroutine_count;
  return is_timer ? model::DoneBound::many : done_bound_.of(*state_, state_->goroutines[agent]);
}

/// Whether a goroutine waits for a WaitGroup whose counter stays above zero until some agent of the set has moved,
/// since all others together cannot call Done often enough. Then that agent is all the set needs for it.
bool StubbornSets::waits_for_one_of(const Agents& agents, std::uint32_t waiter) {
  if (waiter >= state_->goroutine_count || state_->goroutines[waiter].frame_count == 0) return false;
  const model::Goroutine& g = state_->goroutines[waiter];
  const Instruction& in = instruction_at(machine_.program(), *state_, waiter);
  if (in.op != Op::wait_group_wait || g.woken) return false;
  const Ref group = Ref::from_word(
      g.stack[static_cast<std::size_t>(g.frames[g.frame_count - 1].base) + static_cast<std::size_t>(in.a)]);
  if (group.is_nil()) return false;
  const auto counter = static_cast<std::int64_t>(state_->objects[group.object].words[group.offset]);
  // A store of a whole WaitGroup counts as well as any call.
  if (counter <= 0 || is_overwritten(group)) return false;
  std::int64_t calls = 0, unbounded = 0, most = 0;
  bool most_is_unbounded = false;
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    const std::uint32_t bound = done_bound(q, group);
    const bool is_unbounded = bound >= model::DoneBound::many;
    (is_unbounded ? unbounded : calls) += is_unbounded ? 1 : bound;
    if (!agents[q]) continue;
    most_is_unbounded |= is_unbounded;
    if (!is_unbounded) most = std::max(most, std::int64_t{bound});
  }
  if (unbounded > (most_is_unbounded ? 1 : 0)) return false;
  return (most_is_unbounded ? calls : calls - most) < counter;
}

void StubbornSets::channel_needs(Ref channel, bool sends) {
  if (channel.is_nil()) return;
  const std::vector<Word>& words = state_->objects[channel.object].words;
  const Word capacity = words[channel_word::capacity], length = words[channel_word::length];
  const bool is_closed = words[channel_word::closed] != 0;
  if (sends) {
    // On a closed channel it panics, whatever others do.
    if (!is_closed) add(length < capacity ? Situation::send_with_room : Situation::send_without_room, channel);
  } else if (length > 0) {
    add(Situation::receive_buffered, channel);
  } else if (!is_closed) {
    add(Situation::receive_from_empty, channel);
  }
}

void StubbornSets::lock_needs(const Instruction& in, const Word* s, std::uint32_t g) {
  const bool answers = in.op == Op::mutex_try_lock || in.op == Op::rw_try_lock || in.op == Op::rw_try_read_lock;
  const Ref lock = Ref::from_word(s[answers ? in.b : in.a]);
  if (lock.is_nil()) return;
  const Word* words = state_->objects[lock.object].words.data() + lock.offset;
  if (in.op == Op::await) return add(Situation::awaited, lock);
  add(Situation::any_lock, lock);
  switch (in.op) {
    case Op::mutex_lock:
      if (precise_.unlocks) add(Situation::foreign_unlock, lock);
      return add(words[0] != 0 ? Situation::lock_held : Situation::lock_free, lock);
    case Op::mutex_try_lock: return add(Situation::try_lock, lock);
    case Op::mutex_unlock:
      if (precise_.unlocks) add(Situation::foreign_unlock, lock);
      return add(words[0] != 0 ? Situation::unlock : Situation::unlock_of_free, lock);
    case Op::rw_announce:
      if (precise_.unlocks) add(Situation::foreign_rw_unlock, lock);
      return add(words[0] != 0 ? Situation::announce_taken : Situation::announce_free, lock);
    case Op::rw_acquire:
      if (precise_.unlocks) add(Situation::foreign_rw_unlock, lock);
      add(Situation::acquire, lock);
      if (words[2] != 0) add(Situation::acquire_with_readers, lock);
      if (is_overwritten(lock)) add(Situation::rw_overwritten, lock);
      return;
    case Op::rw_unlock:
      if (precise_.unlocks) add(Situation::foreign_rw_unlock, lock);
      if (is_overwritten(lock)) add(Situation::rw_overwritten, lock);
      return add(words[1] != 0 ? Situation::write_unlock : Situation::write_unlock_of_free, lock);
    case Op::rw_read_lock:
      if (precise_.unlocks) add(Situation::foreign_rw_unlock, lock);
      add(Situation::read_lock, lock);
      if (is_overwritten(lock)) add(Situation::rw_overwritten, lock);
      return add(words[0] != 0 ? Situation::read_lock_announced : Situation::read_lock_free, lock);
    case Op::rw_read_unlock:
      if (precise_.unlocks) add(Situation::foreign_rw_unlock, lock);
      return add(words[2] != 0 ? Situation::read_unlock : Situation::read_unlock_of_free, lock);
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return add(Situation::try_read_or_write, lock);
    case Op::wait_group_add: return counter_needs(lock, static_cast<std::int64_t>(s[in.b]), g);
    case Op::wait_group_wait:
      return add(words[0] != 0 || state_->goroutines[g].woken ? Situation::wait_for_zero : Situation::wait_at_zero,
                 lock);
    default: return;
  }
}

void StubbornSets::counter_needs(Ref group, std::int64_t delta, std::uint32_t g) {
  const auto counter = static_cast<std::int64_t>(state_->objects[group.object].words[group.offset]);
  if (delta >= 0) {
    if (may_go_negative(group, counter, g)) add(Situation::counter_raised_from_low, group);
    return add(Situation::counter_raised, group);
  }
  if (precise_.dones || (!precise_.panics_end_runs && may_go_negative(group, counter + delta, g))) {
    add(Situation::second_done, group);
  }
  // It panics, but deferred calls come before the end of the run.
  if (counter + delta < 0) add(Situation::counter_lowered_to_low, group);
  // Who stands at Wait when the counter reaches zero matters only to a counter that is raised again, or has been.
  if (anybody_may(Act::wait_group_add, group) || anybody_may(Act::write, group) || is_anybody_woken()) {
    add(Situation::counter_lowered_and_raised, group);
  }
  add(Situation::counter_lowered, group);
}

void StubbornSets::access_needs(std::uint32_t g) {
  machine_.accesses(*state_, g, accesses_);
  for (const model::Machine::Access& access : accesses_) {
    const std::uint32_t words = access.is_map ? 1 : access.words;
    for (std::uint32_t i = 0; i < words; ++i) {
      add(access.writes ? Situation::written : Situation::read, {access.at.object, access.at.offset + i});
    }
  }
}

void StubbornSets::section_needs(std::uint32_t g) {
  model::MaySets& sets = may();
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    if (q != g && sets.section_conflicts(g, q)) (*current_)[q] = true;
  }
}

void StubbornSets::goroutine_needs(std::uint32_t g) {
  if (state_->goroutines[g].frame_count == 0) return;
  const Instruction& in = instruction_at(machine_.program(), *state_, g);
  const model::Goroutine& goroutine = state_->goroutines[g];
  const Word* s = goroutine.stack.data() + goroutine.frames[goroutine.frame_count - 1].base;
  switch (in.op) {
    case Op::send: return channel_needs(Ref::from_word(s[in.a]), true);
    case Op::receive: return channel_needs(Ref::from_word(s[in.b]), false);
    case Op::select:
      // A case that is not ready may become so, which adds a choice or takes the default away.
      for (const model::SelectCase& one : select_at(machine_.program(), *state_, g)->cases) {
        channel_needs(Ref::from_word(s[one.channel]), one.kind == model::SelectCaseKind::send);
      }
      return;
    case Op::close_chan: {
      const Ref channel = Ref::from_word(s[in.a]);
      if (channel.is_nil() || state_->objects[channel.object].words[channel_word::closed] != 0) return;
      return add(Situation::close_open, channel);
    }
    case Op::chan_len: return add(Situation::length_read, Ref::from_word(s[in.b]));
    case Op::timer_start: return add(Situation::timer_set, Ref::from_word(s[in.a]));
    case Op::timer_stop: return add(Situation::timer_set, Ref::from_word(s[in.b]));
    case Op::atomic_begin: return section_needs(g);
    case Op::yield:
    case Op::choose:
    case Op::die:
    case Op::exit_process: return;
    case Op::mutex_lock:
    case Op::mutex_try_lock:
    case Op::mutex_unlock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
    case Op::wait_group_add:
    case Op::wait_group_wait:
    case Op::await: return lock_needs(in, s, g);
    default: return access_needs(g);
  }
}

void StubbornSets::timer_needs(std::uint32_t timer) {
  const Ref ref = Ref::from_word(state_->timers[timer]);
  add(Situation::timer_fires, ref);
  const Word* words = state_->objects[ref.object].words.data() + ref.offset;
  const Ref channel = Ref::from_word(words[model::timer_word::channel]);
  if (words[model::timer_word::function] != 0 || channel.is_nil()) return;
  add(Situation::tick, channel);
  // Only a full channel lets a receive come before it: then the tick is dropped, or a ticker waits for room.
  if (state_->objects[channel.object].words[channel_word::length] > 0) add(Situation::tick_on_full, channel);
}

/// A counter that comes down to zero lets go those who stand at Wait by then. When it has been raised again they can be
/// told from those who come later, so a step that may bring somebody there does not commute with Done.
void StubbornSets::arrival_needs(std::uint32_t agent) {
  if (agent < state_->goroutine_count) {
    // Known without the may-sets: most never wait.
    const model::Goroutine& g = state_->goroutines[agent];
    const model::MayTable& table = may_.table();
    const bool waits = std::any_of(g.frames.begin(), g.frames.begin() + g.frame_count, [&](const model::Frame& frame) {
      return model::intersect(table.from(frame.function, frame.pc), table.mask(Act::wait_group_wait));
    });
    if (!waits) return;
  }
  model::MaySets& sets = may();
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    if (q != agent && sets.awaits_done_of(agent, q)) (*current_)[q] = true;
  }
}

const StubbornSets::Agents& StubbornSets::needs(std::uint32_t agent) {
  Agents& result = needs_[agent];
  if (has_needs_[agent]) return result;
  has_needs_[agent] = true;
  result.assign(agent_count_, false);
  current_ = &result;
  arrival_needs(agent);
  if (agent < state_->goroutine_count) {
    goroutine_needs(agent);
  } else {
    timer_needs(agent - state_->goroutine_count);
  }
  return result;
}

// ------------------------------------------------------------------ closures

std::uint32_t StubbornSets::count(const Agents& agents) const {
  return static_cast<std::uint32_t>(std::ranges::count_if(*enabled_, [&](const model::Transition& t) {
    const auto [p, q] = agents_of(t);
    return agents[p] || (q != model::no_index && agents[q]);
  }));
}

/// Stops early when the set has `give_up_at` transitions.
void StubbornSets::closure(std::uint32_t agent, std::uint32_t give_up_at, Agents& agents) {
  agents.assign(agent_count_, false);
  agents[agent] = true;
  work_.assign(1, agent);
  while (!work_.empty()) {
    const std::uint32_t p = work_.back();
    work_.pop_back();
    if (waits_for_one_of(agents, p)) continue;
    // Whom one of several like goroutines needs, the others need too, but for each other.
    const std::uint32_t like = alike_.first(p);
    if (like != p && agents[like]) continue;
    const Agents& more = needs(p);
    for (std::uint32_t q = 0; q < agent_count_; ++q) {
      if (!more[q] || agents[q]) continue;
      agents[q] = true;
      work_.push_back(q);
    }
    if (give_up_at != UINT32_MAX && count(agents) >= give_up_at) return;
  }
}

void StubbornSets::append(const Agents& agents, std::vector<std::uint32_t>& chosen) const {
  for (std::uint32_t i = 0; i < enabled_->size(); ++i) {
    const auto [p, q] = agents_of((*enabled_)[i]);
    if (!agents[p] && (q == model::no_index || !agents[q])) continue;
    if (std::ranges::find(chosen, i) == chosen.end()) chosen.push_back(i);
  }
}

bool StubbornSets::choose(std::uint32_t preferred, const std::vector<bool>& excluded,
                          std::vector<std::uint32_t>& chosen) {
  std::uint32_t best_count = UINT32_MAX;
  std::vector<bool> tried(agent_count_, false);
  const auto attempt = [&](std::uint32_t agent) {
    if (best_count == 1 || tried[alike_.first(agent)] || excluded[agent]) return;
    tried[alike_.first(agent)] = true;
    closure(agent, best_count, candidate_);
    const std::uint32_t size = count(candidate_);
    if (size >= best_count) return;
    best_count = size;
    best_.swap(candidate_);
  };
  const auto has_transition = [&](std::uint32_t agent) {
    return std::ranges::any_of(*enabled_, [&](const model::Transition& t) {
      const auto [p, q] = agents_of(t);
      return p == agent || q == agent;
    });
  };
  if (preferred < agent_count_ && has_transition(preferred)) attempt(preferred);
  for (const model::Transition& t : *enabled_) {
    const auto [p, q] = agents_of(t);
    attempt(p);
    if (q != model::no_index) attempt(q);
  }
  if (best_count == UINT32_MAX) return false;
  append(best_, chosen);
  return true;
}

void StubbornSets::close(std::uint32_t agent, std::vector<std::uint32_t>& chosen) {
  closure(agent, UINT32_MAX, candidate_);
  append(candidate_, chosen);
}

}  // namespace stalemate::checker
