#include "runtime/native/replay.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/canonical_state.hpp"
#include "model/schedule.hpp"
#include "runtime/native/world.hpp"

namespace stalemate::runtime::native {

using model::Op;
using model::TransitionKind;

namespace {

/// Runtime and model side by side. They share strings, so that equal states are equal bytes.
class Pair {
 public:
  Pair(const model::Program& program, std::uint32_t seed, Fault fault)
      : model_(program), own_(model_), world_(own_, seed, fault) {}

  Agreement follow(const std::vector<Transition>& execution, const Ending& ending) {
    bool goes_on = start();
    for (std::size_t i = 0; i < execution.size() && goes_on; ++i) {
      goes_on = do_in_world(execution[i]) && model_step(execution[i]) && compare();
      result_.steps += goes_on ? 1 : 0;
      if (goes_on) arrive_at_waits();
    }
    if (goes_on) check_ending(ending);
    return std::move(result_);
  }

  Agreement trace(std::uint32_t seed, std::size_t steps_max) {
    random_.seed(seed);
    bool goes_on = start();
    arrive_at_waits();
    while (goes_on && result_.steps < steps_max) {
      if (world_.is_over()) {
        result_.is_over = true;
        break;
      }
      if (!move_at_random()) {
        if (result_.problem.empty()) check_deadlock();
        break;
      }
      goes_on = follow_events() && compare();
      world_names_.advance(world_.info());
      result_.steps += goes_on ? 1 : 0;
      if (goes_on) arrive_at_waits();
    }
    result_.agrees = result_.problem.empty();
    return std::move(result_);
  }

  Recording record(std::uint32_t seed, const RecordStyle& style) {
    random_.seed(seed);
    bool goes_on = start();
    arrive_at_waits();
    while (goes_on && done_.size() < style.steps_max && world_.state().end == model::EndKind::running) {
      if (!move_in_turn(style.is_chaotic)) {
        result_.is_over = true;
        break;
      }
      goes_on = follow_events() && compare();
      pass_turn();
      world_names_.advance(world_.info());
      result_.steps += goes_on ? 1 : 0;
      if (goes_on) arrive_at_waits();
    }
    result_.agrees = result_.problem.empty();
    result_.is_over |= world_.state().end != model::EndKind::running;
    Recording recording{std::move(result_), std::move(done_)};
    recording.passes = state_.main_returned && state_.end != model::EndKind::crash;
    return recording;
  }

 private:
  bool apart(const std::string& problem) {
    result_.problem = problem;
    return false;
  }

  bool start() {
    model_.initial(state_, info_);
    names_.start(info_);
    world_.start();
    world_names_.start(world_.info());
    return compare();
  }

  std::string describe(const Transition& t) const { return model_.describe(state_, t); }

  // ------------------------------------------------------------------ guided
  bool do_in_world(const Transition& t) {
    // After main's return the others go on, as in the model.
    if (world_.state().end != model::EndKind::running) return apart("the run has ended already");
    switch (t.kind) {
      case TransitionKind::fire:
        if (t.timer >= world_.state().timer_count) return apart("no such timer is armed");
        world_.fire(t.timer);
        return true;
      case TransitionKind::solo:
        if (t.g >= world_.goroutine_count()) return apart("there is no such goroutine");
        return world_.attempt(t.g, t.choice) || apart(names_.name(t.g) + " cannot do `" + describe(t) + "`");
      case TransitionKind::rendezvous: break;
    }
    if (std::max(t.g, t.partner) >= world_.goroutine_count()) return apart("there is no such goroutine");
    bool has_moved = false;
    if (world_.arrive(t.partner, t.partner_choice)) {
      has_moved = world_.attempt(t.g, t.choice);
    } else if (world_.arrive(t.g, t.choice)) {
      has_moved = world_.attempt(t.partner, t.partner_choice);
    }
    if (!has_moved) return apart(names_.name(t.g) + " and " + names_.name(t.partner) + " do not meet");
    return world_.events() == std::vector<Transition>{t} || apart("others meet than should");
  }

