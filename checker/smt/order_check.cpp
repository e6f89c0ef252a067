#include "checker/smt/order_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checker/smt/order_meaning.hpp"
#include "checker/smt/order_replay.hpp"
#include "checker/smt/path_recorder.hpp"

namespace stalemate::checker::smt {

namespace {

constexpr int cells_rounds_max = 8;

class Checker {
 public:
  Checker(const model::Program& program, const OrderCheckOptions& options) : program_(program), options_(options) {}

  OrderCheck check() {
    for (const model::Function& function : program_.functions) {
      for (const model::Instruction& in : function.code) {
        if (in.op == model::Op::reached) return give_up("stalemate.Reachable");
      }
    }
    for (int round = 0; round < cells_rounds_max; ++round) {
      if (learn()) return std::move(result_);
    }
    return give_up("memory that is shared in ever new ways");
  }

 private:
  OrderCheck give_up(const std::string& reason) {
    result_.given_up = reason;
    return std::move(result_);
  }

  /// False: more memory turned out to be shared than was known, and everything begins anew.
  bool learn() {
    model::Machine machine = model::Machine(program_).keeping_sharing();
    names_.emplace();
    Names& names = *names_;
    PathRecorder recorder(machine, names, {true, cells_});
    result_ = {};
    is_cut_ = is_endless_ = lock_words_ = false;
    {
      const RecordedRun nothing;
      const auto first = OrderReplay(machine, names, nothing, 0).run_on({}, steps_max(), cells_);
      take(recorder, *first);
    }
    if (recorder.was_over_at_once()) {
      result_.is_complete = true;
      return true;
    }
    for (;;) {
      if (find_cells(recorder)) return false;
      if (!recorder.problem().empty()) return stop(recorder.problem());
      if (is_endless_) return stop("an execution of more than " + std::to_string(steps_max()) + " steps");
      if (lock_words_) return stop("a lock that is used as memory");
      if (options_.interrupt != nullptr && options_.interrupt->load()) return stop("interrupted");
      RecordedRun run = recorder.run();
      is_cut_ = false;
      std::vector<EventId> probes = add_probes(recorder, run);
      result_.event_count = recorder.run().program.events.size();
      if (result_.executions_learned > options_.executions_max)
        return stop(std::to_string(options_.executions_max) + " executions do not show all outcomes");
      if (result_.event_count > options_.events_max)
        return stop(std::to_string(result_.event_count) + " events are too many for one question");
      OrderEngine engine(run.program, options_.order);
      OrderReplay replay(machine, names, run, 0);
      bool has_grown = false;
      while (!probes.empty()) {
        Ordering ordering;
        const Answer answer = ask(engine.happens(probes, ordering));
        if (answer == Answer::unknown) return stop(engine.reason());
        if (answer == Answer::unsat) break;
        const auto execution = replay.run_on(ordering, steps_max(), cells_);
        if (!execution) return stop("an answer that the machine does not follow");
        take(recorder, *execution);
        has_grown = true;
        if (!replay.was_exact()) break;  // over before the probe: first this has to be known
        const auto has_happened = [&](EventId probe) {
          return std::ranges::find(ordering.events, probe) != ordering.events.end() ||
                 ordering.partners[probe] != no_id;
        };
        for (const EventId probe : probes) {
          if (has_happened(probe) && run.program.events[probe].is_probe) engine.rule_out(probe);
        }
        std::erase_if(probes, has_happened);
      }
      if (has_grown) continue;
      decide(run, engine);
      return true;
    }
  }

  bool stop(const std::string& reason) {
    result_.given_up = reason;
    return true;
  }
  std::size_t steps_max() const { return std::size_t{options_.unroll_max} * 20; }
  Answer ask(Answer answer) {
    ++result_.question_count;
    return answer;
  }

  void take(PathRecorder& recorder, const model::Execution& execution) {
    recorder.add(execution);
    ++result_.executions_learned;
    if (execution.size() >= steps_max()) is_endless_ = true;
    if (!recorder.run().has_crashed) return;
    ReplayGoal goal;
    goal.kind = ReplayGoal::Kind::crash;
    report(recorder.run(), recorder.last(), goal);
  }

