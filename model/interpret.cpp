// The loop: one big switch over LOCAL and MEMORY instructions; VISIBLE ones stop it. Frequent small instructions are
// executed in place, the others by their group's member functions, after which the registers are reloaded.
#include <algorithm>
#include <cstring>

#include "model/arithmetic.hpp"
#include "model/clock.hpp"
#include "model/code_fact.hpp"
#include "model/interpreter.hpp"
#include "model/intrinsic.hpp"
#include "model/pointer_cast.hpp"
#include "model/reflect.hpp"
#include "model/render.hpp"

namespace stalemate::model {
namespace {

IntKind kind_of(const Instruction& in) { return static_cast<IntKind>(in.t); }

}  // namespace

void Interpreter::enter(std::uint32_t slot) {
  slot_ = slot;
  touch_goroutine(slot);
  reload();
}

bool Interpreter::reload() {
  g_ = &state_.goroutines[slot_];
  if (g_->frame_count == 0 || stopped_) return false;
  frame_ = &g_->frames[g_->frame_count - 1];
  function_ = &program_.functions[frame_->function];
  code_ = function_->code.data();
  s_ = g_->stack.data() + frame_->base;
  return true;
}

bool Interpreter::is_over_budget(std::int32_t target, std::uint64_t count) const {
  return count + long_work_ > machine_.limits_.local_budget && static_cast<std::uint32_t>(target) < frame_->pc &&
         g_->atomic_frame == 0;
}

void Interpreter::run(std::uint32_t slot, bool through) {
  slot_ = slot;
  touch_goroutine(slot);
  if (!reload()) return;
  std::uint64_t count = 0;
  long_work_ = 0;
  // `free` lets this instruction pass although it is visible: the step's own one, or any in an atomic section.
  const bool single_run = machine_.limits_.single_run;
  const auto free = [&] { return through || single_run || g_->atomic_frame != 0; };
  const auto jump = [&](std::int32_t target) {
    if (is_over_budget(target, count)) {
      --frame_->pc;
      return false;
    }
    const bool is_backward = static_cast<std::uint32_t>(target) < frame_->pc;
    frame_->pc = static_cast<std::uint32_t>(target);
    if (is_backward && wants_collection()) {
      collect();
      reload();
    }
    return true;
  };
  in_operation_ = through;
  for (;; through = in_operation_ = false) {
    const Instruction& in = code_[frame_->pc];
    Word* const s = s_;
    ++frame_->pc;
    ++count;
    switch (in.op) {
      case Op::constant: s[in.a] = program_.words[static_cast<std::uint32_t>(in.k)]; continue;
      case Op::text: s[in.a] = machine_.text_ids_[static_cast<std::uint32_t>(in.k)]; continue;
      case Op::move: std::memmove(s + in.a, s + in.b, in.n * sizeof(Word)); continue;
      case Op::zero: std::fill_n(s + in.a, in.n, Word{0}); continue;
      case Op::int_add: s[in.a] = wrap(kind_of(in), s[in.b] + s[in.c]); continue;
      case Op::int_sub: s[in.a] = wrap(kind_of(in), s[in.b] - s[in.c]); continue;
      case Op::int_mul: s[in.a] = wrap(kind_of(in), s[in.b] * s[in.c]); continue;
      case Op::int_div:
      case Op::int_rem:
        if (s[in.c] == 0) {
          raise_error(Rule::divide_by_zero, "integer divide by zero");
          break;
        }
        s[in.a] =
            in.op == Op::int_div ? int_div(kind_of(in), s[in.b], s[in.c]) : int_rem(kind_of(in), s[in.b], s[in.c]);
        continue;
      case Op::int_and: s[in.a] = s[in.b] & s[in.c]; continue;
      case Op::int_or: s[in.a] = s[in.b] | s[in.c]; continue;
      case Op::int_xor: s[in.a] = s[in.b] ^ s[in.c]; continue;
      case Op::int_and_not: s[in.a] = s[in.b] & ~s[in.c]; continue;
      case Op::int_shl:
      case Op::int_shr:
        if (in.n == 1 && static_cast<std::int64_t>(s[in.c]) < 0) {
          raise_error(Rule::panic, "negative shift amount");
          break;
        }
        s[in.a] =
            in.op == Op::int_shl ? int_shl(kind_of(in), s[in.b], s[in.c]) : int_shr(kind_of(in), s[in.b], s[in.c]);
        continue;
      case Op::int_neg: s[in.a] = wrap(kind_of(in), Word{0} - s[in.b]); continue;
      case Op::int_not: s[in.a] = wrap(kind_of(in), ~s[in.b]); continue;
      case Op::int_lt: s[in.a] = int_lt(kind_of(in), s[in.b], s[in.c]); continue;
      case Op::int_le: s[in.a] = !int_lt(kind_of(in), s[in.c], s[in.b]); continue;
      case Op::int_wrap: s[in.a] = wrap(kind_of(in), s[in.b]); continue;
      case Op::float_add: s[in.a] = from_double(to_double(s[in.b], in.t) + to_double(s[in.c], in.t), in.t); continue;
      case Op::float_sub: s[in.a] = from_double(to_double(s[in.b], in.t) - to_double(s[in.c], in.t), in.t); continue;
      case Op::float_mul: s[in.a] = from_double(to_double(s[in.b], in.t) * to_double(s[in.c], in.t), in.t); continue;
      case Op::float_div: s[in.a] = from_double(to_double(s[in.b], in.t) / to_double(s[in.c], in.t), in.t); continue;
      case Op::float_neg: s[in.a] = s[in.b] ^ (in.t == 32 ? Word{1} << 31 : Word{1} << 63); continue;
      case Op::float_eq: s[in.a] = to_double(s[in.b], in.t) == to_double(s[in.c], in.t); continue;
      case Op::float_lt: s[in.a] = to_double(s[in.b], in.t) < to_double(s[in.c], in.t); continue;
      case Op::float_le: s[in.a] = to_double(s[in.b], in.t) <= to_double(s[in.c], in.t); continue;
      case Op::int_to_float: s[in.a] = int_to_float(static_cast<IntKind>(in.n), s[in.b], in.t); continue;
      case Op::float_to_int: s[in.a] = float_to_int(kind_of(in), to_double(s[in.b], in.n)); continue;
      case Op::float_to_float: s[in.a] = from_double(to_double(s[in.b], in.n), in.t); continue;
      case Op::word_eq: s[in.a] = s[in.b] == s[in.c]; continue;
      case Op::word_ne: s[in.a] = s[in.b] != s[in.c]; continue;
      case Op::bool_not: s[in.a] = s[in.b] == 0; continue;
      case Op::jump:
        if (!jump(in.a)) goto stand;
        continue;
      case Op::jump_if:
      case Op::jump_unless:
        if ((s[in.a] != 0) == (in.op == Op::jump_if) && !jump(in.b)) goto stand;
        continue;
      // Locks, channels and the like: on their own they begin a step.
      case Op::send:
      case Op::receive:
      case Op::close_chan:
      case Op::select:
      case Op::chan_len:
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
      case Op::await:
      case Op::yield:
      case Op::choose:
      case Op::timer_start:
      case Op::timer_stop:
      case Op::exit_process:
      case Op::die:
      case Op::atomic_begin:
        if (g_->atomic_frame == 0) {
          --frame_->pc;
          goto stand;
        }
        visible_in_atomic_section(in);
        break;
      case Op::map_next: {
        const Ref iterator = Ref::from_word(s[in.a]);
        const bool shared = is_shared(Ref::from_word(object(iterator).words[0]));
        bool stands = shared && g_->atomic_frame == 0;
        if (!stands && g_->atomic_frame == 0 && (in.t & map_order_forgotten) == 0) {
          remaining_entries(machine_, state_, object(iterator), scratch_.entries);
          stands = scratch_.entries.size() > 1;
        }
        if (stands) {
          --frame_->pc;
          goto stand;
        }
        // Inside an atomic section, which only library models have, entries are taken in order.
        map_next(in, 0);
        break;
      }
      case Op::load:
        if (!free() && in.t == 0 && is_shared(Ref::from_word(s[in.b]))) {
          --frame_->pc;
          goto stand;
        }
        load(in);
        break;
      case Op::store:
        if (!free() && is_shared(Ref::from_word(s[in.a]))) {
          --frame_->pc;
          goto stand;
        }
        store(in);
        break;
      default:
        if (!run_group(in, free())) {
          --frame_->pc;
          goto stand;
        }
        break;
    }
    if (!reload() || pauses_) break;
    // A fresh goroutine or a frame whose atomic section has ended goes on as usual.
  }
stand:
  info_.local_instruction_count += count + long_work_;
}

/// The less frequent instructions. False: it is a memory operation on a shared object, or ends the run in somebody
/// else's step, so the goroutine must stand before it.
bool Interpreter::run_group(const Instruction& in, bool free) {
  const auto stands = [&](std::int32_t word) { return !free && is_shared(Ref::from_word(s_[word])); };
  const auto is_left_to_owner = [&] {
    return !free && shared_state_ != nullptr && shared_state_->stands_before(in, s_);
  };
  switch (in.op) {
    case Op::string_concat: string_concat(in); break;
    case Op::string_lt: s_[in.a] = text(in.b) < text(in.c); break;
    case Op::string_le: s_[in.a] = text(in.b) <= text(in.c); break;
    case Op::string_len: s_[in.a] = text(in.b).size(); break;
    case Op::string_index: string_index(in); break;
    case Op::string_slice: string_slice(in); break;
    case Op::string_rune: string_rune(in); break;
    case Op::string_from_rune: string_from_rune(in); break;
    case Op::string_from_bytes:
    case Op::string_from_runes:
      if (stands(in.b)) return false;
      string_from_slice(in);
      break;
    case Op::bytes_from_string:
    case Op::runes_from_string: slice_from_string(in); break;
    case Op::equal: equal_values(in); break;
    case Op::call:
    case Op::call_closure:
    case Op::call_interface:
      // Calls alone count here: what is long without loops is deep in recursion.
      if (!free && ++long_work_ > machine_.limits_.local_budget) return false;
      if (in.op == Op::call) {
        call_static(in);
      } else if (in.op == Op::call_closure) {
        call_closure(in);
      } else {
        call_interface(in);
      }
      break;
    case Op::tail_call:
    case Op::tail_call_closure:
    case Op::tail_call_interface: tail_call(in); break;
    case Op::ret: ret(); break;
    case Op::defer_push: defer_push(in); break;
    case Op::run_defers: run_defers(); break;
    case Op::go_start: go_start(in); break;
    case Op::panic: {
      const Word value[2] = {s_[in.a], s_[in.a + 1]};
      raise(value, Rule::panic, false);
      break;
    }
    case Op::recover: recover(in); break;
    case Op::goexit: {
      const Word none[2] = {0, 0};
      raise(none, Rule::panic, true);
      break;
    }
    case Op::new_object: new_object(in); break;
    case Op::make_closure: make_closure(in); break;
    case Op::address: address(in); break;
    case Op::make_slice: make_slice(in); break;
    case Op::index_address: index_address(in); break;
    case Op::array_address: array_address(in); break;
    case Op::local_index: local_index(in); break;
    case Op::local_index_store: local_index_store(in); break;
    case Op::index_check: check_index(s_[in.a], in.t == 1, static_cast<std::uint32_t>(in.k)); break;
    case Op::slice_slice: slice_slice(in); break;
    case Op::slice_array: slice_array(in); break;
    case Op::slice_to_array_pointer: slice_to_array_pointer(in); break;
    case Op::make_interface: make_interface(in); break;
    case Op::type_assert: type_assert(in); break;
    case Op::type_assert_interface: type_assert_interface(in); break;
    case Op::pointer_cast:
      s_[in.a] = s_[in.b];
      if (!can_read_as(machine_, state_, Ref::from_word(s_[in.b]), static_cast<TypeIndex>(in.k))) refuse(in.c);
      break;
    case Op::interface_nil_check:
    case Op::nil_check:
      if (s_[in.a] == 0) raise_nil();
      break;
    case Op::append_slice:
    case Op::copy_slice: {
      if (stands(in.b) || (in.t != 1 && stands(in.c))) return false;
      if (in.op == Op::append_slice) {
        append_slice(in);
      } else {
        copy_slice(in);
      }
      break;
    }
    case Op::append_values:
      if (stands(in.b)) return false;
      append_values(in);
      break;
    case Op::slice_clear:
      if (stands(in.a)) return false;
      slice_clear(in);
      break;
    case Op::make_map:
      s_[in.a] =
          Ref{allocate(ObjectKind::map, static_cast<TypeIndex>(in.k), 0, static_cast<SiteIndex>(in.c), 0)}.word();
      break;
    case Op::map_get:
      if (stands(in.b)) return false;
      map_get(in);
      break;
    case Op::map_set:
      if (stands(in.a)) return false;
      map_set(in);
      break;
    case Op::map_delete:
      if (stands(in.a)) return false;
      map_delete(in);
      break;
    case Op::map_len: {
      if (stands(in.b)) return false;
      const Ref map = Ref::from_word(s_[in.b]);
      s_[in.a] = map.is_nil() ? 0 : object(map).count;
      if (free) info_.step_class = StepClass::poll;
      break;
    }
    case Op::map_clear:
      if (stands(in.a)) return false;
      map_clear(in);
      break;
    case Op::map_iterate: {
      const std::uint32_t iterator =
          allocate(ObjectKind::iterator, static_cast<TypeIndex>(in.k), iterator_unstarted, 0, 1);
      state_.objects[iterator].words[0] = s_[in.b];
      s_[in.a] = Ref{iterator}.word();
      break;
    }
    case Op::output: (in.t == 2 ? info_.error_output : info_.output) += text(in.a); break;
    case Op::clock:
      s_[in.a] = shared_state_ != nullptr        ? shared_state_->now()
                 : machine_.limits_.ordered_time ? told_time(state_.clock)
                                                 : ~Word{0};
      break;
    case Op::refuse: refuse(in.k); break;
    case Op::give_up:
      if (in.t == 1 || is_assumed_away(Rule::assertion, innermost_user(program_, *g_, true).position)) end_quietly();
      break;
    case Op::assert_fail:
      if (!free && !is_alone()) return false;
      crash(Rule::assertion, text(in.a), false, innermost_user(program_, *g_, true).position);
      break;
    case Op::fatal:
      if (!free && !is_alone()) return false;
      fatal(static_cast<Rule>(in.k), text(in.a));
      break;
    case Op::reached: info_.reached.push_back(text(in.a)); break;
    case Op::format: {
      if (is_left_to_owner()) return false;
      FormatSpec spec;
      spec.verb = static_cast<std::uint32_t>(s_[in.c]);
      spec.flags = static_cast<std::uint32_t>(s_[in.c + 1]);
      spec.width = static_cast<std::int64_t>(s_[in.c + 2]);
      spec.precision = static_cast<std::int64_t>(s_[in.c + 3]);
      scratch_.text.clear();
      if (in.t == 1) {
        format_with_parts(machine_, state_, spec, s_ + in.b, s_ + in.c + 4, scratch_.text);
      } else {
        format_value(machine_, state_, spec, s_ + in.b, scratch_.text);
      }
      s_[in.a] = machine_.strings().intern(scratch_.text);
      break;
    }
    case Op::format_part:
      if (is_left_to_owner()) return false;
      format_part(in);
      break;
    case Op::deep_equal:
      if (is_left_to_owner()) return false;
      s_[in.a] = deep_equal(machine_, state_, s_ + in.b, s_ + in.c);
      break;
    case Op::reflect_fact: s_[in.a] = reflect_fact(machine_, state_, in.t, s_ + in.b); break;
    case Op::type_fact: s_[in.a] = type_fact(machine_, static_cast<TypeFact>(in.t), s_ + in.b, s_ + in.c); break;
    case Op::code_fact: s_[in.a] = code_fact(machine_, *g_, static_cast<CodeFact>(in.t), s_[in.b]); break;
    case Op::intrinsic: {
      Word results[4];
      call_intrinsic(machine_.strings(), static_cast<Intrinsic>(in.k), s_ + in.b, results);
      std::copy_n(results, result_words(static_cast<Intrinsic>(in.k)), s_ + in.a);
      break;
    }
    case Op::make_chan: make_chan(in); break;
    case Op::chan_cap: {
      const Ref channel = Ref::from_word(s_[in.b]);
      s_[in.a] = channel.is_nil() ? 0 : object(channel).words[channel_word::capacity];
      break;
    }
    default: CHECK(false, "an instruction the loop should have executed itself");
  }
  return true;
}

void Interpreter::visible_in_atomic_section(const Instruction& in) {
  // Only operations with a settled outcome may stand here; the library models are written that way.
  if (in.op == Op::atomic_begin || in.op == Op::yield) return;
  if (operations_ != nullptr) {
    memory_changed_ = true;
    operations_->in_atomic_section(slot_, in);
    return;
  }
  --frame_->pc;
  solo_choices(machine_, state_, *g_, scratch_.choices);
  CHECK(scratch_.choices.size() == 1, "an operation inside an atomic section blocks or has a choice");
  ++frame_->pc;
  memory_changed_ = true;
  visible(in, scratch_.choices[0]);
}

void Interpreter::visible(const Instruction& in, std::uint16_t choice) {
  switch (in.op) {
    case Op::send: send(in); return;
    case Op::receive: receive(in); return;
    case Op::close_chan: close_channel(Ref::from_word(s_[in.a])); return;
    case Op::select: select(in, choice); return;
    case Op::chan_len: {
      const Ref channel = Ref::from_word(s_[in.b]);
      s_[in.a] = channel.is_nil() ? 0 : object(channel).words[channel_word::length];
      info_.step_class = StepClass::poll;
      return;
    }
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
    case Op::await: lock_operation(in, choice); return;
    case Op::map_next:
      info_.step_class = StepClass::poll;
      map_next(in, choice);
      return;
    case Op::atomic_begin:
      g_->atomic_frame = g_->frame_count;
      memory_changed_ = false;
      return;
    case Op::yield: info_.step_class = in.t == 1 ? StepClass::sleep : StepClass::poll; return;
    case Op::choose:
      if (choice == choice_default - 1 && static_cast<std::int64_t>(s_[in.b]) > choice_default &&
          !machine_.limits_.single_run) {
        return stop_at_limit("a choice among more than 65,535 values");
      }
      s_[in.a] = choice;
      info_.step_class = StepClass::poll;
      return;
    case Op::timer_start: start_timer(Ref::from_word(s_[in.a])); return;
    case Op::timer_stop: s_[in.a] = disarm_timer(Ref::from_word(s_[in.b])); return;
    case Op::exit_process:
      // Main's own os.Exit(0) is a return without deferred calls, as in `os.Exit(m.Run())`: what is left behind leaks.
      if (g_->is_main && s_[in.a] == 0) {
        g_->frame_count = g_->stack_count = g_->panic_count = 0;
        state_.main_returned = info_.main_returned = true;
        return;
      }
      state_.end = EndKind::exit;
      state_.exit_code = static_cast<std::int64_t>(s_[in.a]);
      stopped_ = true;
      return;
    case Op::die: return die(in);
    default: CHECK(false, "not a visible operation");
  }
}

}  // namespace stalemate::model
