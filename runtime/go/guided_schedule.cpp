#include "runtime/go/guided_schedule.hpp"

#include <algorithm>
#include <map>

#include "model/frames.hpp"
#include "runtime/go/timer_names.hpp"

namespace stalemate::runtime {

using model::Op;
using model::Position;
using model::State;
using model::Transition;
using model::TransitionKind;

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

/// Where a goroutine stands in the library: function and instruction of every frame above the user's.
struct LibraryCall {
  model::UserPlace user;
  std::vector<std::pair<model::FunctionIndex, std::uint32_t>> frames;
  std::string operation;     // name of the function the user calls: "Do"
  bool looks_again = false;  // in a pool, what it found being gone
  bool expires = false;      // marks a context as ended whose deadline has come before it was even armed

  /// Whether this comes later in the same call as `before`. Calls made in a loop at the same place begin anew, and no
  /// function of the library that has gates goes back.
  bool continues(const LibraryCall& before) const {
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
};

// "sync.(*Once).Do" → "Do"
std::string last_part(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  std::string last = dot == std::string::npos ? name : name.substr(dot + 1);
  last = last.substr(0, last.find('['));
  // A closure of the library: what cancels a context.
  return last.starts_with("func") ? "call" : last;
}

class Follower {
 public:
  Follower(model::Machine& machine, const model::Gated& gated) : machine_(machine), gated_(gated), timers_(machine) {
    for (const model::GatedFile& file : gated.files) {
      const auto& files = machine.program().files;
      for (std::uint32_t i = 0; i < files.size(); ++i) is_gated_[i] = is_gated_[i] || files[i] == file.path;
    }
  }

  Passages follow(const model::Execution& execution, bool ends_in_race) {
    State state;
    model::StepInfo info;
    machine_.initial(state, info);
    names_.start(info);
    for (const Transition& t : execution) {
      ++step_;
      text_ = machine_.describe(state, t);
      const bool is_timer = t.kind == TransitionKind::fire;
      if (!gated_.has_panic_gates && holds_panic(state, t)) passages_.has_free_panic = passages_.wish.panics = true;
      const runtime::TimerName timer = is_timer ? timers_.name(t.timer) : TimerName{};
      const std::string actor = is_timer ? "" : names_.name(t.g);
      if (t.kind == TransitionKind::rendezvous) pass(state, t.partner, t.partner_choice);
      if (!is_timer) pass(state, t.g, t.choice);
      machine_.step(state, t, info);
      names_.advance(info);
      timers_.step(t, actor);
      if (is_timer) fire(state, info, timer);
      if (!is_timer) moved_[actor] = step_;
      note_library(state, info);
    }
    if (ends_in_race) add_before_wait(state);
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      if (state.goroutines[g].frame_count > 0) stand(state, g);
    }
    const auto& functions = machine_.program().functions;
    passages_.has_free_end = std::any_of(functions.begin(), functions.end(),
                                         [](const model::Function& one) { return one.name == "testing.Main"; });
    return passages_;
  }

 private:
  /// Go's race detector takes Wait for a write only where it waits (sync/waitgroup.go): an Add that races with it comes
  /// first then, and is not followed by its Done before Wait has looked.
  void add_before_wait(const State& state) {
    std::vector<std::pair<std::uint32_t, model::Machine::Access>> counts;
    std::vector<model::Machine::Access> of_one;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      of_one.clear();
      machine_.accesses(state, g, of_one);
      for (const auto& access : of_one) {
        if (access.is_count) counts.emplace_back(g, access);
      }
    }
    for (const auto& [adder, added] : counts) {
      for (const auto& [waiter, waited] : counts) {
        if (adder == waiter || added.writes || !waited.writes || added.at != waited.at) continue;
        ++step_;
        text_ = "the two operations of the race";
        pass(state, adder, 0);
        pass(state, waiter, 0);
        return;
      }
    }
  }