  /// Replays an answer with the machine whose executions are reported.
  bool report(const RecordedRun& run, const Ordering& ordering, const ReplayGoal& goal) {
    model::Machine machine(program_);
    OrderReplay replay(machine, *names_, run, 2'000);
    std::optional<model::Execution> found = replay.find(ordering, goal);
    if (!found) return false;
    result_.executions.push_back(*std::move(found));
    return true;
  }

  // ------------------------------------------------------------------ outcomes that nobody has met

  /// An event for each alternative that no execution has shown; nothing is known behind it.
  std::vector<EventId> add_probes(const PathRecorder& recorder, RecordedRun& run) {
    std::vector<EventId> probes;
    const auto place_count = static_cast<PlaceId>(run.program.places.size());
    std::vector<std::uint32_t> depths(place_count, 0);
    for (PlaceId p = 0; p < place_count; ++p) {
      const EventId before = run.program.places[p].before;
      if (before != no_id) depths[p] = depths[run.program.events[before].from] + 1;
      result_.depth = std::max(result_.depth, depths[p]);
      if (was_not_looked_at(run, p)) {
        // The only executions that came here were over at once. One that goes on shows what comes next.
        if (arrival(run, p) != no_id) probes.push_back(arrival(run, p));
        continue;
      }
      if (recorder.alternatives()[p].empty()) continue;
      if (depths[p] >= options_.unroll_max) {
        is_cut_ = true;
        continue;
      }
      for (const Alternative& alternative : recorder.alternatives()[p]) {
        OrderEvent probe = alternative.event;
        probe.is_probe = true;
        if (is_known(run, p, alternative, probe.not_values)) continue;
        probes.push_back(run.program.add_event(p, std::move(probe)));
        run.events.push_back({recorder.run().operations[p], alternative.choice});
      }
    }
    run.silent.resize(run.program.places.size());
    run.operations.resize(run.program.places.size());
    return probes;
  }

  /// Whether the alternative has been met; `values`: those it had then, where several are possible.
  static bool is_known(const RecordedRun& run, PlaceId p, const Alternative& alternative,
                       std::vector<std::uint32_t>& values) {
    bool is_met = false;
    for (const EventId e : run.program.places[p].next) {
      const OrderEvent& event = run.program.events[e];
      if (event.is_probe || event.action != alternative.event.action || event.amount != alternative.event.amount ||
          run.events[e].choice != alternative.choice)
        continue;
      is_met = true;
      values.push_back(event.action == Action::update ? event.found : event.value);
    }
    return is_met && !alternative.gets_value;
  }

  // ------------------------------------------------------------------ shared memory

  struct Use {
    SilentAccess access;
    ThreadId thread;
    CodePoint at;
  };

  /// Code that touches memory which goroutines tell each other something by. Whether there is more of it than was
  /// known.
  bool find_cells(const PathRecorder& recorder) {
    const RecordedRun& run = recorder.run();
    std::map<std::pair<ObjectId, PlaceId>, std::vector<Use>> uses;
    const auto use = [&](const SilentAccess& access, ThreadId thread, CodePoint at) {
      if (recorder.is_lock_word(access)) lock_words_ = true;
      uses[{access.object, access.born}].push_back({access, thread, at});
    };
    for (PlaceId p = 0; p < run.silent.size(); ++p) {
      for (const SilentStep& step : run.silent[p]) {
        for (const SilentAccess& access : step.accesses) use(access, run.program.places[p].thread, step.at);
      }
    }
    for (EventId e = 0; e < run.accesses.size(); ++e) {
      for (const SilentAccess& access : run.accesses[e]) use(access, run.program.events[e].thread, run.events[e].at);
    }
    const std::size_t known = cells_.size();
    for (const auto& [object, all] : uses) add_cells(all);
    return cells_.size() > known;
  }

  void add_cells(const std::vector<Use>& uses) {
    const auto overlap = [](const SilentAccess& x, const SilentAccess& y) {
      return x.is_map || y.is_map || (x.offset < y.offset + y.words && y.offset < x.offset + x.words);
    };
    for (const Use& x : uses) {
      for (const Use& y : uses) {
        if (x.thread == y.thread || !x.access.writes || !overlap(x.access, y.access)) continue;
        cells_.insert(x.at);
        cells_.insert(y.at);
      }
    }
    // Whoever touches a cell does so as an event.
    for (bool has_grown = true; has_grown;) {
      has_grown = false;
      for (const Use& x : uses) {
        if (!cells_.contains(x.at)) continue;
        for (const Use& y : uses) {
          if (overlap(x.access, y.access)) has_grown |= cells_.insert(y.at).second;
        }
      }
    }
  }

  // ------------------------------------------------------------------ with all executions in the trees

  void decide(const RecordedRun& run, OrderEngine& engine) {
    is_answered_ = true;
    find_stuck(run, engine);
    find_crashes(run, engine);
    find_races(run, engine);
    if (is_cut_) result_.given_up = "a goroutine goes on beyond " + std::to_string(options_.unroll_max) + " events";
    for (PlaceId p = 0; p < run.program.places.size(); ++p) {
      // Else it was asked whether anybody arrives there.
      if (was_not_looked_at(run, p) && arrival(run, p) == no_id) result_.given_up = "a place that was not looked at";
    }
    if (may_reuse(run)) result_.given_up = "a WaitGroup that may be used again";
    result_.is_complete = is_answered_ && result_.given_up.empty();
  }

  /// Whether what its goroutine does there is not known, although the place may be reached.
  static bool was_not_looked_at(const RecordedRun& run, PlaceId p) {
    return run.program.places[p].kind == OrderPlace::Kind::unknown && !run.over.contains(p) && !is_behind_probe(run, p);
  }

  static EventId arrival(const RecordedRun& run, PlaceId p) {
    const OrderPlace& place = run.program.places[p];
    return place.before != no_id ? place.before : run.program.threads[place.thread].starter;
  }

  static bool is_behind_probe(const RecordedRun& run, PlaceId p) {
    const EventId before = run.program.places[p].before;
    return before != no_id && run.program.events[before].is_probe;
  }

  /// Whether to go on asking.
  bool is_sat(Answer answer, const OrderEngine& engine) {
    if (ask(answer) == Answer::unknown) {
      is_answered_ = false;
      result_.given_up = engine.reason();
    }
    return answer == Answer::sat;
  }

  void confirm(bool is_replayed) {
    if (is_replayed) return;
    is_answered_ = false;
    result_.given_up = "an answer that the machine does not follow";
  }

  /// Ends in which somebody is stuck. Which rule that breaks depends on whether main has ended, so where main stops is
  /// part of what is excluded: the same goroutines left behind are a leak with it, a deadlock without. Of each kind a
  /// number is enough, but none is left out.
  void find_stuck(const RecordedRun& run, OrderEngine& engine) {
    const auto main = static_cast<ThreadId>(std::ranges::find(run.actors, Names::main) - run.actors.begin());
    std::set<OrderPlace::Kind> found;  // of where main stops
    Ordering ordering;
    for (std::uint32_t i = 0; is_sat(engine.stuck(ordering), engine); ++i) {
      confirm(report(run, ordering, {}));
      std::vector<PlaceId> cut = {ordering.stops[main]};
      found.insert(run.program.places[cut.front()].kind);
      for (const PlaceId p : ordering.stops) {
        if (p != no_id && run.program.places[p].kind == OrderPlace::Kind::waits) cut.push_back(p);
      }
      engine.exclude(cut);
      if (i + 1 < options_.cuts_max) continue;
      for (PlaceId p = 0; p < run.program.places.size(); ++p) {
        if (run.program.places[p].thread == main && found.contains(run.program.places[p].kind)) engine.exclude({p});
      }
    }
  }

  void find_crashes(const RecordedRun& run, OrderEngine& engine) {
    std::set<std::pair<CodePoint, Action>> found;
    Ordering ordering;
    for (PlaceId p = 0; p < run.operations.size(); ++p) {
      for (std::size_t i = 0; i < run.program.places[p].hazards.size(); ++i) {
        const std::pair key(run.operations[p], run.program.places[p].hazards[i].action);
        // Panics at closed channels are outcomes, and have been executed.
        if (key.second == Action::send || key.second == Action::close) continue;
        if (found.contains(key) || !is_sat(engine.crashes(p, i, ordering), engine)) continue;
        found.insert(key);
        // Others may find the counter below zero before the run is over.
        if (key.second == Action::count && program_.die != model::no_index) {
          is_answered_ = false;
          result_.given_up = "what follows a WaitGroup below zero";
        }
        ReplayGoal goal;
        goal.kind = ReplayGoal::Kind::crash;
        goal.thread = run.program.places[p].thread;
        goal.at = run.operations[p];
        confirm(report(run, ordering, goal));
      }
    }
  }

  void find_races(const RecordedRun& run, OrderEngine& engine) {
    std::set<std::pair<CodePoint, CodePoint>> found;
    Ordering ordering;
    for (EventId a = 0; a < run.accesses.size(); ++a) {
      for (EventId b = a + 1; b < run.accesses.size(); ++b) {
        if (run.program.events[a].thread == run.program.events[b].thread || !races(run, a, b)) continue;
        const std::pair key = std::minmax(run.events[a].at, run.events[b].at);
        const PlaceId p = run.program.events[a].from, q = run.program.events[b].from;
        if (found.contains(key) || !is_sat(engine.together(p, q, ordering), engine)) continue;
        found.insert(key);
        ReplayGoal goal;
        goal.kind = ReplayGoal::Kind::race;
        goal.thread = run.program.events[a].thread;
        goal.at = run.events[a].at;
        goal.other = run.program.events[b].thread;
        goal.other_at = run.events[b].at;
        confirm(report(run, ordering, goal));
      }
    }
  }

  static bool races(const RecordedRun& run, EventId a, EventId b) {
    for (const SilentAccess& x : run.accesses[a]) {
      for (const SilentAccess& y : run.accesses[b]) {
        if (x.object == y.object && x.born == y.born && (x.writes || y.writes) && !(x.is_atomic && y.is_atomic) &&
            (x.is_map || y.is_map || (x.offset < y.offset + y.words && y.offset < x.offset + x.words)))
          return true;
      }
    }
    return false;
  }

  /// Somebody who is released by Wait and finds the counter raised again may panic, which the formula does not know.
  /// That needs a count up that is not certain to come before the goroutine stands at Wait.
  static bool may_reuse(const RecordedRun& run) {
    const OrderMeaning meaning(run.program, OrderFault::none);
    for (PlaceId p = 0; p < run.program.places.size(); ++p) {
      for (const Wait& wait : run.program.places[p].waits) {
        if (wait.action != Action::wait) continue;
        const OrderPlace& place = run.program.places[p];
        const EventId before = place.before != no_id ? place.before : run.program.threads[place.thread].starter;
        for (const EventId count : meaning.events(wait.object, Action::count)) {
          if (run.program.events[count].amount <= 0) continue;
          if (before == no_id || (count != before && !meaning.is_on_the_way(count, before))) return true;
        }
      }
    }
    return false;
  }

  const model::Program& program_;
  const OrderCheckOptions& options_;
  std::optional<Names> names_;
  std::set<CodePoint> cells_;
  bool is_cut_ = false, is_endless_ = false, lock_words_ = false, is_answered_ = true;
  OrderCheck result_;
};

}  // namespace

OrderCheck order_check(const model::Program& program, const OrderCheckOptions& options) {
  return Checker(program, options).check();
}

}  // namespace stalemate::checker::smt
