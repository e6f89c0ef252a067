#include "runtime/native/world.hpp"

#include <algorithm>

namespace stalemate::runtime::native {

using model::Instruction;
using model::Op;
using model::TransitionKind;

World::World(model::Machine& machine, std::uint32_t seed, Fault fault)
    : machine_(machine),
      program_(machine.program()),
      evaluator_(machine, state_, info_, *this),
      random_(seed),
      fault_(fault) {}

void World::start() {
  evaluator_.start();
  records_.assign(state_.goroutine_count, {});
  slots_.assign(1, 0);
}

bool World::is_over() const {
  return state_.main_returned || state_.end != model::EndKind::running || evaluator_.has_stopped();
}

Standing World::standing(std::uint32_t slot) const { return records_[slot].standing; }

std::uint32_t World::random(std::uint32_t count) {
  return count < 2 ? 0 : static_cast<std::uint32_t>(random_() % count);
}

// ---------------------------------------------------------------------- steps

bool World::attempt(std::uint32_t slot, std::optional<std::uint16_t> choice) {
  events_.clear();
  evaluator_.begin();
  refresh();
  const Op op = evaluator_.at(slot).op;
  if (model::is_visible(op)) {
    if (!choice) choice = records_[slot].closed_case;
    if (!execute(slot, choice)) return false;
    records_[slot].closed_case.reset();
    // Whoever moves goes on; those it has completed follow. Of two that meet, the sender is first.
    const bool is_receiver = events_.front().kind == TransitionKind::rendezvous && events_.front().partner == slot;
    if (is_receiver) {
      evaluator_.resume(slot);
    } else {
      evaluator_.resume_first(slot);
    }
  } else {
    note_solo(slot);
    evaluator_.pass(slot);
  }
  records_[slot].ticket = records_[slot].retries = 0;
  finish();
  return true;
}

/// Everybody's local work; afterwards slots are new.
void World::finish() {
  evaluator_.finish();
  const std::vector<std::uint32_t>& moved = info_.new_index;
  bool is_identity = state_.goroutine_count == moved.size() && records_.size() == moved.size();
  for (std::uint32_t i = 0; i < moved.size() && is_identity; ++i) is_identity = moved[i] == i;
  if (is_identity) return recheck_awaiting();
  std::vector<Record> records(state_.goroutine_count);
  for (std::uint32_t i = 0; i < moved.size(); ++i) {
    if (moved[i] != model::no_index) records[moved[i]] = records_[i];
  }
  records_ = std::move(records);
  for (std::uint32_t slot = 0; slot < records_.size(); ++slot) slots_[records_[slot].number] = slot;
  recheck_awaiting();
}

void World::note(Transition event) {
  // What happens inside an atomic section is part of the step that the section is.
  if (section_ == event.g && event.kind == TransitionKind::solo) return;
  events_.push_back(event);
}

void World::note_solo(std::uint32_t slot, std::uint16_t choice) {
  note({TransitionKind::solo, static_cast<std::uint16_t>(slot), choice, 0, 0, 0});
}

void World::in_atomic_section(std::uint32_t slot, const Instruction& in) {
  // What has collected garbage since the step began has renumbered objects, and may have started goroutines.
  if (records_.size() < state_.goroutine_count) records_.resize(state_.goroutine_count);
  refresh();
  section_ = slot;
  model::Goroutine& g = state_.goroutines[slot];
  --g.frames[g.frame_count - 1].pc;
  CHECK(&evaluator_.at(slot) == &in, "an atomic section is elsewhere");
  CHECK(execute(slot, {}), "an operation inside an atomic section blocks");
  section_ = model::no_index;
}

bool World::execute(std::uint32_t slot, std::optional<std::uint16_t> choice) {
  const Instruction& in = evaluator_.at(slot);
  Word* const s = evaluator_.words(slot);
  const auto channel = [&](std::int32_t word) { return Ref::from_word(s[word]); };
  const model::Goroutine& g = state_.goroutines[slot];
  const std::uint32_t next = g.frames[g.frame_count - 1].pc + 1;
  switch (in.op) {
    case Op::send: {
      if (!can_send(channel(in.a))) {
        if (!choice) park(slot);
        return false;
      }
      return send(slot, channel(in.a), in.b, 0, next);
    }
    case Op::receive: {
      if (!can_receive(channel(in.b))) {
        if (!choice) park(slot);
        return false;
      }
      return receive(slot, channel(in.b), (in.t & 1U) != 0 ? in.a : -1, (in.t & 2U) != 0 ? in.c : -1, 0, next);
    }
    case Op::close_chan: close(slot, channel(in.a)); return true;
    case Op::select: return select(slot, in, choice);
    case Op::chan_len:
      s[in.a] = channel(in.b).is_nil() ? 0 : evaluator_.object(channel(in.b)).words[model::channel_word::length];
      info_.step_class = model::StepClass::poll;
      break;
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
    case Op::await: return lock_operation(slot, in, choice);
    case Op::atomic_begin:
      note_solo(slot);
      evaluator_.go_on(slot);
      evaluator_.begin_atomic_section(slot);
      return true;
    case Op::yield:
      if (in.t == 1) return sleep(slot, s[in.a]);
      info_.step_class = model::StepClass::poll;
      break;
    case Op::choose:
    case Op::map_next: return choose(slot, choice);
    case Op::timer_start: start_timer(slot, channel(in.a)); return true;
    case Op::timer_stop: stop_timer(slot, in); return true;
    case Op::exit_process:
      note_solo(slot);
      // As in the model, main's own os.Exit(0) is a return without deferred calls.
      if (g.is_main && s[in.a] == 0) {
        model::Goroutine& main = state_.goroutines[slot];
        main.frame_count = main.stack_count = main.panic_count = 0;
        state_.main_returned = info_.main_returned = true;
      } else {
        evaluator_.end_process(static_cast<std::int64_t>(s[in.a]));
      }
      return true;
    case Op::die:
      note_solo(slot);
      evaluator_.go_on(slot);
      evaluator_.die(slot, in);
      return true;
    default: CHECK(false, "not a visible operation");
  }
  note_solo(slot);
  evaluator_.go_on(slot);
  return true;
}

/// A free choice, or the next entry of a map.
bool World::choose(std::uint32_t slot, std::optional<std::uint16_t> choice) {
  const Instruction& in = evaluator_.at(slot);
  std::uint32_t count = 0;
  if (in.op == Op::map_next) {
    count = evaluator_.entries_left(slot, in);
  } else {
    count = model::choice_count(static_cast<std::int64_t>(evaluator_.words(slot)[in.b]));
  }
  const auto value = choice ? *choice : static_cast<std::uint16_t>(random(count));
  if (value >= std::max(count, 1U)) return false;
  note_solo(slot, value);
  if (in.op == Op::choose) evaluator_.words(slot)[in.a] = value;
  evaluator_.go_on(slot);
  if (in.op == Op::map_next) evaluator_.map_next(slot, in, value);
  info_.step_class = model::StepClass::poll;
  return true;
}

// ---------------------------------------------------------------------- wait queues

/// Queues name objects by number, which may have changed.
void World::refresh() {
  if (collections_ == evaluator_.collection_count()) return;
  collections_ = evaluator_.collection_count();
  senders_.clear();
  receivers_.clear();
  lockers_.clear();
  awaiting_.clear();
  std::vector<std::uint32_t> parked;
  for (std::uint32_t slot = 0; slot < records_.size(); ++slot) {
    if (records_[slot].standing == Standing::parked) parked.push_back(slot);
  }
  std::sort(parked.begin(), parked.end(),
            [this](std::uint32_t x, std::uint32_t y) { return records_[x].ticket < records_[y].ticket; });
  for (const std::uint32_t slot : parked) enqueue(slot);
}

/// The queues a goroutine waits in where it stands; none for nil channels.
template <class Visit>
void World::for_each_queue(std::uint32_t slot, Visit&& visit) {
  const Instruction& in = evaluator_.at(slot);
  const Word* s = evaluator_.words(slot);
  const auto visit_channel = [&](Queues& queues, std::int32_t word, std::uint16_t choice) {
    if (s[word] != 0) visit(queues[s[word]], choice);
  };
  if (in.op == Op::send) return visit_channel(senders_, in.a, 0);
  if (in.op == Op::receive) return visit_channel(receivers_, in.b, 0);
  if (in.op != Op::select) return visit_channel(lockers_, in.a, 0);
  const std::vector<model::SelectCase>& cases = program_.selects[static_cast<std::uint32_t>(in.k)].cases;
  const std::uint16_t first = records_[slot].first_case;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::size_t at = i == 0 ? first : i <= first ? i - 1 : i;
    const bool is_send = cases[at].kind == model::SelectCaseKind::send;
    visit_channel(is_send ? senders_ : receivers_, cases[at].channel, static_cast<std::uint16_t>(at));
  }
}

