#include "checker/optimal_dpor.hpp"

#include <algorithm>

#include "checker/news.hpp"
#include "checker/wakeup_tree.hpp"
#include "checker/witness_paths.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

namespace {

/// One node of the search, along the current execution.
struct Level {
  NamedState at;
  std::vector<Event> sleep;  // taken here before, or above and independent of all since
  WakeupTree scheduled;
  bool is_begun = false;
  // Where those stand who moved in the step that led here.
  struct Arrival {
    ActorId actor = no_actor;
    Footprints::Interest interest;
  };
  std::vector<Arrival> arrivals;
};

bool takes_part(const Event& event, ActorId actor) {
  return std::ranges::find(event.actors, actor) != event.actors.end();
}

bool overlap(const std::vector<Access>& x, const std::vector<Access>& y) {
  return std::ranges::any_of(x, [&](const Access& a) {
    return std::ranges::any_of(y, [&](const Access& b) { return checker::overlap(a, b); });
  });
}

class OptimalDpor {
 public:
  /// `goes_on`: an execution that is too long is cut and the search goes on elsewhere, else it ends the search.
  OptimalDpor(model::Machine& machine, const CheckOptions& options, bool goes_on, SearchLimit& limit,
              const DependencyTable& table, UnusualUses uses)
      : options_(options),
        goes_on_(goes_on),
        limit_(limit),
        events_(machine.keeping_sharing(), table, uses),
        before_(events_),
        witnesses_(machine, options, limit, events_.names(), result_) {}

  /// `uncovered`: the relation was not enough, what is returned means nothing.
  Exploration run(UnusualUses& uncovered) {
    if (witnesses_.start() && events_.start(level(0).at)) {
      if (news_.is_new_race(events_, level(0).at)) newest_ = 0;
      for (const ActorId actor : level(0).at.everybody())
        level(0).arrivals.push_back({actor, events_.interest(level(0).at, actor)});
      while (is_consistent_ && limit_.allows(result_, before_.size()) && advance()) {
        if (events_.uncovered() != UnusualUses{}) break;
      }
    }
    uncovered = events_.uncovered();
    limit_.report(result_, 0);
    return std::move(result_);
  }
  bool is_consistent() const { return is_consistent_; }

 private:
  Level& level(std::size_t depth) {
    while (levels_.size() <= depth) levels_.push_back(std::make_unique<Level>());
    return *levels_[depth];
  }

  // ------------------------------------------------------------------ the search

  /// Takes one step forwards or backwards. False: all is explored.
  bool advance() {
    const std::size_t depth = before_.size();
    Level& here = level(depth);
    if (!here.scheduled.empty()) {
      const Event next = here.scheduled.first();
      --scheduled_count_;
      take(here, next.label, here.scheduled.take_first());
      if (is_consistent_) is_consistent_ = is_same(next, before_.event(depth));
      return true;
    }
    if (here.is_begun) return back();
    events_.enabled(here.at, labels_);
    if (!labels_.empty() && depth >= options_.depth_max) {
      limit_.depth(result_);
      end_execution(false);
      return goes_on_ && back();
    }
    const auto awake = std::ranges::find_if(labels_, [&](const Label& label) {
      return std::ranges::none_of(here.sleep, [&](const Event& asleep) { return asleep.label == label; });
    });
    if (awake != labels_.end()) {
      take(here, Label(*awake), {});
      return true;
    }
    if (!labels_.empty()) ++result_.redundant_count;
    if (labels_.empty()) {
      ++result_.execution_count;
      end_execution(true);
    }
    return back();
  }

  void take(Level& here, const Label& label, WakeupTree below) {
    here.is_begun = true;
    if (!is_enabled(here.at, label)) {
      is_consistent_ = false;
      return;
    }
    Level& next = level(before_.size() + 1);
    Event event = events_.execute(here.at, label, next.at);
    ++result_.transition_count;
    if (event.ends_run && events_.machine().limit_reached() != nullptr) limit_.machine(events_.machine(), result_);
    next.sleep.clear();
    for (const Event& asleep : here.sleep) {
      is_consistent_ &= asleep.label != label;
      if (!events_.dependent(asleep, event)) next.sleep.push_back(asleep);
    }
    next.scheduled = std::move(below);
    next.is_begun = false;
    const bool is_news = news_.is_new(events_, event, next.at);
    next.arrivals.clear();
    for (const ActorId actor : event.actors) next.arrivals.push_back({actor, events_.interest(next.at, actor)});
    before_.push(std::move(event));
    if (is_news) newest_ = before_.size();
    result_.depth = std::max(result_.depth, static_cast<std::uint32_t>(before_.size()));
  }

