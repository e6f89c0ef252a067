// What a goroutine is about to do, for messages and traces.
#include <fmt/format.h>

#include "model/frames.hpp"
#include "model/interpreter.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

const Instruction& current(const Program& program, const Goroutine& g) {
  const Frame& frame = g.frames[g.frame_count - 1];
  return program.functions[frame.function].code[frame.pc];
}

/// "sync.(*WaitGroup).Wait" as people write it: "sync.WaitGroup.Wait".
std::string plain_name(std::string name) {
  for (const char* part : {"(*", ")"}) {
    const std::size_t at = name.find(part);
    if (at != std::string::npos) name.erase(at, std::string_view(part).size());
  }
  return name;
}

Ref object_of(const Program& program, const State& state, const Goroutine& g) {
  const Instruction& in = current(program, g);
  const Word* s = g.stack.data() + g.frames[g.frame_count - 1].base;
  const auto at = [&](std::int32_t word, std::uint32_t offset = 0) {
    Ref ref = Ref::from_word(s[word]);
    if (!ref.is_nil()) ref.offset += offset;
    return ref;
  };
  switch (in.op) {
    case Op::send:
    case Op::close_chan:
    case Op::mutex_lock:
    case Op::mutex_unlock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock:
    case Op::wait_group_add:
    case Op::wait_group_wait:
    case Op::await:
    case Op::timer_start:
    case Op::slice_clear:
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear: return at(in.a);
    case Op::receive:
    case Op::chan_len:
    case Op::mutex_try_lock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
    case Op::timer_stop:
    case Op::append_slice:
    case Op::append_values:
    case Op::copy_slice:
    case Op::string_from_bytes:
    case Op::string_from_runes:
    case Op::map_get:
    case Op::map_len: return at(in.b);
    case Op::load: return at(in.b, static_cast<std::uint32_t>(in.c));
    case Op::store: return at(in.a, static_cast<std::uint32_t>(in.c));
    case Op::map_next: return Ref::from_word(state.objects[at(in.a).object].words[0]);
    case Op::atomic_begin: return (in.t & 2U) != 0 ? at(in.a) : Ref{};
    case Op::select: {
      // A select with one case is about that channel.
      const Select& select = program.selects[static_cast<std::uint32_t>(in.k)];
      return select.cases.size() == 1 ? at(select.cases[0].channel) : Ref{};
    }
    default: return Ref{};
  }
}

class Describer {
 public:
  Describer(const Machine& machine, const State& state)
      : machine_(machine), program_(machine.program()), state_(state) {}

  std::string transition(const Transition& t) const {
    if (t.kind == TransitionKind::fire) return fire(t.timer);
    const Goroutine& g = state_.goroutines[t.g];
    if (t.kind == TransitionKind::rendezvous) return send_text(g, t.choice);
    return solo(g, t.choice);
  }

 private:
  static const Word* words(const Goroutine& g) { return g.stack.data() + g.frames[g.frame_count - 1].base; }
  std::string name(Ref ref) const { return machine_.object_name(state_, ref); }

  std::string fire(std::uint32_t timer) const {
    const Ref ref = Ref::from_word(state_.timers[timer]);
    const Word* at = state_.objects[ref.object].words.data() + ref.offset;
    const Ref function = Ref::from_word(at[timer_word::function]);
    if (function.is_nil()) return "timer fires: " + name(Ref::from_word(at[timer_word::channel]));
    const FunctionIndex entry = entry_function(program_, state_, function);
    return "timer fires: go " + (entry == no_index ? std::string("func") : program_.functions[entry].name);
  }

  std::string send_text(const Goroutine& g, std::uint16_t choice) const {
    const Instruction& in = current(program_, g);
    std::int32_t channel = in.a, value = in.b;
    TypeIndex type = static_cast<TypeIndex>(in.k);
    if (in.op == Op::select) {
      const SelectCase& one = program_.selects[static_cast<std::uint32_t>(in.k)].cases[choice];
      channel = one.channel;
      value = one.value;
      type = one.channel_type;
    }
    return name(Ref::from_word(words(g)[channel])) + " <- " +
           machine_.render(state_, program_.types[type].element, words(g) + value);
  }