void World::insert(Queue& queue, Waiter waiter) {
  auto place = queue.end();
  const std::uint64_t ticket = records_[waiter.slot].ticket;
  while (place != queue.begin() && records_[slots_[std::prev(place)->number]].ticket > ticket) --place;
  queue.insert(place, {records_[waiter.slot].number, waiter.choice});
}

std::vector<World::Waiter> World::all(const Queue& queue) const {
  std::vector<Waiter> result;
  for (const Waiting& one : queue) result.push_back(waiter(one));
  return result;
}

void World::enqueue(std::uint32_t slot) {
  if (evaluator_.at(slot).op == Op::await) awaiting_.push_back(records_[slot].number);
  for_each_queue(slot, [&](Queue& queue, std::uint16_t choice) { insert(queue, {slot, choice}); });
}

void World::park(std::uint32_t slot, std::uint16_t first_case) {
  Record& record = records_[slot];
  record.standing = Standing::parked;
  if (record.ticket == 0) record.ticket = ++tickets_;
  record.first_case = first_case;
  if (record.number == 0) {
    record.number = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back(slot);
  }
  enqueue(slot);
}

/// Takes a goroutine out of all queues; it stands where it stood.
void World::unpark(std::uint32_t slot) {
  records_[slot].standing = Standing::ready;
  const std::uint32_t number = records_[slot].number;
  std::erase(awaiting_, number);
  for_each_queue(slot, [&](Queue& queue, std::uint16_t choice) {
    std::erase_if(queue, [&](const Waiting& w) { return w.number == number && w.choice == choice; });
  });
}

/// The operation a parked goroutine waits for has been done for it.
void World::complete(std::uint32_t slot) {
  unpark(slot);
  records_[slot].ticket = records_[slot].retries = 0;
  evaluator_.go_on(slot);
  evaluator_.resume(slot);
}

/// A parked goroutine tries again, before those who came later.
void World::wake(std::uint32_t slot) {
  unpark(slot);
  ++records_[slot].retries;
}

World::Queue* World::waiting(Queues& queues, Word key) {
  const auto found = queues.find(key);
  return found == queues.end() || found->second.empty() ? nullptr : &found->second;
}

}  // namespace stalemate::runtime::native