  bool back() {
    const std::size_t depth = before_.size();
    if (depth == 0) return false;
    before_.pop();
    level(depth - 1).sleep.push_back(before_.event(depth - 1));
    return true;
  }

  bool is_enabled(const NamedState& at, const Label& label) {
    events_.enabled(at, labels_);
    return std::ranges::find(labels_, label) != labels_.end();
  }

  // ------------------------------------------------------------------ ends of executions

  void end_execution(bool is_complete) {
    const std::size_t depth = before_.size();
    const NamedState& end = level(depth).at;
    if (is_complete && !end.anybody_frozen() && news_.is_new_end(events_, end)) newest_ = depth;
    if (newest_ != no_news) keep_witness(newest_);
    newest_ = no_news;
    result_.other_bytes = news_.memory_bytes() + scheduled_count_ * bytes_per_event;
    if (!is_complete && !goes_on_) return;
    for (std::size_t i = 0; i < depth && is_consistent_; ++i) {
      if (!limit_.allows(result_, depth)) return;
      find_alternatives(i);
    }
  }

  /// Stores the path of the current execution's first `count` events. Ends of the run on the way are left out, or are
  /// paths of their own.
  void keep_witness(std::size_t count) {
    for (std::size_t i = 0; i <= count; ++i) {
      const bool is_last = i == count;
      if (!is_last && !before_.event(i).ends_run) continue;
      witnesses_.begin();
      for (std::size_t j = 0; j < i; ++j) {
        if (!before_.event(j).ends_run) witnesses_.follow(level(j).at, before_.event(j));
      }
      if (!is_last) witnesses_.follow(level(i).at, before_.event(i));
      witnesses_.end();
    }
  }

  // ------------------------------------------------------------------ what else could have happened

  /// Schedules what could have happened instead of event `i`. Somebody stands at an operation that touches what the
  /// event has touched, or has taken part in the event and could have done something else.
  void find_alternatives(std::size_t i) {
    const Event& taken = before_.event(i);
    rest_.clear();
    for (std::size_t j = i + 1; j < before_.size(); ++j) {
      if (!before_.before(i, j)) rest_.push_back(j);
    }
    const auto try_arrivals = [&](std::size_t at) {
      for (const Level::Arrival& arrival : level(at).arrivals) {
        std::size_t leaves = at;
        while (leaves < before_.size() && !takes_part(before_.event(leaves), arrival.actor)) ++leaves;
        if (leaves < i) continue;
        if (leaves == i || overlap(taken.accesses, arrival.interest.accesses)) try_arrival(i, at, arrival);
      }
    };
    for (std::size_t at = 0; at <= i; ++at) try_arrivals(at);
    for (const std::size_t j : rest_) try_arrivals(j + 1);
  }

  /// Lets the actor arrive where it stands at level `where`, without event `i`, and then one by one what touches the
  /// same things happen, and looks what the actor can do.
  void try_arrival(std::size_t i, std::size_t where, const Level::Arrival& arrival) {
    at_ = level(i).at;
    done_.clear();
    known_.clear();
    if (where > i) run_up_to(where - 1);
    schedule_enabled(i, arrival.actor);
    std::vector<std::size_t> left;  // events that wait for the actor to leave
    for (const std::size_t j : rest_) {
      if (is_done(j)) continue;
      const Event& event = before_.event(j);
      const auto waits = [&](std::size_t other) { return before_.before(other, j); };
      if (takes_part(event, arrival.actor) || std::ranges::any_of(left, waits)) {
        left.push_back(j);
        continue;
      }
      if (!concerns(arrival, j)) continue;
      run_up_to(j);
      schedule_enabled(i, arrival.actor);
    }
  }

  /// Whether event `j` may change what can be done at an operation: it touches the same, or somebody comes to meet.
  bool concerns(const Level::Arrival& arrival, std::size_t j) {
    if (overlap(before_.event(j).accesses, arrival.interest.accesses)) return true;
    if (!arrival.interest.meets) return false;
    return std::ranges::any_of(level(j + 1).arrivals, [&](const Level::Arrival& other) {
      return other.interest.meets && overlap(other.interest.accesses, arrival.interest.accesses);
    });
  }

  bool is_done(std::size_t j) const { return std::ranges::find(done_, j) != done_.end(); }