  std::string receive_text(Ref channel, TypeIndex type) const {
    const HeapObject& object = state_.objects[channel.object];
    std::string text = "<-" + name(channel);
    if (object.words[channel_word::length] == 0) return text + " (closed)";
    return text + " = " +
           machine_.render(state_, program_.types[type].element, object.words.data() + channel_word::elements);
  }

  std::string solo(const Goroutine& g, std::uint16_t choice) const {
    const Instruction& in = current(program_, g);
    const Word* s = words(g);
    const Ref object = object_of(program_, state_, g);
    const auto method = [&](const char* call) { return name(object) + call; };
    switch (in.op) {
      case Op::send: return send_text(g, 0);
      case Op::receive: return receive_text(object, static_cast<TypeIndex>(in.k));
      case Op::close_chan: return "close(" + name(object) + ")";
      case Op::select: {
        if (choice == choice_default) return "default";
        const SelectCase& one = program_.selects[static_cast<std::uint32_t>(in.k)].cases[choice];
        if (one.kind == SelectCaseKind::send) return "case " + send_text(g, choice);
        return "case " + receive_text(Ref::from_word(s[one.channel]), one.channel_type);
      }
      case Op::chan_len: return "len(" + name(object) + ")";
      case Op::mutex_lock: return method(".Lock()");
      case Op::mutex_try_lock: return method(".TryLock()");
      case Op::mutex_unlock: return method(".Unlock()");
      case Op::rw_announce: return method(".Lock() begins");
      case Op::rw_acquire: return method(".Lock()");
      case Op::rw_unlock: return method(".Unlock()");
      case Op::rw_read_lock: return method(".RLock()");
      case Op::rw_read_unlock: return method(".RUnlock()");
      case Op::rw_try_lock: return method(".TryLock()");
      case Op::rw_try_read_lock: return method(".TryRLock()");
      case Op::wait_group_add: {
        const auto delta = static_cast<std::int64_t>(s[in.b]);
        return delta == -1 ? method(".Done()") : name(object) + fmt::format(".Add({})", delta);
      }
      case Op::wait_group_wait: return method(".Wait()");
      case Op::load: return "read " + value_at(object, in.n);
      case Op::store: return name(object) + stored(g, in);
      case Op::append_slice:
      case Op::append_values: return "append to " + name(object);
      case Op::copy_slice: return "copy to " + name(object);
      case Op::slice_clear: return "clear " + name(object);
      case Op::string_from_bytes:
      case Op::string_from_runes: return "read " + name(object);
      case Op::map_get:
        return "read " + name(object) + "[" +
               machine_.render(state_, program_.types[static_cast<TypeIndex>(in.k)].key, s + in.c) + "]";
      case Op::map_set: {
        const Type& type = program_.types[static_cast<TypeIndex>(in.k)];
        return name(object) + "[" + machine_.render(state_, type.key, s + in.b) +
               "] = " + machine_.render(state_, type.element, s + in.c);
      }
      case Op::map_delete:
        return "delete " + name(object) + "[" +
               machine_.render(state_, program_.types[static_cast<TypeIndex>(in.k)].key, s + in.b) + "]";
      case Op::map_len: return "len(" + name(object) + ")";
      case Op::map_clear: return "clear " + name(object);
      case Op::map_next: return "range over " + name(object);
      case Op::timer_start: return "timer starts";
      case Op::timer_stop: return "timer stops";
      case Op::exit_process: return fmt::format("os.Exit({})", static_cast<std::int64_t>(s[in.a]));
      case Op::die: return "panics";
      case Op::assert_fail:
      case Op::fatal: return "fails";
      case Op::choose: return fmt::format("choose {}", choice);
      case Op::yield: return in.t == 0 ? "runtime.Gosched()" : in.t == 1 ? "time.Sleep" : "runs on";
      case Op::jump:
      case Op::jump_if:
      case Op::jump_unless:
      case Op::call:
      case Op::call_closure:
      case Op::call_interface: return "runs on";
      default: break;
    }
    // Inside a library model: the user's line says it best.
    const OperationView view = machine_.operation(state_, static_cast<std::uint32_t>(&g - state_.goroutines.data()));
    if (!view.label.empty()) return std::string(view.label);
    return view.library_call.empty() ? to_string(in.op) : view.library_call;
  }

