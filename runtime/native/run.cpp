#include "runtime/native/run.hpp"

#include <algorithm>

#include "runtime/native/world.hpp"
#include "runtime/run_record.hpp"

namespace stalemate::runtime::native {

namespace {

constexpr std::uint32_t turn_steps = 1'000;  // operations of a goroutine until the others have their turn
constexpr Word step_ns = 200;                // about what an operation takes

model::MachineLimits limits() {
  model::MachineLimits limits;
  limits.ordered_time = true;
  limits.single_run = true;
  limits.local_budget = 1U << 16;
  limits.goroutines_max = 60'000;  // events number them in 16 bits
  limits.frames_max = 4'000'000;
  return limits;
}

class Scheduler {
 public:
  Scheduler(const model::Program& program, const RunOptions& options, const RunStyle& style)
      : style_(style),
        machine_(program, limits()),
        random_(options.seed),
        world_(machine_, options.seed, style.fault),
        record_(options) {}

  SingleRun run() {
    world_.start();
    record_.print(world_.info());
    while (!world_.state().main_returned && world_.state().end == model::EndKind::running) {
      if (std::optional<SingleRun> stopped = record_.cut_short(machine_)) return *std::move(stopped);
      if (busy_steps_ >= turn_steps) let_time_pass();
      if (!end_wait(world_.state().clock) && !move_somebody() && !advance_clock()) {
        return record_.deadlocked();
      }
    }
    return record_.ended(world_.state());
  }

 private:
  /// Somebody who can is run, the one that ran last first; false if all wait. In a chaotic run, anybody.
  bool move_somebody() {
    const std::uint32_t count = world_.goroutine_count();
    if (count == 0) return false;
    std::uint32_t first = last_ % count;
    if (style_.is_chaotic) first = static_cast<std::uint32_t>(random_() % count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t slot = (first + i) % count;
      if (world_.standing(slot) != Standing::ready || !world_.attempt(slot)) continue;
      after_step();
      const std::uint32_t now = world_.info().new_index[slot];
      last_ = now == model::no_index ? 0 : now;
      // After an operation that only polled the others get a turn, else a spinning goroutine would run for ever.
      if (world_.info().step_class != model::StepClass::progress || record_.step_count() % turn_steps == 0) ++last_;
      return true;
    }
    return false;
  }

  /// Ends the sleep, or fires the timer, that is due first, if that is not after `now`.
  bool end_wait(Word now) {
    constexpr std::uint32_t none = model::no_index;
    std::uint32_t timer = none, sleeper = none;
    Word least = now;
    for (std::uint32_t i = 0; i < world_.state().timer_count; ++i) {
      if (world_.timer_due(i) > least || (timer != none && world_.timer_due(i) == least)) continue;
      least = world_.timer_due(i);
      timer = i;
    }
    for (std::uint32_t slot = 0; slot < world_.goroutine_count(); ++slot) {
      if (world_.standing(slot) != Standing::sleeping || world_.due(slot) > least) continue;
      if ((timer != none || sleeper != none) && world_.due(slot) == least) continue;
      least = world_.due(slot);
      sleeper = slot;
      timer = none;
    }
    if (timer == none && sleeper == none) return false;
    if (timer != none) {
      world_.fire(timer);
    } else {
      world_.end_sleep(sleeper);
    }
    after_step();
    return true;
  }

  /// When the next wait ends that changes anything; nothing if none does.
  std::optional<Word> next_due() const {
    std::optional<Word> next;
    const auto consider = [&next](Word due) { next = std::min(next.value_or(due), due); };
    for (std::uint32_t i = 0; i < world_.state().timer_count; ++i) {
      if (world_.can_fire(i)) consider(world_.timer_due(i));
    }
    for (std::uint32_t slot = 0; slot < world_.goroutine_count(); ++slot) {
      if (world_.standing(slot) == Standing::sleeping) consider(world_.due(slot));
    }
    return next;
  }

  /// Everybody waits.
  bool advance_clock() {
    const std::optional<Word> next = next_due();
    if (!next) return false;
    world_.state().clock = std::max(world_.state().clock, *next);
    busy_steps_ = 0;
    return true;
  }

  /// A goroutine that never waits would make time stand still.
  void let_time_pass() {
    world_.state().clock += busy_steps_ * step_ns;
    busy_steps_ = 0;
  }

  void after_step() {
    record_.count_step();
    ++busy_steps_;
    record_.print(world_.info());
  }

  const RunStyle style_;
  model::Machine machine_;
  std::mt19937 random_;
  World world_;
  RunRecord record_;
  std::uint64_t busy_steps_ = 0;  // since time has passed
  std::uint32_t last_ = 0;        // who moved last
};

}  // namespace

SingleRun run(const model::Program& program, const RunOptions& options, const RunStyle& style) {
  return Scheduler(program, options, style).run();
}

}  // namespace stalemate::runtime::native
