#include "runtime/single_run.hpp"

#include <random>
#include <vector>

#include "model/clock.hpp"
#include "runtime/run_record.hpp"

namespace stalemate::runtime {

using model::Transition;
using model::TransitionKind;

namespace {

class Runner {
 public:
  Runner(const model::Program& program, const RunOptions& options)
      : machine_(program, limits()), random_(options.seed), record_(options) {}

  SingleRun run() {
    machine_.initial(state_, info_);
    record_.print(info_);
    while (!state_.main_returned && state_.end == model::EndKind::running) {
      if (std::optional<SingleRun> stopped = record_.cut_short(machine_)) return *std::move(stopped);
      find_transitions();
      if (transitions_.empty()) {
        return record_.deadlocked();
      }
      take(transitions_[random_() % transitions_.size()]);
    }
    return record_.ended(state_);
  }

 private:
  static model::MachineLimits limits() {
    model::MachineLimits limits;
    limits.ordered_time = true;
    limits.single_run = true;
    limits.goroutines_max = 60'000;  // transitions number them in 16 bits
    limits.frames_max = 4'000'000;
    return limits;
  }

  static constexpr std::uint32_t turn_steps = 1'000;  // a goroutine's, until the others have theirs
  static constexpr std::uint64_t step_ns = 200;       // about what a visible operation takes

  /// Lets time pass until the first sleep or timer is due, if somebody has been busy for longer than that: a goroutine
  /// that never waits would make time stand still.
  void pass_overdue_time() {
    if (busy_steps_ == 0 || busy_steps_ % turn_steps != 0) return;
    transitions_.clear();
    const auto add = [this](const Transition& t) {
      if (model::time_left(machine_, state_, t) > 0) transitions_.push_back(t);
    };
    for (std::uint32_t timer = 0; timer < state_.timer_count; ++timer) {
      add({TransitionKind::fire, 0, 0, 0, 0, static_cast<std::uint16_t>(timer)});
    }
    for (std::uint32_t g = 0; g < state_.goroutine_count; ++g) {
      add({TransitionKind::solo, static_cast<std::uint16_t>(g), 0, 0, 0, 0});
    }
    if (transitions_.empty()) return;
    model::keep_due(machine_, state_, transitions_);
    const Transition first = transitions_.front();
    if (model::time_left(machine_, state_, first) > busy_steps_ * step_ns) return;
    model::pass_time(machine_, state_, first);
    busy_steps_ = 0;
  }

  /// A timer that is due, else a goroutine as long as it can move, then the next in order: like a scheduler with one
  /// processor. What it does, if it has the choice, is random. Time passes when nobody can move.
  void find_transitions() {
    pass_overdue_time();
    for (std::uint32_t timer = 0; timer < state_.timer_count; ++timer) {
      transitions_.assign(1, {TransitionKind::fire, 0, 0, 0, 0, static_cast<std::uint16_t>(timer)});
      if (machine_.can_fire_now(state_, timer)) return;
    }
    for (std::uint32_t i = 0; i < state_.goroutine_count; ++i) {
      machine_.enabled_of(state_, (last_ + i) % state_.goroutine_count, transitions_);
      if (!transitions_.empty()) return;
    }
    machine_.enabled(state_, transitions_);
  }

  void take(const Transition t) {
    const TransitionKind kind = t.kind;
    const std::uint32_t mover = kind == TransitionKind::rendezvous ? t.partner : t.g;
    busy_steps_ = model::time_left(machine_, state_, t) > 0 ? 0 : busy_steps_ + 1;
    machine_.step(state_, t, info_);
    record_.count_step();
    record_.print(info_);
    if (kind != TransitionKind::fire && mover < info_.new_index.size()) {
      const std::uint32_t now = info_.new_index[mover];
      last_ = now == model::no_index ? 0 : now;
      // After a step that only polled the others get a turn, else a spinning goroutine would run for ever.
      const bool polled = kind == TransitionKind::solo && info_.step_class != model::StepClass::progress;
      if (polled || record_.step_count() % turn_steps == 0) ++last_;
    } else {
      last_ = 0;
    }
    if (state_.goroutine_count > 0) last_ %= state_.goroutine_count;
  }

  model::Machine machine_;
  model::State state_;
  model::StepInfo info_;
  std::vector<Transition> transitions_;
  std::mt19937 random_;
  RunRecord record_;
  std::uint64_t busy_steps_ = 0;  // since time has passed
  std::uint32_t last_ = 0;  // who moved last: the next ordinary step goes to the first goroutine from it that can move
};

}  // namespace

SingleRun run_once(const model::Program& program, const RunOptions& options) { return Runner(program, options).run(); }

}  // namespace stalemate::runtime
