#include "checker/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace stalemate::checker {

using model::Op;

namespace {

// Go's wait reason for an operation outside of channels; a library call is the better name where there is one.
std::string lock_reason(Op op, const std::string& library_call) {
  if (!library_call.empty()) return library_call;
  switch (op) {
    case Op::mutex_lock: return "sync.Mutex.Lock";
    case Op::rw_announce:
    case Op::rw_acquire: return "sync.RWMutex.Lock";
    case Op::rw_read_lock: return "sync.RWMutex.RLock";
    case Op::wait_group_wait: return "sync.WaitGroup.Wait";
    case Op::await: return "semacquire";
    default: return "running";
  }
}

void describe_select(const model::Machine& machine, const model::State& state, std::uint32_t g,
                     const model::Select& select, Place& place) {
  place.operation = select.cases.empty() ? "select (no cases)" : "select";
  for (const model::SelectCase& c : select.cases) {
    if (c.kind == model::SelectCaseKind::send) place.is_blocked_write = true;
    const model::Ref channel = channel_of(state, g, c);
    if (channel.is_nil()) continue;
    if (!place.object.empty()) place.object += ", ";
    place.object += machine.object_name(state, channel);
  }
}

}  // namespace

Place place_of(const model::Machine& machine, const model::State& state, std::uint32_t g) {
  const model::OperationView view = machine.operation(state, g);
  Place place;
  place.position = view.position;
  if (view.function != model::no_index) {
    place.function = machine.program().functions[view.function].name;
  } else if (state.goroutine(g).created.line != 0) {  // library code that no user function calls: where it was started
    place.position = state.goroutine(g).created;
    place.function = machine.goroutine_function(state, g);
  }
  if (const model::Select* select = select_at(machine.program(), state, g)) {
    describe_select(machine, state, g, *select, place);
    return place;
  }
  if (!view.object.is_nil() && !(view.op == Op::await && is_made_in_library(machine.program(), state, view.object))) {
    place.object = machine.object_name(state, view.object);
  }
  switch (view.op) {
    case Op::send:
      place.operation = view.object.is_nil() ? "chan send (nil chan)" : "chan send";
      place.is_blocked_write = true;
      break;
    case Op::receive: place.operation = view.object.is_nil() ? "chan receive (nil chan)" : "chan receive"; break;
    default: place.operation = lock_reason(view.op, view.library_call); break;
  }
  return place;
}

std::string to_string(const Place& place) {
  std::string text = place.operation;
  if (!place.object.empty()) text += " on " + place.object;
  return place.is_blocked_write ? fmt::format("blocked write ({})", text) : text;
}

std::string fingerprint(const Place& place) {
  return fmt::format("{}|{}|{}", place.function, place.operation, place.object);
}

void number_fingerprints(std::vector<Finding>& findings) {
  std::map<std::string, int> seen;
  for (Finding& finding : findings) {
    const int n = ++seen[finding.fingerprint];
    if (n > 1) finding.fingerprint += fmt::format("#{}", n);
  }
}

const model::Instruction& instruction_at(const model::Program& program, const model::State& state, std::uint32_t g) {
  const model::Goroutine& goroutine = state.goroutine(g);
  const model::Frame& frame = goroutine.frames[goroutine.frame_count - 1];
  return program.functions[frame.function].code[frame.pc];
}

model::Word frame_word(const model::State& state, std::uint32_t g, std::int32_t slot) {
  const model::Goroutine& goroutine = state.goroutine(g);
  return goroutine.stack[goroutine.frames[goroutine.frame_count - 1].base + static_cast<std::uint32_t>(slot)];
}

const model::Select* select_at(const model::Program& program, const model::State& state, std::uint32_t g) {
  const model::Instruction& instruction = instruction_at(program, state, g);
  return instruction.op == Op::select ? &program.selects[static_cast<std::size_t>(instruction.k)] : nullptr;
}

model::Ref channel_of(const model::State& state, std::uint32_t g, const model::SelectCase& select_case) {
  return model::Ref::from_word(frame_word(state, g, select_case.channel));
}

bool is_made_in_library(const model::Program& program, const model::State& state, model::Ref ref) {
  if (ref.is_nil() || ref.is_function()) return false;
  const Position made = program.sites[state.objects[ref.object].site].position;
  return made.line != 0 && program.file_is_library[made.file];
}

std::uint32_t main_index(const model::State& state) {
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (state.goroutine(g).is_main) return g;
  }
  return model::no_index;
}

}  // namespace stalemate::checker
