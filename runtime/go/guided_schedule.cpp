#include "runtime/go/guided_schedule.hpp"

#include <algorithm>
#include <map>

#include "model/frames.hpp"
#include "runtime/go/gate_places.hpp"
#include "runtime/go/timer_names.hpp"

namespace stalemate::runtime {

using model::Op;
using model::Position;
using model::State;
using model::Transition;
using model::TransitionKind;

namespace {

class Follower {
 public:
  Follower(model::Machine& machine, const model::Gated& gated)
      : machine_(machine), gated_(gated), places_(machine, gated) {}

  Passages follow(const model::Execution& execution, bool ends_in_race) {
    State state;
    model::StepInfo info;
    machine_.initial(state, info);
    names_.start(info);
    timers_.find_new(state, "g1");
    for (const Transition& t : execution) {
      ++step_;
      text_ = machine_.describe(state, t);
      const bool is_timer = t.kind == TransitionKind::fire;
      if (!gated_.has_panic_gates && holds_panic(state, t)) passages_.has_free_panic = passages_.wish.panics = true;
      const runtime::TimerName timer = is_timer ? timers_.name(state, t.timer) : TimerName{};
      const std::string actor = is_timer ? "" : names_.name(t.g);
      if (t.kind == TransitionKind::rendezvous) pass(state, t.partner, t.partner_choice);
      if (!is_timer) pass(state, t.g, t.choice);
      machine_.step(state, t, info);
      names_.advance(info);
      timers_.find_new(state, actor);
      if (is_timer) fire(state, info, timer);
      if (!is_timer) moved_[actor] = step_;
      note_library(state, info);
    }
    if (ends_in_race) add_before_wait(state);
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      if (state.goroutines[g].frame_count > 0) stand(state, g);
    }
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
      const bool brings_signals = places_.brings_signals(state, g);
      if (!brings_signals || places_.offers_signal(state, g)) {
        passages_.list.push_back(found->second);
        passages_.list.back().step = step_;
        passages_.list.back().text = text_;
      }
      if (!brings_signals) cancelling_.erase(found);
    }
    LibraryCalls& calls = calls_[name];
    Standing standing = places_.stand(state, g, calls);
    if (is_librarys_own(state, g, standing)) standing.gates.clear();
    const Op op = standing.view.op;
    if (op == Op::map_next || op == Op::choose) {
      if (op == Op::choose && places_.is_input(state, g)) {
        passages_.choices.emplace_back(name, choice);
        // From many numbers the model draws some that the gates cannot name.
        constexpr std::uint16_t choice_named = 3;
        passages_.has_chance = passages_.has_chance || choice > choice_named;
        return;
      }
      passages_.has_chance = true;
    }
    if (standing.is_users) {
      if (standing.gates.empty() && model::class_of(op) == model::OpClass::memory)
        passages_.has_free_memory = passages_.wish.memory = true;
      if (op == Op::wait_group_wait && choice == model::choice_reuse_panic) return reuse(name, standing.view.position);
      const bool has_choice = op == Op::select && choice != model::choice_default;
      return add(name, std::move(standing.gates), has_choice ? choice : -1);
    }
    if (op == Op::choose && standing.continues) {
      // What was in a pool may be gone.
      LibraryCall& call = standing.call;
      call.looks_again = call.operation == "Get" && choice != 0;
      if (call.looks_again && !passages_.list.empty() && passages_.list.back().goroutine == name)
        passages_.list.back().choice = choice;
      return GatePlaces::pass(std::move(standing), calls);
    }
    if (standing.continues && standing.gates.empty() && moved_[name] + 1 != step_) passages_.has_free_call = true;
    add(name, std::move(standing.gates), -1);
    if (standing.call.expires)
      passages_.list.push_back({name, {}, -1, timers_.another(name), "-", false, step_, text_});
    GatePlaces::pass(std::move(standing), calls);
  }

  /// What the library starts, or a timer calls, that is not the user's passes no gates.
  bool is_librarys_own(const State& state, std::uint32_t g, const Standing& standing) const {
    return standing.frame == 0 && standing.view.op != Op::die &&
           (names_.name(g).starts_with("t") || places_.is_of_library(state.goroutines[g]));
  }

  /// Goroutines that begin in a function of the library, which real Go does not name.
  void note_library(const State& state, const model::StepInfo& info) {
    for (const auto& spawned : info.spawned) {
      if (spawned.new_index == model::no_index || state.goroutines[spawned.new_index].frame_count == 0) continue;
      const model::Goroutine& g = state.goroutines[spawned.new_index];
      const std::string& name = names_.name(spawned.new_index);
      if (places_.is_of_library(g) && !name.starts_with("t")) passages_.of_library.push_back(name);
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
    list.insert(list.end() - 2, {name, places_.gates_at(position, "Wait"), -1, 0, "-", false, step_, text_});
  }

  void stand(const State& state, std::uint32_t g) {
    const bool is_end = machine_.operation(state, g).op == Op::die;
    const Standing standing = places_.stand(state, g);
    if (is_librarys_own(state, g, standing)) return;
    const std::vector<std::uint32_t> gates = is_end ? std::vector{gate_die} : standing.gates;
    if (!gates.empty()) passages_.stands.emplace_back(names_.name(g), gates);
  }

  void add(const std::string& goroutine, std::vector<std::uint32_t>&& gates, int choice) {
    if (!gates.empty()) passages_.list.push_back({goroutine, std::move(gates), choice, 0, "-", false, step_, text_});
  }

  model::Machine& machine_;
  const model::Gated& gated_;
  model::GoroutineNames names_;
  GatePlaces places_;
  std::map<std::string, LibraryCalls> calls_;  // by goroutine
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
  return has_chance ? "what Go leaves to chance or to the clock" : "";
}

Passages passages_of(model::Machine& machine, const model::Execution& execution, const model::Gated& gated,
                     bool ends_in_race) {
  return Follower(machine, gated).follow(execution, ends_in_race);
}

}  // namespace stalemate::runtime
