#include "checker/smt/predict.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checker/smt/order_meaning.hpp"
#include "checker/smt/order_replay.hpp"
#include "checker/smt/recorded_run.hpp"

namespace stalemate::checker::smt {

namespace {

/// Two silent steps of different goroutines that touch the same.
struct AccessPair {
  PlaceId first = no_id, second = no_id;
  CodePoint first_at, second_at;
};

bool conflict(const SilentAccess& a, const SilentAccess& b) {
  if (a.object != b.object || (!a.writes && !b.writes) || (a.is_atomic && b.is_atomic)) return false;
  if (a.is_map || b.is_map) return true;
  return a.offset < b.offset + b.words && b.offset < a.offset + a.words;
}

class Predictor {
 public:
  Predictor(model::Machine& machine, const model::Execution& execution, const PredictOptions& options)
      : options_(options),
        run_(recorded_run(machine, names_, execution)),
        replay_(machine, names_, run_, options.search_states_max) {
    result_.event_count = run_.program.events.size();
  }

  Prediction predict() {
    if (run_.program.events.size() > options_.events_max) {
      result_.given_up = std::to_string(run_.program.events.size()) + " events are too many for one question";
      return std::move(result_);
    }
    engine_.emplace(run_.program, options_.order);
    predict_stuck();
    predict_crashes();
    predict_races();
    return std::move(result_);
  }

 private:
  bool goes_on() const { return options_.interrupt == nullptr || !options_.interrupt->load(std::memory_order_relaxed); }

  /// Whether there is something to replay.
  bool is_answered(Answer answer) {
    ++result_.question_count;
    if (answer == Answer::unknown) result_.given_up = engine_->reason();
    return answer == Answer::sat;
  }

  bool replay(const Ordering& ordering, const ReplayGoal& goal) {
    std::optional<model::Execution> found = replay_.find(ordering, goal);
    if (!found) {
      ++result_.refuted_count;
      return false;
    }
    ++(replay_.was_exact() ? result_.exact_count : result_.searched_count);
    result_.executions.push_back(*std::move(found));
    return true;
  }

  // ------------------------------------------------------------------ deadlocks and leaks

  void predict_stuck() {
    Ordering ordering;
    for (std::uint32_t i = 0; i < options_.cuts_max && goes_on(); ++i) {
      if (!is_answered(engine_->stuck(ordering))) return;
      std::vector<PlaceId> waiting;
      for (const PlaceId p : ordering.stops) {
        if (p != no_id && run_.program.places[p].kind == OrderPlace::Kind::waits) waiting.push_back(p);
      }
      replay(ordering, {});
      engine_->exclude(waiting);
    }
  }

  // ------------------------------------------------------------------ crashes

  void predict_crashes() {
    std::map<std::pair<CodePoint, Action>, std::uint32_t> asked;
    std::set<std::pair<CodePoint, Action>> found;
    Ordering ordering;
    const OrderMeaning meaning(run_.program, OrderFault::none);
    for (PlaceId p = 0; p < run_.program.places.size() && goes_on(); ++p) {
      const OrderPlace& place = run_.program.places[p];
      for (std::size_t i = 0; i < place.hazards.size(); ++i) {
        const Hazard& hazard = place.hazards[i];
        const bool needs_close = hazard.action == Action::send || hazard.action == Action::close;
        if (needs_close && !is_closed_elsewhere(meaning, p, hazard.object)) continue;
        const std::pair key(operation_at(p), hazard.action);
        if (found.contains(key) || ++asked[key] > options_.instances_max || asked.size() > options_.pairs_max) continue;
        if (!is_answered(engine_->crashes(p, i, ordering))) continue;
        ReplayGoal goal;
        goal.kind = ReplayGoal::Kind::crash;
        goal.thread = place.thread;
        goal.at = key.first;
        if (replay(ordering, goal)) found.insert(key);
      }
    }
  }

  bool is_closed_elsewhere(const OrderMeaning& meaning, PlaceId p, ObjectIndex channel) const {
    return std::ranges::any_of(meaning.events(channel, Action::close),
                               [&](EventId e) { return run_.program.events[e].from != p; });
  }

  /// The operation a place stands for.
  CodePoint operation_at(PlaceId p) const { return run_.operations[p]; }

  // ------------------------------------------------------------------ data races

  void predict_races() {
    std::map<std::pair<CodePoint, CodePoint>, std::vector<AccessPair>> pairs;
    for (PlaceId p = 0; p < run_.silent.size(); ++p) {
      for (PlaceId q = p + 1; q < run_.silent.size(); ++q) collect(p, q, pairs);
    }
    std::uint32_t count = 0;
    Ordering ordering;
    for (const auto& [key, instances] : pairs) {
      for (const AccessPair& pair : instances) {
        if (!goes_on() || ++count > options_.pairs_max) return;
        if (!is_answered(engine_->together(pair.first, pair.second, ordering))) continue;
        ReplayGoal goal;
        goal.kind = ReplayGoal::Kind::race;
        goal.thread = run_.program.places[pair.first].thread;
        goal.at = pair.first_at;
        goal.other = run_.program.places[pair.second].thread;
        goal.other_at = pair.second_at;
        if (replay(ordering, goal)) break;
      }
    }
  }

  void collect(PlaceId p, PlaceId q, std::map<std::pair<CodePoint, CodePoint>, std::vector<AccessPair>>& pairs) const {
    if (run_.program.places[p].thread == run_.program.places[q].thread) return;
    for (const SilentStep& a : run_.silent[p]) {
      for (const SilentStep& b : run_.silent[q]) {
        const auto meets = [&](const SilentAccess& x) {
          return std::ranges::any_of(b.accesses, [&](const SilentAccess& y) { return conflict(x, y); });
        };
        if (!std::ranges::any_of(a.accesses, meets)) continue;
        std::vector<AccessPair>& known = pairs[std::minmax(a.at, b.at)];
        if (known.size() < options_.instances_max) known.push_back({p, q, a.at, b.at});
      }
    }
  }

  const PredictOptions& options_;
  Names names_;
  const RecordedRun run_;
  OrderReplay replay_;
  std::optional<OrderEngine> engine_;
  Prediction result_;
};

}  // namespace

Prediction predict(model::Machine& machine, const model::Execution& execution, const PredictOptions& options) {
  return Predictor(machine, execution, options).predict();
}

}  // namespace stalemate::checker::smt