  /// "x = 5" for a word whose type is known, else "x".
  std::string value_at(Ref ref, std::uint32_t count) const {
    std::string text = name(ref);
    const TypeIndex type = type_at(ref, count);
    if (type == 0) return text;
    return text + " = " + machine_.render(state_, type, state_.objects[ref.object].words.data() + ref.offset);
  }

  std::string stored(const Goroutine& g, const Instruction& in) const {
    Ref ref = Ref::from_word(words(g)[in.a]);
    if (ref.is_nil()) return " = ...";
    ref.offset += static_cast<std::uint32_t>(in.c);
    const TypeIndex type = type_at(ref, in.n);
    return type == 0 ? " = ..." : " = " + machine_.render(state_, type, words(g) + in.b);
  }

  /// The type of the `count` words at `ref`, if some variable, element or field is just that.
  TypeIndex type_at(Ref ref, std::uint32_t count) const {
    if (ref.is_nil() || ref.is_function() || ref.object >= state_.object_count) return 0;
    const HeapObject& object = state_.objects[ref.object];
    const std::uint32_t size = object.kind == ObjectKind::data ? machine_.layouts().size(object.type) : 0;
    return size == 0 ? 0 : type_in(object.type, ref.offset % size, count);
  }

  TypeIndex type_in(TypeIndex index, std::uint32_t offset, std::uint32_t count) const {
    const Type& type = program_.types[index];
    if (type.kind == TypeKind::structure && !(offset == 0 && count == type.size && type.fields.size() > 1)) {
      for (const Field& field : type.fields) {
        const std::uint32_t size = program_.types[field.type].size;
        if (offset >= field.offset && offset < field.offset + size)
          return type_in(field.type, offset - field.offset, count);
      }
      return 0;
    }
    if (type.kind == TypeKind::array && !(offset == 0 && count == type.size)) {
      const std::uint32_t step = program_.types[type.element].size;
      return step == 0 ? 0 : type_in(type.element, offset % step, count);
    }
    return offset == 0 && count == type.size ? index : 0;
  }

  const Machine& machine_;
  const Program& program_;
  const State& state_;
};

}  // namespace

OperationView Machine::operation(const State& state, std::uint32_t index) const {
  const Goroutine& g = state.goroutines[index];
  OperationView view;
  if (g.frame_count == 0) {
    view.position = state.crash_position;
    return view;
  }
  const Instruction& in = current(program_, g);
  view.op = in.op;
  view.object = object_of(program_, state, g);
  const UserPlace place = innermost_user(program_, g, false);
  view.position = in.op == Op::die ? g.panics[g.panic_count - 1].raised : place.position;
  view.function = place.function;
  if (place.function != no_index) {
    const Function& function = program_.functions[place.function];
    if (place.pc < function.labels.size()) view.label = program_.texts[function.labels[place.pc]];
  }
  // The library function user code has called to get here.
  const std::uint32_t first = place.frame == no_index ? 0 : place.frame + 1;
  for (std::uint32_t i = first; i < g.frame_count; ++i) {
    const Function& function = program_.functions[g.frames[i].function];
    if (function.is_wrapper) continue;
    if (function.is_library) view.library_call = plain_name(function.name);
    break;
  }
  return view;
}

std::string Machine::describe(const State& state, const Transition& t) const {
  return Describer(*this, state).transition(t);
}

}  // namespace stalemate::model