  void check_ending(const Ending& ending) {
    const model::State& world = world_.state();
    if (ending.is_crash && (world.end != model::EndKind::crash || world.crash_rule != ending.rule)) {
      apart(fmt::format("the run does not end in {}", model::name(ending.rule)));
    }
    for (const std::string& name : ending.blocked) {
      const std::uint32_t slot = names_.index(name);
      if (slot == model::no_index || slot >= world_.goroutine_count()) {
        apart(name + " is not there");
        break;
      }
      if (world_.standing(slot) == Standing::ready && world_.attempt(slot)) {
        apart(name + " is not blocked");
        break;
      }
    }
    result_.agrees = result_.problem.empty();
  }

  // ------------------------------------------------------------------ traced
  /// False: nobody can move.
  bool move_at_random() {
    for (;;) {
      std::vector<std::uint32_t> ready, timers;
      for (std::uint32_t slot = 0; slot < world_.goroutine_count(); ++slot) {
        if (world_.standing(slot) == Standing::ready) ready.push_back(slot);
      }
      for (std::uint32_t timer = 0; timer < world_.state().timer_count; ++timer) {
        if (world_.can_fire(timer)) timers.push_back(timer);
      }
      if (ready.empty() && timers.empty()) return false;
      const std::size_t pick = random_() % (ready.size() + timers.size());
      if (pick >= ready.size()) {
        world_.fire(timers[pick - ready.size()]);
        return true;
      }
      if (world_.attempt(ready[pick])) return true;
    }
  }

  // ------------------------------------------------------------------ recorded

  /// The goroutine that moved last goes on until it waits or only polls, then the next one; sleeps and timers are over
  /// when nobody else can move. In a chaotic run, anybody. False: nobody can move.
  bool move_in_turn(bool is_chaotic) {
    if (is_chaotic) return move_at_random();
    const auto sleeps = [&](std::uint32_t slot) { return world_.at(slot).op == Op::yield && world_.at(slot).t == 1; };
    for (std::uint32_t i = 0; i < world_.goroutine_count(); ++i) {
      const std::uint32_t slot = (turn_ + i) % world_.goroutine_count();
      if (world_.standing(slot) != Standing::ready || sleeps(slot) || !world_.attempt(slot)) continue;
      turn_ = slot;
      return true;
    }
    return move_at_random();
  }

  void pass_turn() {
    const std::vector<std::uint32_t>& moved = world_.info().new_index;
    const bool is_gone = turn_ >= moved.size() || moved[turn_] == model::no_index;
    turn_ = is_gone ? 0 : moved[turn_];
    if (world_.info().step_class != model::StepClass::progress) ++turn_;
  }

  /// The model does what the runtime has done, one transition after the other.
  bool follow_events() {
    const std::vector<Transition> events = world_.events();
    for (Transition t : events) {
      // What the mover completed for others comes after its own local work, which may have been the end of the run.
      if (state_.end != model::EndKind::running) return true;
      if (t.kind != TransitionKind::fire) {
        const std::uint32_t g = names_.index(world_names_.name(t.g));
        if (g == model::no_index) return apart(world_names_.name(t.g) + " has ended in the model");
        t.g = static_cast<std::uint16_t>(g);
      }
      if (t.kind == TransitionKind::rendezvous) {
        const std::uint32_t partner = names_.index(world_names_.name(t.partner));
        if (partner == model::no_index) return apart(world_names_.name(t.partner) + " has ended in the model");
        t.partner = static_cast<std::uint16_t>(partner);
      }
      std::vector<Transition> enabled;
      model_.enabled(state_, enabled);
      if (std::find(enabled.begin(), enabled.end(), t) == enabled.end()) {
        const bool is_timer = t.kind == TransitionKind::fire;
        return apart("the model does not allow what " + (is_timer ? "a timer" : names_.name(t.g)) + " did" +
                     (is_timer ? ""
                               : " at " + model_.operation(state_, t.g).library_call + " " +
                                     model::to_string(model_.operation(state_, t.g).op)) +
                     fmt::format(", choice {}", t.choice));
      }
      if (!model_step(t)) return false;
    }
    return true;
  }

