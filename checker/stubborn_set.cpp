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

void StubbornSets::add(Act act, Ref at) {
  if (at.is_nil()) return;
  const model::MaySets& sets = may();
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    if (sets.may(q, act, at)) (*current_)[q] = true;
  }
}

bool StubbornSets::anybody_may(Act act, Ref at) {
  const model::MaySets& sets = may();
  for (std::uint32_t q = 0; q < agent_count_; ++q) {
    if (sets.may(q, act, at)) return true;
  }
  return false;
}

void StubbornSets::channel_needs(Ref channel, bool sends) {
  if (channel.is_nil()) return;
  const std::vector<Word>& words = state_->objects[channel.object].words;
  const Word capacity = words[channel_word::capacity], length = words[channel_word::length];
  const bool is_closed = words[channel_word::closed] != 0;
  if (sends) {
    if (is_closed) return;  // it panics, whatever others do
    add(Act::close, channel);
    if (length < capacity) {
      add(Act::send, channel);
      add(Act::watch_receive, channel);
      add(Act::length, channel);
    } else {
      add(Act::receive, channel);
    }
    return;
  }
  if (length > 0) {
    add(Act::receive, channel);
    add(Act::watch_send, channel);
    add(Act::length, channel);
  } else if (!is_closed) {
    add(Act::send, channel);
    add(Act::close, channel);
  }
}

void StubbornSets::lock_needs(const Instruction& in, const Word* s, std::uint32_t g) {
  const bool answers = in.op == Op::mutex_try_lock || in.op == Op::rw_try_lock || in.op == Op::rw_try_read_lock;
  const Ref lock = Ref::from_word(s[answers ? in.b : in.a]);
  if (lock.is_nil()) return;
  const Word* words = state_->objects[lock.object].words.data() + lock.offset;
  // Somebody may put a new struct in its place.
  if (in.op != Op::await) add(Act::write, lock);
  const auto all = [&](std::initializer_list<Act> acts) {
    for (const Act act : acts) add(act, lock);
  };
  switch (in.op) {
    case Op::mutex_lock:
      if (words[0] != 0) return all({Act::mutex_unlock});
      if (precise_.unlocks) add(Act::mutex_unlock, lock);
      return all({Act::mutex_lock, Act::mutex_try_lock});
    case Op::mutex_try_lock: return all({Act::mutex_lock, Act::mutex_try_lock, Act::mutex_unlock});
    case Op::mutex_unlock:
      if (words[0] == 0) return all({Act::mutex_lock, Act::mutex_try_lock});
      if (precise_.unlocks) add(Act::mutex_unlock, lock);
      return all({Act::mutex_try_lock});
    case Op::rw_announce:
      if (words[0] != 0) return all({Act::rw_unlock});
      if (precise_.unlocks) all({Act::rw_unlock, Act::rw_read_unlock});
      return all({Act::rw_announce, Act::rw_read_lock, Act::rw_try});
    case Op::rw_acquire:
      if (precise_.unlocks) add(Act::rw_unlock, lock);
      return words[2] == 0 ? void() : all({Act::rw_read_unlock});
    case Op::rw_unlock:
      if (precise_.unlocks || words[1] == 0) all({Act::rw_unlock, Act::rw_announce, Act::rw_acquire});
      return all({Act::rw_try});
    case Op::rw_read_lock:
      if (words[0] != 0) return all({Act::rw_unlock});
      if (precise_.unlocks) add(Act::rw_read_unlock, lock);
      return all({Act::rw_announce, Act::rw_try});
    case Op::rw_read_unlock:
      if (precise_.unlocks || words[2] == 0) all({Act::rw_read_unlock, Act::rw_read_lock});
      return all({Act::rw_try});
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
      return all(
          {Act::rw_announce, Act::rw_acquire, Act::rw_unlock, Act::rw_read_lock, Act::rw_read_unlock, Act::rw_try});
    case Op::wait_group_add:
      if (static_cast<std::int64_t>(s[in.b]) >= 0) return all({Act::wait_group_wait, Act::wait_group_done});
      if (precise_.dones) add(Act::wait_group_done, lock);
      // Who stands at Wait when the counter reaches zero matters only to a counter that is raised again.
      if (anybody_may(Act::wait_group_add, lock)) add(Act::wait_group_wait, lock);
      return all({Act::wait_group_add});
    case Op::wait_group_wait:
      if (words[0] != 0 || state_->goroutines[g].woken) add(Act::wait_group_done, lock);
      return all({Act::wait_group_add});
    case Op::await: return all({Act::write});
    default: return;
  }
}

void StubbornSets::access_needs(std::uint32_t g) {
  machine_.accesses(*state_, g, accesses_);
  for (const model::Machine::Access& access : accesses_) {
    const std::uint32_t words = access.is_map ? 1 : access.words;
    for (std::uint32_t i = 0; i < words; ++i) {
      const Ref at{access.at.object, access.at.offset + i};
      add(Act::write, at);
      if (access.writes) add(Act::read, at);
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
      for (const Act act : {Act::send, Act::close, Act::watch_send, Act::watch_receive}) add(act, channel);
      return;
    }
    case Op::chan_len: add(Act::send, Ref::from_word(s[in.b])); return add(Act::receive, Ref::from_word(s[in.b]));
    case Op::timer_start: return add(Act::timer, Ref::from_word(s[in.a]));
    case Op::timer_stop: return add(Act::timer, Ref::from_word(s[in.b]));
    case Op::atomic_begin: return section_needs(g);
    case Op::yield:
    case Op::choose:
    case Op::exit_process: return;
    default: break;
  }
  lock_needs(in, s, g);
  access_needs(g);
}

void StubbornSets::timer_needs(std::uint32_t timer) {
  const Ref ref = Ref::from_word(state_->timers[timer]);
  add(Act::timer, ref);
  const Word* words = state_->objects[ref.object].words.data() + ref.offset;
  const Ref channel = Ref::from_word(words[model::timer_word::channel]);
  if (words[model::timer_word::function] != 0 || channel.is_nil()) return;
  for (const Act act : {Act::send, Act::close, Act::watch_receive, Act::length}) add(act, channel);
  // Only a full channel lets a receive come before it: then the tick is dropped, or a ticker waits for room.
  if (state_->objects[channel.object].words[channel_word::length] > 0) add(Act::receive, channel);
}

const StubbornSets::Agents& StubbornSets::needs(std::uint32_t agent) {
  Agents& result = needs_[agent];
  if (has_needs_[agent]) return result;
  has_needs_[agent] = true;
  result.assign(agent_count_, false);
  current_ = &result;
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
    if (best_count == 1 || tried[agent] || excluded[agent]) return;
    tried[agent] = true;
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
