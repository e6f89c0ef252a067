#include "runtime/go/gate_places.hpp"

#include <algorithm>

namespace stalemate::runtime {

using model::Op;
using model::Position;
using model::State;

namespace {

/// The operation as gates name it; empty: it passes none of its own.
std::string gate_operation(Op op) {
  switch (op) {
    case Op::send: return "send";
    case Op::receive: return "receive";
    case Op::close_chan: return "close";
    case Op::select: return "select";
    case Op::chan_len: return "len";
    case Op::mutex_lock:
    case Op::rw_announce: return "Lock";
    case Op::mutex_try_lock:
    case Op::rw_try_lock: return "TryLock";
    case Op::mutex_unlock:
    case Op::rw_unlock: return "Unlock";
    case Op::rw_read_lock: return "RLock";
    case Op::rw_try_read_lock: return "TryRLock";
    case Op::rw_read_unlock: return "RUnlock";
    case Op::wait_group_add: return "Add";
    case Op::wait_group_wait: return "Wait";
    case Op::load: return "read";
    case Op::store: return "write";
    case Op::map_get: return "get";
    case Op::map_set: return "set";
    case Op::yield: return "Sleep";
    default: return {};
  }
}

// "sync.(*Once).Do" → "Do"
std::string last_part(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  std::string last = dot == std::string::npos ? name : name.substr(dot + 1);
  last = last.substr(0, last.find('['));
  // A closure of the library: what cancels a context.
  return last.starts_with("func") ? "call" : last;
}

}  // namespace

bool LibraryCall::continues(const LibraryCall& before) const {
  if (before.looks_again) return true;
  // Cancelling goes through its children in a loop.
  if (user.frame != before.user.frame || user.pc != before.user.pc || user.function != before.user.function)
    return false;
  // Likewise going over a map's elements.
  if (operation == before.operation && (operation == "call" || operation == "Range")) return true;
  for (std::size_t i = 0; i < std::min(frames.size(), before.frames.size()); ++i) {
    if (frames[i] == before.frames[i]) continue;
    // Another function called by the same instruction: the next of several deferred calls.
    if (frames[i].first != before.frames[i].first) return i > 0;
    return frames[i].second > before.frames[i].second;
  }
  return false;
}

GatePlaces::GatePlaces(const model::Machine& machine, const model::Gated& gated) : machine_(machine), gated_(gated) {
  for (const model::GatedFile& file : gated.files) {
    const auto& files = machine.program().files;
    for (std::uint32_t i = 0; i < files.size(); ++i) is_gated_[i] = is_gated_[i] || files[i] == file.path;
  }
}

Standing GatePlaces::stand(const State& state, std::uint32_t g, LibraryCalls& calls) const {
  Standing standing;
  standing.view = machine_.operation(state, g);
  standing.is_users = standing.view.library_call.empty();
  const model::Goroutine& goroutine = state.goroutines[g];
  const model::UserPlace user = model::innermost_user(machine_.program(), goroutine, false);
  standing.frame = user.frame + 1;
  // Calls of the library that have returned: those from frames that are gone, and with an operation of the user's own
  // those from this frame.
  calls.erase(standing.is_users ? calls.lower_bound(standing.frame) : calls.upper_bound(standing.frame), calls.end());
  const Op op = standing.view.op;
  std::string operation = gate_operation(op);
  Position position = standing.view.position;
  std::uint32_t offset = 0;
  if (op == Op::die) {
    if (gated_.has_panic_gates) standing.gates = {gate_die};
    return standing;
  }
  if (!standing.is_users) {
    standing.call = library_call(goroutine, user);
    const auto before = calls.find(standing.frame);
    standing.continues = before != calls.end() && standing.call.continues(before->second);
    const bool goes_on = standing.call.innermost == "Load" || standing.call.innermost == "newKeys";
    const bool takes_again = (standing.call.operation == "Range" && goes_on) ||
                             (standing.call.operation == "Wait" && (operation == "Lock" || operation == "RLock"));
    if (standing.continues && !takes_again) return standing;
    if (standing.continues) offset = gate_again;
    operation = standing.call.operation;
    position = standing.call.user.position;
  }
  if (operation.empty() || !is_gated(position)) return standing;
  standing.gates = gates_at(position, operation, is_called_as_value(goroutine, user, op));
  for (std::uint32_t& gate : standing.gates) gate += offset;
  return standing;
}

Standing GatePlaces::stand(const State& state, std::uint32_t g) const {
  LibraryCalls none;
  return stand(state, g, none);
}

bool GatePlaces::is_called_as_value(const model::Goroutine& g, const model::UserPlace& user, Op visible) const {
  if (user.frame == model::no_index) return !is_of_library(g);
  const Op op = machine_.program().functions[user.function].code[user.pc].op;
  return op != Op::call && op != Op::tail_call && op != visible;
}

void GatePlaces::pass(Standing&& standing, LibraryCalls& calls) {
  if (!standing.is_users) calls[standing.frame] = std::move(standing.call);
}

std::vector<std::uint32_t> GatePlaces::gates_at(Position position, const std::string& operation,
                                                bool may_be_value) const {
  const bool is_memory = operation == "read" || operation == "write" || operation == "get" || operation == "set";
  std::vector<std::uint32_t> exact, exact_value, on_line, value_on_line, deferred;
  for (std::uint32_t i = 0; i < gated_.gates.size(); ++i) {
    const model::Gate& gate = gated_.gates[i];
    const bool is_value = may_be_value && gate.operation == "call";
    if ((gate.operation != operation && !is_value) || gate.position.file != position.file) continue;
    if (gate.position == position) (is_value ? exact_value : exact).push_back(i + 1);
    // Other ways to yield than Sleep pass none, and an access to memory in the same line is another one.
    if (is_memory || operation == "Sleep") continue;
    if (gate.position.line == position.line) (is_value ? value_on_line : on_line).push_back(i + 1);
    if (gate.is_deferred) deferred.push_back(i + 1);
  }
  for (std::vector<std::uint32_t>* found : {&exact, &exact_value, &on_line, &value_on_line}) {
    if (!found->empty()) return *found;
  }
  return deferred;
}

bool GatePlaces::is_free_value(const model::Goroutine& g) const {
  const auto& functions = machine_.program().functions;
  std::uint32_t top = g.frame_count - 1;
  if (functions[g.frames[top].function].name == "runtime.freeError" && top > 0) --top;
  const model::Function& function = functions[g.frames[top].function];
  return function.name == "runtime.start" || (!function.is_library && is_gated(function.declared));
}

bool GatePlaces::is_input(const State& state, std::uint32_t index) const {
  const model::Goroutine& g = state.goroutines[index];
  if (is_free_value(g) || brings_signals(state, index)) return true;
  const std::uint32_t user = model::innermost_user(machine_.program(), g, false).frame;
  for (std::uint32_t i = user == model::no_index ? 0 : user + 1; i < g.frame_count; ++i) {
    const model::Function& function = machine_.program().functions[g.frames[i].function];
    if (function.is_wrapper) continue;
    const std::string part = last_part(function.name);
    const bool is_random = part == "Intn" || part == "Int31n" || part == "Int63n" || part == "IntN" ||
                           part == "Int32N" || part == "Int64N";
    return function.name.starts_with("stalemate.") ||
           (is_random && (function.name.starts_with("rand.") || function.name.starts_with("math/rand")));
  }
  return false;
}

bool GatePlaces::brings_signals(const State& state, std::uint32_t index) const {
  const model::Goroutine& g = state.goroutines[index];
  return g.frame_count > 0 &&
         machine_.program().functions[g.frames[0].function].name.starts_with("os/signal.Notify.func");
}

bool GatePlaces::offers_signal(const State& state, std::uint32_t index) const {
  const model::Goroutine& g = state.goroutines[index];
  const std::string& function = machine_.program().functions[g.frames[g.frame_count - 1].function].name;
  return last_part(function) == "put" || machine_.operation(state, index).op == Op::select;
}

LibraryCall GatePlaces::library_call(const model::Goroutine& g, const model::UserPlace& user) const {
  LibraryCall call;
  bool makes_deadline = false;
  call.user = user;
  const std::uint32_t first = user.frame == model::no_index ? 0 : user.frame + 1;
  for (std::uint32_t i = first; i < g.frame_count; ++i) {
    const model::Function& function = machine_.program().functions[g.frames[i].function];
    if (function.is_wrapper) continue;
    if (call.operation.empty()) call.operation = last_part(function.name);
    call.frames.emplace_back(g.frames[i].function, model::pc_of(g, i));
    const std::string part = last_part(function.name);
    call.innermost = part;
    makes_deadline = (makes_deadline || part == "WithDeadlineCause") && part != "propagate";
    call.expires = makes_deadline && part == "mark";
  }
  return call;
}

bool GatePlaces::is_gated(Position position) const {
  const auto found = is_gated_.find(position.file);
  return found != is_gated_.end() && found->second;
}

bool GatePlaces::is_of_library(const model::Goroutine& g) const {
  const auto& functions = machine_.program().functions;
  std::uint32_t first = 0;
  while (first + 1 < g.frame_count && functions[g.frames[first].function].is_wrapper) ++first;
  const model::Function& function = functions[g.frames[first].function];
  // The library starts functions of its own, not bound methods.
  if (!function.is_library || function.is_wrapper || function.name.starts_with("testing.")) return false;
  // `go mu.Unlock()` is the user's, and has a gate.
  return std::none_of(gated_.gates.begin(), gated_.gates.end(), [&](const model::Gate& gate) {
    return gate.is_deferred && gate.position.file == g.created.file && gate.position.line == g.created.line;
  });
}

}  // namespace stalemate::runtime