  /// Executes event `j` of the rest in `at_`, and before it what happens before it.
  void run_up_to(std::size_t j) {
    for (const std::size_t k : rest_) {
      if (k > j) return;
      if ((k != j && !before_.before(k, j)) || is_done(k)) continue;
      const Event& event = before_.event(k);
      if (!is_enabled(at_, event.label)) {
        is_consistent_ = false;
        return;
      }
      std::erase_if(known_, [&](const Event& other) { return events_.dependent(other, event); });
      is_consistent_ &= is_same(events_.execute(at_, event.label, next_), event);
      std::swap(at_, next_);
      done_.push_back(k);
    }
  }

  void schedule_enabled(std::size_t i, ActorId actor) {
    const Event& taken = before_.event(i);
    events_.enabled_of(at_, actor, labels_);
    for (const Label& label : labels_) {
      const auto known = std::ranges::find_if(known_, [&](const Event& event) { return event.label == label; });
      if (label == taken.label || known != known_.end()) continue;
      known_.push_back(events_.look_at(at_, label));
      if (events_.dependent(known_.back(), taken)) schedule(i, known_.back());
    }
  }

  /// Schedules `event` after what is done of the rest, instead of event `i`, and then what of the execution is
  /// compatible with it: the more of it, the fewer other executions lead there.
  void schedule(std::size_t i, const Event& event) {
    EventRefs sequence;
    for (const std::size_t k : done_) sequence.push_back(&before_.event(k));
    sequence.push_back(&event);
    std::vector<std::size_t> excluded;
    for (const std::size_t j : rest_) {
      if (is_done(j)) continue;
      const bool follows = std::ranges::any_of(excluded, [&](std::size_t other) { return before_.before(other, j); });
      if (follows || events_.dependent(event, before_.event(j))) {
        excluded.push_back(j);
      } else {
        sequence.push_back(&before_.event(j));
      }
    }
    Level& there = level(i);
    const auto leads_there = [&](const Event& asleep) { return is_weak_initial(events_, asleep, sequence); };
    if (std::ranges::any_of(there.sleep, leads_there)) return;
    scheduled_count_ += there.scheduled.insert(events_, std::move(sequence));
  }

  static constexpr std::size_t no_news = SIZE_MAX;
  static constexpr std::uint64_t bytes_per_event = 256;  // about what one takes in a wakeup tree

  const CheckOptions& options_;
  const bool goes_on_;
  SearchLimit& limit_;
  Exploration result_;
  EventMachine events_;
  HappensBefore before_;
  WitnessPaths witnesses_;
  News news_;
  std::vector<std::unique_ptr<Level>> levels_;
  std::size_t newest_ = no_news;       // length of the current execution up to the last thing seen for the first time
  std::uint64_t scheduled_count_ = 0;  // events in wakeup trees
  bool is_consistent_ = true;
  std::vector<Label> labels_;
  // While alternatives to an event are looked for: what does not follow from it, what of that is executed, the state
  // then, and what has been looked at.
  std::vector<std::size_t> rest_, done_;
  NamedState at_, next_;
  std::vector<Event> known_;
};

/// Whether some goroutine may come to WaitGroup.Wait.
bool may_wait(const model::Program& program) {
  return std::ranges::any_of(program.functions, [](const model::Function& function) {
    return std::ranges::any_of(function.code,
                               [](const model::Instruction& in) { return in.op == model::Op::wait_group_wait; });
  });
}

std::optional<Exploration> search(model::Machine& machine, const CheckOptions& options, const DependencyTable& table) {
  CheckOptions bounded = options;
  if (bounded.depth_max == UINT32_MAX) bounded.depth_max = dpor_depth_max;
  SearchLimit limit(bounded);
  for (UnusualUses uses;;) {
    OptimalDpor dpor(machine, bounded, options.depth_max != UINT32_MAX, limit, table, uses);
    UnusualUses uncovered;
    Exploration result = dpor.run(uncovered);
    if (uncovered == UnusualUses{}) {
      if (!dpor.is_consistent()) return {};
      if (uses.counter_reuse && may_wait(machine.program()) && result.complete()) {
        result.stopped_by = StoppedBy::machine;
        result.stopped_detail = dpor_gap;
      }
      return result;
    }
    uses |= uncovered;
  }
}

}  // namespace

Exploration optimal_dpor(model::Machine& machine, const CheckOptions& options) {
  std::optional<Exploration> result = search(machine, options, DependencyTable());
  CHECK(result.has_value(), "what is scheduled is enabled and does not sleep");
  return std::move(*result);
}

std::optional<Exploration> optimal_dpor_without(model::Machine& machine, const CheckOptions& options,
                                                std::size_t left_out) {
  return search(machine, options, DependencyTable(left_out));
}

}  // namespace stalemate::checker