  /// Whether somebody stands before the end of the run by its panic while `t` is another's.
  bool holds_panic(const State& state, const Transition& t) const {
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      const bool moves = t.kind != TransitionKind::fire && t.g == g;
      if (!moves && state.goroutines[g].frame_count > 0 && machine_.operation(state, g).op == Op::die) return true;
    }
    return false;
  }

  /// What a timer calls is the user's, and starts at once, or cancels a context: then it counts as fired when the
  /// goroutine of the model does so, since real Go has none for it.
  void fire(const State& state, const model::StepInfo& info, const TimerName& timer) {
    Passage passage{timer.goroutine, {}, -1, timer.number, "-", false, step_, text_};
    if (!info.spawned.empty() && info.spawned[0].new_index != model::no_index) {
      const std::uint32_t index = info.spawned[0].new_index;
      passage.starts = names_.name(index);
      if (model::innermost_user(machine_.program(), state.goroutines[index], false).frame == model::no_index) {
        cancelling_[passage.starts] = passage;
        return;
      }
    }
    passages_.list.push_back(passage);
  }

  void pass(const State& state, std::uint32_t g, std::uint16_t choice) {
    const model::OperationView view = machine_.operation(state, g);
    const std::string& name = names_.name(g);
    if (const auto found = cancelling_.find(name); found != cancelling_.end()) {
      passages_.list.push_back(found->second);
      cancelling_.erase(found);
    }
    // Calls of the library that have returned: those from frames that are gone, and with an operation of the user's own
    // those from this frame.
    std::map<std::uint32_t, LibraryCall>& calls = calls_[name];
    const std::uint32_t frame = model::innermost_user(machine_.program(), state.goroutines[g], false).frame + 1;
    const bool is_users = view.library_call.empty();
    calls.erase(is_users ? calls.lower_bound(frame) : calls.upper_bound(frame), calls.end());
    if (view.op == Op::map_next || view.op == Op::choose) {
      if (view.op == Op::choose && is_input(state, g)) {
        passages_.choices.emplace_back(name, choice);
        // From many numbers the model draws some that the gates cannot name.
        constexpr std::uint16_t choice_named = 3;
        passages_.has_chance = passages_.has_chance || choice > choice_named;
        return;
      }
      passages_.has_chance = true;
    }
    if (is_users) {
      const std::string operation = gate_operation(view.op);
      if (model::class_of(view.op) == model::OpClass::memory) {
        if (operation.empty() || !is_gated_[view.position.file] || gates_at(view.position, operation).empty()) {
          passages_.has_free_memory = passages_.wish.memory = true;
          return;
        }
      }
      if (view.op == Op::die && gated_.has_panic_gates)
        passages_.list.push_back({name, {gate_die}, -1, 0, "-", false, step_, text_});
      if (operation.empty()) return;
      if (view.op == Op::wait_group_wait && choice == model::choice_reuse_panic) return reuse(name, view.position);
      const bool has_choice = view.op == Op::select && choice != model::choice_default;
      add(name, view.position, operation, has_choice ? choice : -1, 0);
      return;
    }
    LibraryCall call = library_call(state, g);
    const auto before = calls.find(frame);
    const bool continues = before != calls.end() && call.continues(before->second);
    if (view.op == Op::choose && continues) {
      // What was in a pool may be gone.
      call.looks_again = call.operation == "Get" && choice != 0;
      if (call.looks_again && !passages_.list.empty() && passages_.list.back().goroutine == name)
        passages_.list.back().choice = choice;
      calls[frame] = std::move(call);
      return;
    }
    if (continues && moved_[name] + 1 != step_) passages_.has_free_call = true;
    if (!continues) {
      add(name, call.user.position, call.operation, -1, 0);
    } else if (call.operation == "Wait" && gate_operation(view.op) == "Lock") {
      add(name, call.user.position, call.operation, -1, gate_again);
    }
    if (call.expires) passages_.list.push_back({name, {}, -1, timers_.another(name), "-", false, step_, text_});
    calls[frame] = std::move(call);
  }

  /// Goroutines that begin in a function of the library, which real Go does not name.
  void note_library(const State& state, const model::StepInfo& info) {
    for (const auto& spawned : info.spawned) {
      if (spawned.new_index == model::no_index || state.goroutines[spawned.new_index].frame_count == 0) continue;
      const model::Goroutine& g = state.goroutines[spawned.new_index];
      const model::Function& function = machine_.program().functions[g.frames[0].function];
      const std::string& name = names_.name(spawned.new_index);
      if (function.is_library && !function.name.starts_with("testing.") && !name.starts_with("t"))
        passages_.of_library.push_back(name);
      if (function.name.starts_with("os/signal.")) passages_.problem = "signals come from outside";
    }
  }

  /// Wait comes first and is woken by the last but one change of the counter; the last one overtakes it.
  void reuse(const std::string& name, Position position) {
    std::vector<Passage>& list = passages_.list;
    const auto changes = [&](const Passage& passage) {
      return std::any_of(passage.gates.begin(), passage.gates.end(), [&](std::uint32_t gate) {
        const std::string& operation = gate <= gated_.gates.size() ? gated_.gates[gate - 1].operation : "";
        return operation == "Add" || operation == "Done";
      });
    };
    if (list.size() < 2 || !changes(list.back()) || !changes(list[list.size() - 2])) {
      passages_.problem = "WaitGroup.Wait would have to be overtaken while other goroutines go on";
      return;
    }
    list.back().is_burst = true;
    list.insert(list.end() - 2, {name, gates_at(position, "Wait"), -1, 0, "-", false, step_, text_});
  }

  void stand(const State& state, std::uint32_t g) {
    const model::OperationView view = machine_.operation(state, g);
    std::vector<std::uint32_t> gates;
    if (view.op == Op::die) {
      gates = {gate_die};
    } else if (view.library_call.empty()) {
      gates = gates_at(view.position, gate_operation(view.op));
    } else {
      const LibraryCall call = library_call(state, g);
      gates = gates_at(call.user.position, call.operation);
    }
    if (!gates.empty()) passages_.stands.emplace_back(names_.name(g), gates);
  }

  /// Whether the gates ask the schedule for this choice (frontend/gates/gate_input.cpp).
  bool is_input(const State& state, std::uint32_t index) const {
    const model::Goroutine& g = state.goroutines[index];
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

  LibraryCall library_call(const State& state, std::uint32_t index) const {
    const model::Goroutine& g = state.goroutines[index];
    LibraryCall call;
    bool makes_deadline = false;
    call.user = model::innermost_user(machine_.program(), g, false);
    const std::uint32_t first = call.user.frame == model::no_index ? 0 : call.user.frame + 1;
    for (std::uint32_t i = first; i < g.frame_count; ++i) {
      const model::Function& function = machine_.program().functions[g.frames[i].function];
      if (function.is_wrapper) continue;
      if (call.operation.empty()) call.operation = last_part(function.name);
      call.frames.emplace_back(g.frames[i].function, model::pc_of(g, i));
      const std::string part = last_part(function.name);
      makes_deadline = (makes_deadline || part == "WithDeadlineCause") && part != "propagate";
      call.expires = makes_deadline && part == "mark";
    }
    return call;
  }

  void add(const std::string& goroutine, Position position, const std::string& operation, int choice,
           std::uint32_t offset) {
    if (!is_gated_[position.file]) return;
    Passage passage{goroutine, gates_at(position, operation), choice, 0, "-", false, step_, text_};
    if (passage.gates.empty()) return;  // a library function that has no gates
    for (std::uint32_t& gate : passage.gates) gate += offset;
    passages_.list.push_back(std::move(passage));
  }

  /// The gate at the position; else those of that operation on its line; else the deferred ones of the file.
  std::vector<std::uint32_t> gates_at(Position position, const std::string& operation) const {
    std::vector<std::uint32_t> exact, on_line, deferred;
    for (std::uint32_t i = 0; i < gated_.gates.size(); ++i) {
      const model::Gate& gate = gated_.gates[i];
      if (gate.operation != operation || gate.position.file != position.file) continue;
      if (gate.position == position) exact.push_back(i + 1);
      if (operation == "Sleep") continue;  // other ways to yield pass none
      // An access to memory in the same line is another one.
      if (gate.operation == "read" || gate.operation == "write" || gate.operation == "get" || gate.operation == "set")
        continue;
      if (gate.position.line == position.line) on_line.push_back(i + 1);
      if (gate.is_deferred) deferred.push_back(i + 1);
    }
    return !exact.empty() ? exact : !on_line.empty() ? on_line : deferred;
  }

  model::Machine& machine_;
  const model::Gated& gated_;
  model::GoroutineNames names_;
  std::map<std::uint32_t, bool> is_gated_;  // by file of the program
  // By goroutine, by 1 + frame of the user's: where in the library it made its last step.
  std::map<std::string, std::map<std::uint32_t, LibraryCall>> calls_;
  TimerNames timers_;
  std::map<std::string, std::uint32_t> moved_;  // by goroutine: its last step
  std::map<std::string, Passage> cancelling_;   // by the timer's goroutine: what fires once it moves
  std::uint32_t step_ = 0;
  std::string text_;
  Passages passages_;
};

}  // namespace

std::string Passages::free_part() const {
  if (has_free_memory) return "reads and writes";
  if (has_free_panic) return "panics";
  if (has_free_call) return "steps inside a call of the library";
  if (has_free_end) return "the end of the process in testing.Main";
  return has_chance ? "what Go leaves to chance or to the clock" : "";
}

Passages passages_of(model::Machine& machine, const model::Execution& execution, const model::Gated& gated,
                     bool ends_in_race) {
  return Follower(machine, gated).follow(execution, ends_in_race);
}

}  // namespace stalemate::runtime
