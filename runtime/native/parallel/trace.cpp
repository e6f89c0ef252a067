// A parallel run, followed by the model. The order of the events is the order in which operations took effect, each
// under the lock of its object, so the model can do them one after the other. A goroutine's local work, which workers
// do at the same time, is part of its event before, and touches nothing that others can see.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "model/check.hpp"
#include "model/frames.hpp"
#include "model/preemption.hpp"
#include "model/schedule.hpp"
#include "model/timer.hpp"
#include "runtime/native/parallel/event.hpp"

namespace stalemate::runtime::native::parallel {

using model::Op;
using model::Ref;
using model::Transition;
using model::TransitionKind;
using model::Word;
using model::WordKind;

Footing footing(const model::Machine& machine, const model::Goroutine& g) {
  Footing result;
  if (g.frame_count == 0) return result;
  const model::Frame& frame = g.frames[g.frame_count - 1];
  const std::vector<WordKind>& kinds = machine.program().functions[frame.function].kinds;
  const Word* const words = g.stack.data() + frame.base;
  result.function = frame.function;
  result.pc = frame.pc;
  std::uint64_t hash = g.frame_count;
  // Each word with its place; multiplier of Knuth's MMIX generator.
  const auto mix = [&](std::uint32_t place, Word word) {
    hash = (hash ^ word ^ (std::uint64_t{place} << 40)) * 6'364'136'223'846'793'005U;
    hash ^= hash >> 29;
  };
  for (const std::uint32_t word : machine.liveness().before(frame.function, frame.pc).words) {
    if (kinds[word] == WordKind::ref) continue;
    const bool leads_on = kinds[word] == WordKind::iface_data &&
                          machine.layouts().data_is_ref(static_cast<model::TypeIndex>(words[word - 1]));
    if (!leads_on) mix(word, words[word]);
  }
  result.words = hash;
  return result;
}

namespace {

class Follower {
 public:
  explicit Follower(model::Machine machine) : machine_(std::move(machine)) {}

  Agreement follow(const Trace& trace) {
    machine_.initial(state_, info_);
    names_.start(info_);
    for (std::uint32_t g = 0; g < names_.count(); ++g) name_of_[g] = names_.name(g);
    for (const Birth& birth : trace.births) birth_of_[birth.child] = birth;
    for (const Event& event : trace.events) {
      // What others did while the run was ending is not part of it.
      if (state_.end != model::EndKind::running) break;
      if (!step(event)) return std::move(result_);
      ++result_.steps;
    }
    check_end(trace);
    result_.is_over = trace.end != TraceEnd::cut;
    result_.agrees = result_.problem.empty();
    return std::move(result_);
  }

 private:
  bool apart(const std::string& problem) {
    result_.problem = problem;
    return false;
  }

  const std::string& name(std::uint32_t serial) {
    std::string& known = name_of_[serial];
    if (!known.empty()) return known;
    const auto found = birth_of_.find(serial);
    CHECK(found != birth_of_.end(), "an event of a goroutine that nobody has started");
    const std::string own = name(found->second.parent) + "." + std::to_string(found->second.ordinal);
    return name_of_[serial] = own;
  }

  /// The model's index of a goroutine; no_index if it is not there, or stands elsewhere.
  std::uint32_t find(std::uint32_t serial, const Footing& at) {
    for (;;) {
      const std::uint32_t g = names_.index(name(serial));
      if (g == model::no_index) {
        apart(name(serial) + " has ended in the model");
        return g;
      }
      const model::Goroutine& goroutine = state_.goroutines[g];
      const model::Frame& frame = goroutine.frames[goroutine.frame_count - 1];
      const Op op = machine_.program().functions[frame.function].code[frame.pc].op;
      // A used-up budget is a step of the model's, and nothing to the runtime.
      if (model::is_preemption_point(op)) {
        do_step({TransitionKind::solo, static_cast<std::uint16_t>(g), 0, 0, 0, 0});
        continue;
      }
      const Footing own = footing(machine_, goroutine);
      if (own == at) return g;
      apart(own.function != at.function || own.pc != at.pc
                ? fmt::format("{} stands at {}:{} ({}), in the model at {}:{} ({})", name(serial), function(at), at.pc,
                              operation(at), function(own), own.pc, operation(own))
                : fmt::format("{} has other values at {}:{} ({})", name(serial), function(at), at.pc, operation(at)));
      return model::no_index;
    }
  }

  std::string function(const Footing& at) const {
    return at.function == model::no_index ? "nowhere" : machine_.program().functions[at.function].name;
  }
  std::string operation(const Footing& at) const {
    if (at.function == model::no_index) return "nothing";
    return model::to_string(machine_.program().functions[at.function].code[at.pc].op);
  }

