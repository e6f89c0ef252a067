#include "checker/smt/order_engine.hpp"

#include <algorithm>

#include "checker/smt/order_moments.hpp"
#include "model/check.hpp"

namespace stalemate::checker::smt {

namespace {

SolverOptions solver_options(const OrderOptions& options) {
  SolverOptions result;
  result.budget = options.budget;
  return result;
}

}  // namespace

class OrderEngine::Levels {
 public:
  Levels(const OrderProgram& program, const OrderOptions& options)
      : program_(program),
        options_(options),
        meaning_(program, options.fault),
        counting_(solver_options(options)),
        ordering_(solver_options(options)),
        cuts_(counting_, program, meaning_, options.fault),
        paths_(ordering_, program, meaning_, options.fault),
        moments_(ordering_, program, meaning_, paths_, options.fault) {
    cuts_.require_counts();
    moments_.require();
  }

  Answer stuck(Ordering& ordering) {
    for (std::uint32_t round = 0; round < options_.rounds_max; ++round) {
      ++rounds_;
      const Answer proposed = counting_.check({cuts_.settled()});
      if (proposed != Answer::sat) return given_up(proposed, counting_.reason());
      std::vector<PlaceId> cut;
      Terms assumptions = {paths_.settled()};
      for (PlaceId p = 0; p < program_.places.size(); ++p) {
        if (!counting_.holds(cuts_.stops(p))) continue;
        cut.push_back(p);
        assumptions.push_back(paths_.stops(p));
      }
      const Answer ordered = ordering_.check(assumptions);
      if (ordered == Answer::unknown) return given_up(ordered, ordering_.reason());
      if (ordered == Answer::sat) {
        ordering = moments_.ordering(program_);
        return ordered;
      }
      std::vector<PlaceId> contradiction;
      const Terms core = ordering_.core();
      for (const PlaceId p : cut) {
        if (std::ranges::find(core, paths_.stops(p)) != core.end()) contradiction.push_back(p);
      }
      exclude(contradiction);
    }
    return given_up(Answer::unknown, std::to_string(options_.rounds_max) + " cuts tried");
  }

  void exclude(const std::vector<PlaceId>& places) {
    Terms elsewhere;
    for (const PlaceId p : places) elsewhere.push_back(counting_.negation(cuts_.stops(p)));
    counting_.require(counting_.implies(cuts_.settled(), counting_.any_of(elsewhere)));
  }

  Answer crashes(PlaceId place, std::size_t number, Ordering& ordering) {
    const Hazard& hazard = program_.places[place].hazards.at(number);
    // What a level is has to be said outside of the scope: it is said once.
    Term crashes;
    if (hazard.action == Action::send || hazard.action == Action::close) {
      crashes = paths_.is_closed(hazard.object);
    } else {
      CounterId counter = meaning_.level(hazard.object);
      if (hazard.action == Action::read_unlock) counter = meaning_.readers(hazard.object);
      if (hazard.action == Action::write_unlock) counter = meaning_.writers(hazard.object);
      const std::int64_t needed = hazard.action == Action::count ? -hazard.amount : 1;
      crashes = ordering_.at_most(paths_.final_level(counter), ordering_.number(needed - 1));
    }
    ordering_.push();
    ordering_.require(crashes);
    const Answer answer = ask({paths_.stops(place)}, ordering);
    ordering_.pop();
    return answer;
  }

  Answer happens(const std::vector<EventId>& events, Ordering& ordering) {
    Terms any;
    for (const EventId e : events) any.push_back(paths_.happens(e));
    ordering_.push();
    ordering_.require(ordering_.any_of(any));
    const Answer answer = ask({}, ordering);
    ordering_.pop();
    return answer;
  }

  void rule_out(EventId e) { ordering_.require(ordering_.negation(paths_.happens(e))); }

  Answer ask(const Terms& assumptions, Ordering& ordering) {
    const Answer answer = ordering_.check(assumptions);
    if (answer == Answer::sat) ordering = moments_.ordering(program_);
    return given_up(answer, ordering_.reason());
  }

  const OrderPaths& paths() const { return paths_; }
  const std::string& reason() const { return reason_; }
  std::uint64_t rounds() const { return rounds_; }

 private:
  Answer given_up(Answer answer, const std::string& reason) {
    reason_ = answer == Answer::unknown ? reason : "";
    return answer;
  }

  const OrderProgram& program_;
  const OrderOptions options_;
  const OrderMeaning meaning_;
  Solver counting_, ordering_;
  OrderPaths cuts_, paths_;
  OrderMoments moments_;
  std::string reason_;
  std::uint64_t rounds_ = 0;
};

OrderEngine::OrderEngine(const OrderProgram& program, const OrderOptions& options)
    : levels_(std::make_unique<Levels>(program, options)) {}
OrderEngine::~OrderEngine() = default;

Answer OrderEngine::stuck(Ordering& ordering) { return levels_->stuck(ordering); }

void OrderEngine::exclude(const std::vector<PlaceId>& places) { levels_->exclude(places); }

Answer OrderEngine::crashes(PlaceId place, std::size_t hazard, Ordering& ordering) {
  return levels_->crashes(place, hazard, ordering);
}

Answer OrderEngine::together(PlaceId first, PlaceId second, Ordering& ordering) {
  return levels_->ask({levels_->paths().stops(first), levels_->paths().stops(second)}, ordering);
}

Answer OrderEngine::happens(const std::vector<EventId>& events, Ordering& ordering) {
  return levels_->happens(events, ordering);
}

void OrderEngine::rule_out(EventId event) { levels_->rule_out(event); }

const std::string& OrderEngine::reason() const { return levels_->reason(); }

std::uint64_t OrderEngine::round_count() const { return levels_->rounds(); }

}  // namespace stalemate::checker::smt
