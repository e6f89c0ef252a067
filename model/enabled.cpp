// What may happen next. Only channel state (a non-empty or non-full buffer, a closed channel) makes a case ready by
// itself; unbuffered partners meet in rendezvous, for which at least one of the two must be able to have parked: it
// blocks (no default) and none of its cases is ready. Hence two selects with default never meet, nor two selects that
// both have something ready (selectgo takes a ready case in its first pass, before it parks). docs/semantics.md,
// "Steps".
#include <algorithm>
#include <tuple>

#include "model/clock.hpp"
#include "model/interpreter.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

const Instruction& current(const Program& program, const Goroutine& g) {
  const Frame& frame = g.frames[g.frame_count - 1];
  return program.functions[frame.function].code[frame.pc];
}

const Word* frame_words(const Goroutine& g) { return g.stack.data() + g.frames[g.frame_count - 1].base; }

Word word_at(const State& state, Ref ref, std::uint32_t offset = 0) {
  return state.objects[ref.object].words[ref.offset + offset];
}

bool can_send_alone(const HeapObject& channel) {
  return channel.words[channel_word::closed] != 0 ||
         channel.words[channel_word::length] < channel.words[channel_word::capacity];
}

bool can_receive_alone(const HeapObject& channel) {
  return channel.words[channel_word::closed] != 0 || channel.words[channel_word::length] > 0;
}

bool is_case_ready(const State& state, const SelectCase& one, const Word* s) {
  const Ref channel = Ref::from_word(s[one.channel]);
  if (channel.is_nil()) return false;
  const HeapObject& object = state.objects[channel.object];
  return one.kind == SelectCaseKind::send ? can_send_alone(object) : can_receive_alone(object);
}

bool is_rendezvous_channel(const State& state, Ref channel) {
  if (channel.is_nil()) return false;
  const HeapObject& object = state.objects[channel.object];
  return object.words[channel_word::capacity] == 0 && object.words[channel_word::closed] == 0;
}

/// Whether a goroutine at a channel operation may be waiting already. Plain operations on an open unbuffered channel
/// are.
bool can_have_parked(const Program& program, const State& state, const Goroutine& g) {
  const Instruction& in = current(program, g);
  if (in.op != Op::select) return true;
  const Select& select = program.selects[static_cast<std::uint32_t>(in.k)];
  if (select.has_default) return false;
  const Word* s = frame_words(g);
  return std::none_of(select.cases.begin(), select.cases.end(),
                      [&](const SelectCase& one) { return is_case_ready(state, one, s); });
}

/// Calls `visit(case number, channel)` for the send (or receive) offers of a goroutine on open unbuffered channels.
template <class Visit>
void for_each_offer(const Program& program, const State& state, const Goroutine& g, SelectCaseKind kind,
                    Visit&& visit) {
  const Instruction& in = current(program, g);
  const Word* s = frame_words(g);
  if (in.op == (kind == SelectCaseKind::send ? Op::send : Op::receive)) {
    const Ref channel = Ref::from_word(s[kind == SelectCaseKind::send ? in.a : in.b]);
    if (is_rendezvous_channel(state, channel)) visit(std::uint16_t{0}, channel);
  } else if (in.op == Op::select) {
    const Select& select = program.selects[static_cast<std::uint32_t>(in.k)];
    for (std::size_t i = 0; i < select.cases.size(); ++i) {
      if (select.cases[i].kind != kind) continue;
      const Ref channel = Ref::from_word(s[select.cases[i].channel]);
      if (is_rendezvous_channel(state, channel)) visit(static_cast<std::uint16_t>(i), channel);
    }
  }
}

/// All offers to receive, by goroutine.
const std::vector<ReceiveOffer>& receive_offers(const Program& program, const State& state,
                                                std::vector<ReceiveOffer>& offers) {
  offers.clear();
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (state.goroutines[g].frame_count == 0) continue;
    for_each_offer(program, state, state.goroutines[g], SelectCaseKind::receive,
                   [&](std::uint16_t choice, Ref channel) {
                     offers.push_back({channel, g, choice});
                   });
  }
  return offers;
}

/// Calls `visit(choice, partner, partner choice)` for each rendezvous in which `g` sends to one of `offers`.
template <class Visit>
void for_each_rendezvous(const Program& program, const State& state, std::uint32_t g,
                         const std::vector<ReceiveOffer>& offers, Visit&& visit) {
  const Goroutine& sender = state.goroutines[g];
  for_each_offer(program, state, sender, SelectCaseKind::send, [&](std::uint16_t choice, Ref channel) {
    for (const ReceiveOffer& offer : offers) {
      if (offer.g == g || offer.channel != channel) continue;
      if (!can_have_parked(program, state, sender) && !can_have_parked(program, state, state.goroutines[offer.g]))
        continue;
      visit(choice, offer.g, offer.choice);
    }
  });
}

