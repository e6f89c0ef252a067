// Replay::describe: one step of a trace in words.
#include "checker/place.hpp"
#include "checker/replay.hpp"

namespace stalemate::checker {

using model::Op;
using model::TransitionKind;

namespace {

// What goroutine `g` does with `choice`: for a select, the case it takes.
struct Side {
  std::string operation, object, text;
  Position position;
  bool in_library = false;
};

Side side_of(const model::Machine& machine, const model::State& state, std::uint32_t g, std::uint16_t choice) {
  const model::Program& program = machine.program();
  const model::OperationView view = machine.operation(state, g);
  Side side{operation_family(view.op), "", std::string(view.label), view.position, !view.library_call.empty()};
  const model::Select* select = select_at(program, state, g);
  if (select != nullptr && choice < select->cases.size()) {
    const model::SelectCase& chosen = select->cases[choice];
    side.text = program.texts[chosen.label];
    if (chosen.position.line != 0) side.position = chosen.position;
    const model::Ref channel = channel_of(state, g, chosen);
    if (!channel.is_nil()) side.object = machine.object_name(state, channel);
  } else if (select == nullptr && !view.object.is_nil()) {
    side.object = machine.object_name(state, view.object);
  }
  return side;
}

}  // namespace

void Replay::describe(const model::Transition& t, TraceStep& step) const {
  step.text = machine_.describe(state_, t);
  if (t.kind == TransitionKind::fire) {
    step.goroutine = "timer";
    step.operation = "fire";
    return;
  }
  const Side side = side_of(machine_, state_, t.g, t.choice);
  step.goroutine = names_.name(t.g);
  step.operation = side.operation;
  step.object = side.object;
  step.position = side.position;
  step.in_library = side.in_library;
  if (t.kind != TransitionKind::rendezvous) return;
  const Side other = side_of(machine_, state_, t.partner, t.partner_choice);
  step.partner = names_.name(t.partner);
  step.partner_text = other.text;
  step.partner_position = other.position;
}

std::string operation_family(Op op) {
  switch (op) {
    case Op::send: return "send";
    case Op::receive: return "receive";
    case Op::close_chan: return "close";
    case Op::select: return "select";
    case Op::chan_len: return "len";
    case Op::mutex_lock:
    case Op::mutex_try_lock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_try_lock: return "lock";
    case Op::rw_read_lock:
    case Op::rw_try_read_lock: return "read lock";
    case Op::mutex_unlock:
    case Op::rw_unlock: return "unlock";
    case Op::rw_read_unlock: return "read unlock";
    case Op::wait_group_add: return "add";
    case Op::wait_group_wait: return "wait";
    case Op::await: return "await";
    case Op::atomic_begin: return "atomic";
    case Op::yield: return "yield";
    case Op::choose: return "choose";
    case Op::timer_start: return "timer start";
    case Op::timer_stop: return "timer stop";
    case Op::die: return "panic";
    case Op::exit_process: return "exit";
    case Op::load:
    case Op::copy_slice: return "read";
    case Op::map_get:
    case Op::map_len:
    case Op::map_next: return "map read";
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear: return "map write";
    case Op::store:
    case Op::append_slice:
    case Op::append_values:
    case Op::slice_clear: return "write";
    default: return "local";
  }
}

}  // namespace stalemate::checker