  bool step(const Event& event) {
    Transition t;
    t.kind = event.kind;
    t.choice = event.choice;
    t.partner_choice = event.partner_choice;
    if (event.kind == TransitionKind::fire) {
      if (!find_timer(event.timer, t.timer)) return apart("a timer fires that is not armed in the model");
    } else {
      const std::uint32_t g = find(event.g, event.at);
      if (g == model::no_index) return false;
      t.g = static_cast<std::uint16_t>(g);
    }
    if (event.kind == TransitionKind::rendezvous) {
      const std::uint32_t partner = find(event.partner, event.partner_at);
      if (partner == model::no_index) return false;
      t.partner = static_cast<std::uint16_t>(partner);
    }
    machine_.enabled(state_, enabled_);
    if (std::find(enabled_.begin(), enabled_.end(), t) == enabled_.end()) {
      if (event.kind == TransitionKind::fire) return apart("the model does not allow that a timer fires");
      return apart(fmt::format("the model does not allow what {} did at {}:{} ({}), choice {}", name(event.g),
                               function(event.at), event.at.pc, operation(event.at), event.choice));
    }
    do_step(t);
    if (event.kind == TransitionKind::solo && event.timer != 0) remember_timer(event.timer);
    if (event.kind == TransitionKind::fire && event.g != model::no_index) {
      name_of_[event.g] = "t" + std::to_string(++timer_children_);
    }
    if (machine_.limit_reached() != nullptr) return apart(fmt::format("a limit: {}", machine_.limit_reached()));
    return true;
  }

  void do_step(const Transition& t) {
    machine_.step(state_, t, info_);
    names_.advance(info_);
  }

  /// Objects of the model get new numbers at every step; the mark goes with them. A timer that was armed before has
  /// one. Requires: the last step has armed the timer.
  void remember_timer(Word timer) {
    for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
      const Ref ref = Ref::from_word(state_.timers[i]);
      std::uint32_t& mark = state_.objects[ref.object].mark;
      if (mark == 0) mark = ++marks_;
      const std::pair<std::uint32_t, std::uint32_t> place{mark, ref.offset};
      const auto is_known = [&](const auto& entry) { return entry.second == place; };
      if (std::none_of(timers_.begin(), timers_.end(), is_known)) timers_[timer] = place;
    }
  }

  bool find_timer(Word timer, std::uint16_t& index) const {
    const auto known = timers_.find(timer);
    if (known == timers_.end()) return false;
    for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
      const Ref ref = Ref::from_word(state_.timers[i]);
      if (state_.objects[ref.object].mark != known->second.first || ref.offset != known->second.second) continue;
      index = static_cast<std::uint16_t>(i);
      return true;
    }
    return false;
  }

  void check_end(const Trace& trace) {
    const bool has_ended = state_.end != model::EndKind::running;
    switch (trace.end) {
      case TraceEnd::cut: return;
      case TraceEnd::returned:
        if (!state_.main_returned && !has_ended) apart("main has returned, but not in the model");
        return;
      case TraceEnd::ended:
        if (state_.end != trace.kind || state_.crash_message != trace.crash_message ||
            (trace.kind == model::EndKind::exit && state_.exit_code != trace.exit_code)) {
          apart(
              fmt::format("they end differently: `{}`, in the model `{}`", trace.crash_message, state_.crash_message));
        }
        return;
      case TraceEnd::deadlocked:
        machine_.enabled(state_, enabled_);
        for (const Transition& t : enabled_) {
          if (is_late_arrival(t)) continue;
          apart("nobody moves, but the model allows `" + machine_.describe(state_, t) + "`");
          return;
        }
        if (has_ended) apart("nobody moves, but the model has ended");
        return;
    }
  }

  /// In the model whoever has no local work left before WaitGroup.Wait is there when the counter falls to 0; here it
  /// may come later, and then does not notice that the counter has been 0 in between.
  bool is_late_arrival(const Transition& t) const {
    if (t.kind != TransitionKind::solo || t.choice != model::choice_reuse_panic) return false;
    const model::Goroutine& g = state_.goroutines[t.g];
    const model::Frame& frame = g.frames[g.frame_count - 1];
    return machine_.program().functions[frame.function].code[frame.pc].op == Op::wait_group_wait;
  }

  model::Machine machine_;
  model::State state_;
  model::StepInfo info_;
  model::GoroutineNames names_;
  std::unordered_map<std::uint32_t, std::string> name_of_;  // by serial number
  std::unordered_map<std::uint32_t, Birth> birth_of_;
  std::unordered_map<Word, std::pair<std::uint32_t, std::uint32_t>> timers_;  // mark and offset, by the runtime's ref
  std::vector<Transition> enabled_;
  std::uint32_t marks_ = 0, timer_children_ = 0;
  Agreement result_;
};

}  // namespace

Agreement follow(model::Machine machine, const Trace& trace) { return Follower(std::move(machine)).follow(trace); }

}  // namespace stalemate::runtime::native::parallel