bool can_fire(const State& state, std::uint32_t timer) {
  const Ref ref = Ref::from_word(state.timers[timer]);
  if (word_at(state, ref, timer_word::function) != 0 || word_at(state, ref, timer_word::periodic) == 0) return true;
  const Ref channel = Ref::from_word(word_at(state, ref, timer_word::channel));
  if (channel.is_nil()) return false;
  const std::vector<Word>& words = state.objects[channel.object].words;
  return words[channel_word::length] < words[channel_word::capacity];
}

}  // namespace

/// Which of the entries left a map's iterator may come to next.
void entry_choices(const Machine& machine, const State& state, const HeapObject& iterator,
                   std::vector<std::uint16_t>& choices) {
  std::vector<std::uint32_t>& entries = machine.scratch().entries;
  remaining_entries(machine, state, iterator, entries);
  const auto left = static_cast<std::uint32_t>(entries.size());
  const std::uint32_t map = Ref::from_word(iterator.words[0]).object;
  constexpr std::uint32_t first_choices_max = 64;  // any entry is taken first: programs pick one like that
  const bool takes_any = iterator.count == iterator_unstarted && left <= first_choices_max;
  if (left > 2 && std::max(left, state.objects[map].count) > machine.limits().map_orders_max && !takes_any) {
    machine.leave_out_map_orders();
    choices.push_back(0);
    choices.push_back(static_cast<std::uint16_t>(left - 1));
    return;
  }
  for (std::uint32_t i = 0; i < std::max(left, 1U); ++i) choices.push_back(static_cast<std::uint16_t>(i));
}

void solo_choices(const Machine& machine, const State& state, const Goroutine& g, std::vector<std::uint16_t>& choices) {
  choices.clear();
  const Program& program = machine.program();
  const Instruction& in = current(program, g);
  const Word* s = frame_words(g);
  const SemanticsFault fault = machine.limits().semantics_fault;
  const auto once_if = [&](bool condition) {
    if (condition) choices.push_back(0);
  };
  const auto lock_word = [&](std::uint32_t offset) { return word_at(state, Ref::from_word(s[in.a]), offset); };
  // A nil lock is a nil dereference: enabled, and panics.
  const auto is_nil_lock = [&] { return s[in.a] == 0; };
  switch (in.op) {
    case Op::send:
    case Op::receive: {
      const Ref channel = Ref::from_word(s[in.op == Op::send ? in.a : in.b]);
      if (channel.is_nil()) return;
      const HeapObject& object = state.objects[channel.object];
      return once_if(in.op == Op::send ? can_send_alone(object) : can_receive_alone(object));
    }
    case Op::select: {
      const Select& select = program.selects[static_cast<std::uint32_t>(in.k)];
      for (std::size_t i = 0; i < select.cases.size(); ++i) {
        if (is_case_ready(state, select.cases[i], s)) choices.push_back(static_cast<std::uint16_t>(i));
      }
      if (fault == SemanticsFault::select_ignores_case && choices.size() > 1) choices.pop_back();
      if (select.has_default && (choices.empty() || fault == SemanticsFault::default_before_case)) {
        choices.push_back(choice_default);
      }
      return;
    }
    case Op::rw_read_lock:
      if (fault == SemanticsFault::reader_preference) return once_if(is_nil_lock() || lock_word(1) == 0);
      [[fallthrough]];
    case Op::mutex_lock:
    case Op::rw_announce: return once_if(is_nil_lock() || lock_word(0) == 0);
    case Op::rw_acquire: return once_if(is_nil_lock() || lock_word(2) == 0);
    case Op::await: return once_if(is_nil_lock() || lock_word(0) != 0);
    case Op::wait_group_wait:
      if (is_nil_lock() || lock_word(0) == 0 || (fault == SemanticsFault::wait_passes_last && lock_word(0) == 1)) {
        choices.push_back(0);
      } else if (g.woken) {
        choices.push_back(choice_reuse_panic);
      }
      return;
    case Op::choose: {
      // The last one stands for all values that there are no choices for, if any (Interpreter::visible).
      const std::uint32_t count = choice_count(static_cast<std::int64_t>(s[in.b]));
      for (std::uint32_t i = 0; i < count; ++i) choices.push_back(static_cast<std::uint16_t>(i));
      return;
    }
    case Op::map_next: {
      if ((in.t & map_order_forgotten) != 0) return choices.push_back(0);
      return entry_choices(machine, state, state.objects[Ref::from_word(s[in.a]).object], choices);
    }
    default: choices.push_back(0); return;
  }
}