  void check_deadlock() {
    result_.is_over = true;
    std::vector<Transition> enabled;
    model_.enabled(state_, enabled);
    if (!enabled.empty()) apart("nobody moves, but the model allows `" + describe(enabled.front()) + "`");
  }

  // ------------------------------------------------------------------ both
  bool model_step(const Transition& t) {
    model_.step(state_, t, info_);
    done_.push_back(t);
    names_.advance(info_);
    if (model_.limit_reached() != nullptr)
      return apart(fmt::format("a limit of the model: {}", model_.limit_reached()));
    return true;
  }

  bool compare() {
    const model::State& world = world_.state();
    if (world.end != state_.end || world.main_returned != state_.main_returned) {
      return apart("one has ended, or its main has returned, and the other's has not");
    }
    if (world.end != model::EndKind::running) {
      if (world.exit_code != state_.exit_code || world.crash_message != state_.crash_message) {
        return apart("they end differently: " + world.crash_message + ", " + state_.crash_message);
      }
    } else {
      model::encode(model_, state_, model_bytes_);
      model::encode(own_, world, world_bytes_);
      if (model_bytes_ != world_bytes_) return apart("the states differ: " + difference());
    }
    return true;
  }

  std::string difference() const {
    const model::State& world = world_.state();
    if (world.goroutine_count != state_.goroutine_count) {
      return fmt::format("{} goroutines, {} in the model", world.goroutine_count, state_.goroutine_count);
    }
    for (std::uint32_t g = 0; g < world.goroutine_count; ++g) {
      const model::Goroutine &ours = world.goroutines[g], &theirs = state_.goroutines[g];
      const bool is_alive = ours.frame_count > 0 && ours.frame_count == theirs.frame_count;
      const model::Frame none;
      const model::Frame& x = is_alive ? ours.frames[ours.frame_count - 1] : none;
      const model::Frame& y = is_alive ? theirs.frames[theirs.frame_count - 1] : none;
      if (ours.frame_count != theirs.frame_count || x.function != y.function || x.pc != y.pc) {
        return names_.name(g) + " stands elsewhere";
      }
    }
    if (world.object_count != state_.object_count) return "another number of objects";
    for (std::uint32_t i = 1; i < world.object_count; ++i) {
      if (world.objects[i].words != state_.objects[i].words) return fmt::format("object {} holds other words", i);
    }
    return "in words of frames or timers";
  }

  /// In the model whoever stands at WaitGroup.Wait has arrived when the counter falls to 0.
  void arrive_at_waits() {
    if (world_.state().end != model::EndKind::running) return;
    for (std::uint32_t slot = 0; slot < world_.goroutine_count(); ++slot) {
      if (world_.standing(slot) == Standing::ready && world_.at(slot).op == Op::wait_group_wait) world_.arrive(slot, 0);
    }
  }

  model::Machine model_, own_;
  model::State state_;
  model::StepInfo info_;
  model::GoroutineNames names_, world_names_;
  World world_;
  std::mt19937 random_;
  std::vector<std::uint8_t> model_bytes_, world_bytes_;
  std::vector<Transition> done_;
  std::uint32_t turn_ = 0;  // who moved last
  Agreement result_;
};

}  // namespace

Agreement follow(const model::Program& program, const std::vector<Transition>& execution, const Ending& ending,
                 Fault fault) {
  return Pair(program, 1, fault).follow(execution, ending);
}

Agreement trace(const model::Program& program, std::uint32_t seed, std::size_t steps_max, Fault fault) {
  return Pair(program, seed, fault).trace(seed, steps_max);
}

Recording record(const model::Program& program, std::uint32_t seed, const RecordStyle& style) {
  return Pair(program, seed, Fault::none).record(seed, style);
}

}  // namespace stalemate::runtime::native
