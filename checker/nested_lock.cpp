// Executes a program once and notes which locks were taken while which were held, with vector clocks of what orders the
// goroutines beside locks.
#include <algorithm>
#include <random>

#include "checker/lock_order.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

using model::no_index;
using model::Op;
using model::Ref;

constexpr std::uint32_t steps_max = 2000;
constexpr std::uint64_t instructions_max = 4'000'000;  // some programs compute long between two steps
constexpr std::size_t nested_max = 256;

enum class LockStep : std::uint8_t { none, take, take_read, try_take, release, go_on };

LockStep lock_step(Op op) {
  switch (op) {
    case Op::mutex_lock:
    case Op::rw_announce: return LockStep::take;
    case Op::rw_read_lock: return LockStep::take_read;
    case Op::mutex_try_lock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return LockStep::try_take;
    case Op::mutex_unlock:
    case Op::rw_unlock:
    case Op::rw_read_unlock: return LockStep::release;
    case Op::rw_acquire: return LockStep::go_on;  // it was taken when it was announced
    default: return LockStep::none;
  }
}

void join(VectorClock& into, const VectorClock& from) {
  for (const auto& [actor, epoch] : from) into[actor] = std::max(into[actor], epoch);
}

class Execution {
 public:
  Execution(model::Machine& machine, std::uint32_t number) : machine_(machine), number_(number), random_(number) {}

  NestedLocks run() {
    model::StepInfo info;
    here_.start(machine_, names_, info);
    adopt(Names::main);
    std::vector<model::Transition> transitions;
    std::uint64_t instructions = 0;
    for (std::uint32_t step = 0; step < steps_max && result_.list.size() < nested_max; ++step) {
      instructions += info.local_instruction_count;
      if (instructions > instructions_max) break;
      if (machine_.limit_reached() != nullptr || here_.state().end != model::EndKind::running) break;
      machine_.enabled(here_.state(), transitions);
      if (transitions.empty()) break;
      take(transitions[number_ == 0 ? 0 : random_() % transitions.size()], info);
    }
    return std::move(result_);
  }

 private:
  void take(const model::Transition& t, model::StepInfo& info) {
    result_.execution.push_back(t);
    const Label label = here_.label_of(t);
    ++clocks_[label.actor][label.actor];
    if (t.kind == model::TransitionKind::rendezvous) {
      join(clocks_[label.actor], clocks_[label.partner]);
      clocks_[label.partner] = clocks_[label.actor];
    } else if (t.kind == model::TransitionKind::solo) {
      look(t, label.actor);
    }
    // A lock that is tried is held if that succeeded.
    const std::optional<Try> tried = t.kind == model::TransitionKind::solo ? tried_by(t.g) : std::nullopt;
    here_.step(machine_, names_, t, info);
    if (tried && tried->succeeds) held_[label.actor].push_back(tried->side);
    adopt(label.actor);
  }

  /// Goroutines started in the last step know what their parent knows.
  void adopt(ActorId parent) {
    for (const ActorId child : here_.started()) join(clocks_[child], clocks_[parent]);
  }

  void look(const model::Transition& t, ActorId actor) {
    const model::OperationView view = machine_.operation(here_.state(), t.g);
    const LockStep step = lock_step(view.op);
    if (step == LockStep::take || step == LockStep::take_read) {
      lock(view, t.g, actor, step == LockStep::take_read);
    } else if (step == LockStep::release) {
      release(name_of(view.object), actor);
    } else if (step == LockStep::none) {
      order(t, view, actor);
    }
  }

  /// Whatever is no lock orders those who use it: channels, WaitGroups, atomics, variables of library functions. Plain
  /// accesses to memory order nobody.
  void order(const model::Transition& t, const model::OperationView& view, ActorId actor) {
    if (!model::is_visible(view.op)) return;
    Ref ref = view.object;
    const model::Select* select = select_at(machine_.program(), here_.state(), t.g);
    if (select != nullptr && t.choice < select->cases.size()) {
      ref = channel_of(here_.state(), t.g, select->cases[t.choice]);
    }
    if (ref.is_nil() || ref.is_function() || ref.object >= here_.state().object_count) return;
    VectorClock& shared = objects_[name_of(ref)];
    join(clocks_[actor], shared);
    shared = clocks_[actor];
  }

  LockName name_of(Ref ref) const { return {here_.object(ref.object), ref.offset}; }

  NestedLock::Side side(const model::OperationView& view, ActorId actor, bool is_read) {
    return {name_of(view.object),  is_read,       view.position, machine_.object_name(here_.state(), view.object),
            clocks_[actor][actor], clocks_[actor]};
  }

  void lock(const model::OperationView& view, std::uint32_t g, ActorId actor, bool is_read) {
    NestedLock::Side inner = side(view, actor, is_read);
    std::vector<NestedLock::Side>& held = held_[actor];
    for (const NestedLock::Side& outer : held) {
      if (outer.lock == inner.lock) continue;
      NestedLock nested{
          actor, place_of(machine_, here_.state(), g).function, outer, inner, {}, result_.execution.size()};
      for (const NestedLock::Side& gate : held) {
        if (gate.lock != outer.lock && !gate.is_read) nested.gates.push_back(gate.lock);
      }
      result_.list.push_back(std::move(nested));
    }
    held.push_back(std::move(inner));
  }

  /// Any goroutine may unlock: what it has not taken itself, somebody else has.
  void release(LockName lock, ActorId actor) {
    const auto give_back = [&](std::vector<NestedLock::Side>& held) {
      const auto last = std::find_if(held.rbegin(), held.rend(), [&](const auto& side) { return side.lock == lock; });
      if (last == held.rend()) return false;
      held.erase(std::next(last).base());
      return true;
    };
    if (give_back(held_[actor])) return;
    for (auto& [other, held] : held_) {
      if (give_back(held)) return;
    }
  }

  struct Try {
    bool succeeds = false;
    NestedLock::Side side;
  };
  std::optional<Try> tried_by(std::uint32_t g) {
    const model::OperationView view = machine_.operation(here_.state(), g);
    if (lock_step(view.op) != LockStep::try_take || view.object.is_nil()) return {};
    const auto& words = here_.state().objects[view.object.object].words;
    const bool is_read = view.op == Op::rw_try_read_lock;
    bool is_free = words[view.object.offset] == 0;
    if (view.op == Op::rw_try_lock) is_free = is_free && words[view.object.offset + 2] == 0;
    return Try{is_free, side(view, here_.actor(g), is_read)};
  }

  model::Machine& machine_;
  const std::uint32_t number_;
  std::mt19937 random_;
  Names names_;
  NamedState here_;
  std::map<ActorId, VectorClock> clocks_;
  std::map<LockName, VectorClock> objects_;
  std::map<ActorId, std::vector<NestedLock::Side>> held_;
  NestedLocks result_;
};

}  // namespace

NestedLocks nested_locks(model::Machine& machine, std::uint32_t number) { return Execution(machine, number).run(); }

}  // namespace stalemate::checker