void Machine::enabled(const State& state, std::vector<Transition>& transitions) const {
  transitions.clear();
  if (state.end != EndKind::running) return;
  const std::vector<ReceiveOffer>& offers = receive_offers(program_, state, scratch_.offers);
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    const auto index = static_cast<std::uint16_t>(g);
    const std::size_t first = transitions.size();
    solo_choices(*this, state, state.goroutines[g], scratch_.choices);
    for (const std::uint16_t choice : scratch_.choices) {
      transitions.push_back({TransitionKind::solo, index, choice, 0, 0, 0});
    }
    for_each_rendezvous(
        program_, state, g, offers, [&](std::uint16_t choice, std::uint32_t partner, std::uint16_t partner_choice) {
          transitions.push_back(
              {TransitionKind::rendezvous, index, choice, static_cast<std::uint16_t>(partner), partner_choice, 0});
        });
    // By choice: a select's solo cases and rendezvous are put in one order.
    if (transitions.size() - first < 2) continue;
    std::sort(transitions.begin() + static_cast<std::ptrdiff_t>(first), transitions.end(),
              [](const Transition& x, const Transition& y) {
                return std::tie(x.choice, x.kind, x.partner, x.partner_choice) <
                       std::tie(y.choice, y.kind, y.partner, y.partner_choice);
              });
  }
  for (std::uint32_t timer = 0; timer < state.timer_count; ++timer) {
    if (can_fire(state, timer)) {
      transitions.push_back({TransitionKind::fire, 0, 0, 0, 0, static_cast<std::uint16_t>(timer)});
    }
  }
  if (limits_.ordered_time) keep_due(*this, state, transitions);
}

bool Machine::can_fire_now(const State& state, std::uint32_t timer) const {
  const Transition fires{TransitionKind::fire, 0, 0, 0, 0, static_cast<std::uint16_t>(timer)};
  return can_fire(state, timer) && (!limits_.ordered_time || time_left(*this, state, fires) == 0);
}

void Machine::enabled_of(const State& state, std::uint32_t g, std::vector<Transition>& transitions) const {
  transitions.clear();
  const auto index = static_cast<std::uint16_t>(g);
  solo_choices(*this, state, state.goroutines[g], scratch_.choices);
  for (const std::uint16_t choice : scratch_.choices) {
    transitions.push_back({TransitionKind::solo, index, choice, 0, 0, 0});
    if (limits_.ordered_time && time_left(*this, state, transitions.back()) > 0) transitions.pop_back();
  }
  const Op op = current(program_, state.goroutines[g]).op;
  if (op != Op::send && op != Op::receive && op != Op::select) return;
  const std::vector<ReceiveOffer>& offers = receive_offers(program_, state, scratch_.offers);
  for (std::uint32_t sender = 0; sender < state.goroutine_count; ++sender) {
    for_each_rendezvous(program_, state, sender, offers,
                        [&](std::uint16_t choice, std::uint32_t partner, std::uint16_t partner_choice) {
                          if (sender != g && partner != g) return;
                          transitions.push_back({TransitionKind::rendezvous, static_cast<std::uint16_t>(sender), choice,
                                                 static_cast<std::uint16_t>(partner), partner_choice, 0});
                        });
  }
}

bool Machine::is_enabled(const State& state, std::uint32_t g) const {
  if (state.end != EndKind::running || state.goroutines[g].frame_count == 0) return false;
  solo_choices(*this, state, state.goroutines[g], scratch_.choices);
  if (!scratch_.choices.empty()) {
    const Transition moves{TransitionKind::solo, static_cast<std::uint16_t>(g), scratch_.choices[0], 0, 0, 0};
    if (!limits_.ordered_time || time_left(*this, state, moves) == 0) return true;
    std::vector<Transition> transitions;
    enabled(state, transitions);
    return std::find(transitions.begin(), transitions.end(), moves) != transitions.end();
  }
  const Op op = current(program_, state.goroutines[g]).op;
  if (op != Op::send && op != Op::receive && op != Op::select) return false;
  bool found = false;
  const std::vector<ReceiveOffer>& offers = receive_offers(program_, state, scratch_.offers);
  for (std::uint32_t p = 0; p < state.goroutine_count && !found; ++p) {
    for_each_rendezvous(program_, state, p, offers, [&](std::uint16_t, std::uint32_t partner, std::uint16_t) {
      found = found || p == g || partner == g;
    });
  }
  return found;
}

}  // namespace stalemate::model
