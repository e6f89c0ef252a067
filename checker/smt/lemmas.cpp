#include "checker/smt/lemmas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "model/check.hpp"

namespace stalemate::checker::smt {

namespace {

constexpr std::uint32_t step_budget = 20'000'000;

bool operator_less(const EdgeGuard& x, const EdgeGuard& y) {
  return std::tuple(x.counter, x.is_lower, x.value) < std::tuple(y.counter, y.is_lower, y.value);
}

std::vector<Lemma> candidates(const Skeleton& skeleton, LemmaStage stage) {
  std::vector<Lemma> result;
  if (stage == LemmaStage::none) return result;
  std::vector<EdgeGuard> atoms;
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    for (const EdgeGuard& guard : skeleton.edges[id].guards) {
      // What comes and goes with every step says nothing for ever.
      const CounterKind kind = skeleton.counters[guard.counter].kind;
      if (kind == CounterKind::locked || kind == CounterKind::announced || kind == CounterKind::readers) continue;
      result.push_back({id, std::nullopt, guard});
      atoms.push_back(guard);
    }
  }
  if (stage == LemmaStage::guards) return result;
  std::sort(atoms.begin(), atoms.end(), operator_less);
  atoms.erase(
      std::unique(atoms.begin(), atoms.end(),
                  [](const EdgeGuard& x, const EdgeGuard& y) { return !operator_less(x, y) && !operator_less(y, x); }),
      atoms.end());
  for (PlaceId place = 0; place < skeleton.places.size(); ++place) {
    for (const EdgeGuard& atom : atoms) result.push_back({std::nullopt, place, atom});
  }
  // Also that what was done once stays so for whoever comes later.
  for (EdgeId id = 0; id < skeleton.edges.size(); ++id) {
    for (const EdgeGuard& atom : atoms) {
      if (skeleton.counters[atom.counter].kind == CounterKind::closed) result.push_back({id, std::nullopt, atom});
    }
  }
  return result;
}

/// Asks whether a step from a state with the lemmas in `before` may lead to one without some of `after`.
class StepQuestion {
 public:
  StepQuestion(Equation& equation, const std::vector<EdgeId>& step) : equation_(equation), step_(step) {
    Solver& solver = equation.solver();
    solver.push();
    solver.require(equation.can_step(step, equation.state()));
    for (const EdgeId id : step) {
      if (!equation.skeleton().edges[id].at_most_once) continue;
      solver.require(solver.equal(equation.fired()[id], solver.number(0)));
    }
    state_ = equation.after(step);
    fired_ = equation.fired_after(step);
    solver.require(equation.within_bounds(state_));
  }
  ~StepQuestion() { equation_.solver().pop(); }
  StepQuestion(const StepQuestion&) = delete;
  StepQuestion& operator=(const StepQuestion&) = delete;

  Term before(const Lemma& lemma) { return formula(equation_, lemma, equation_.state(), equation_.fired()); }
  Term after(const Lemma& lemma) { return formula(equation_, lemma, state_, fired_); }

 private:
  Equation& equation_;
  std::vector<EdgeId> step_;
  StateTerms state_;
  Terms fired_;
};

void require_beginning(Equation& equation) {
  Solver& solver = equation.solver();
  for (const Term fired : equation.fired()) solver.require(solver.equal(fired, solver.number(0)));
}

/// Takes out of `lemmas` those that the model of the solver's last answer breaks.
void drop_broken(Solver& solver, std::vector<Lemma>& lemmas, const Terms& terms) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    if (solver.holds(terms[i])) lemmas[kept++] = lemmas[i];
  }
  lemmas.resize(kept);
}

}  // namespace

Term formula(Equation& equation, const Lemma& lemma, const StateTerms& state, const Terms& fired) {
  Solver& solver = equation.solver();
  const Term count = lemma.taken ? fired[*lemma.taken] : state.places[*lemma.occupied];
  return solver.implies(solver.at_least(count, solver.number(1)), equation.holds(lemma.guard, state));
}

std::optional<std::vector<Lemma>> find_lemmas(const Skeleton& skeleton, LemmaStage stage, EquationFault fault) {
  std::vector<Lemma> lemmas = candidates(skeleton, stage);
  if (lemmas.empty()) return lemmas;
  Solver solver({.budget = step_budget});
  Equation equation(skeleton, solver, fault);
  // At first.
  solver.push();
  require_beginning(equation);
  while (!lemmas.empty()) {
    Terms terms, broken;
    for (const Lemma& lemma : lemmas) {
      terms.push_back(formula(equation, lemma, equation.state(), equation.fired()));
      broken.push_back(solver.negation(terms.back()));
    }
    solver.push();
    solver.require(solver.any_of(broken));
    const Answer answer = solver.check();
    if (answer == Answer::unknown) return std::nullopt;
    if (answer == Answer::sat) drop_broken(solver, lemmas, terms);
    solver.pop();
    if (answer == Answer::unsat) break;
  }
  solver.pop();
  // Kept by every step; a dropped one may have carried others, so until nothing is dropped.
  for (bool changed = true; changed && !lemmas.empty();) {
    changed = false;
    for (const std::vector<EdgeId>& step : equation.steps()) {
      for (bool again = true; again && !lemmas.empty();) {
        again = false;
        StepQuestion question(equation, step);
        Terms after, broken;
        for (const Lemma& lemma : lemmas) {
          solver.require(question.before(lemma));
          after.push_back(question.after(lemma));
          broken.push_back(solver.negation(after.back()));
        }
        solver.require(solver.any_of(broken));
        const Answer answer = solver.check();
        if (answer == Answer::unknown) return std::nullopt;
        if (answer == Answer::unsat) continue;
        drop_broken(solver, lemmas, after);
        again = changed = true;
      }
    }
  }
  return lemmas;
}

std::optional<std::vector<Lemma>> needed_lemmas(const Skeleton& skeleton, const std::vector<Lemma>& lemmas,
                                                const Badness& bad, EquationFault fault) {
  Solver solver({.budget = step_budget});
  Equation equation(skeleton, solver, fault);
  Terms names;
  for (std::size_t i = 0; i < lemmas.size(); ++i) names.push_back(solver.boolean("lemma"));
  std::vector<bool> needed(lemmas.size(), false);
  std::vector<std::size_t> work;
  const auto take_core = [&] {
    for (const Term term : solver.core()) {
      const auto index = static_cast<std::size_t>(std::find(names.begin(), names.end(), term) - names.begin());
      if (needed[index]) continue;
      needed[index] = true;
      work.push_back(index);
    }
  };
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    solver.require(solver.implies(names[i], formula(equation, lemmas[i], equation.state(), equation.fired())));
  }
  solver.push();
  solver.require(bad(equation));
  if (solver.check(names) != Answer::unsat) return std::nullopt;
  take_core();
  solver.pop();
  while (!work.empty()) {
    const std::size_t index = work.back();
    work.pop_back();
    for (const std::vector<EdgeId>& step : equation.steps()) {
      StepQuestion question(equation, step);
      solver.require(solver.negation(question.after(lemmas[index])));
      if (solver.check(names) != Answer::unsat) return std::nullopt;
      take_core();
    }
  }
  std::vector<Lemma> result;
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    if (needed[i]) result.push_back(lemmas[i]);
  }
  return result;
}

std::string check_certificate(const Skeleton& skeleton, const std::vector<Lemma>& lemmas, const Badness& bad) {
  const auto asked = [&](const std::function<void(Equation&, Solver&)>& require, const std::string& what) {
    Solver solver({.logic = Logic::integers, .budget = step_budget, .arithmetic = 6});
    Equation equation(skeleton, solver);
    require(equation, solver);
    const Answer answer = solver.check();
    return answer == Answer::unsat ? std::string() : fmt::format("{}: {}", what, to_string(answer));
  };
  const auto all = [&](Equation& equation, Solver& solver) {
    for (const Lemma& lemma : lemmas) {
      solver.require(formula(equation, lemma, equation.state(), equation.fired()));
    }
  };
  for (const Lemma& lemma : lemmas) {
    const std::string wrong = asked(
        [&](Equation& equation, Solver& solver) {
          require_beginning(equation);
          solver.require(solver.negation(formula(equation, lemma, equation.state(), equation.fired())));
        },
        "a lemma does not hold at first");
    if (!wrong.empty()) return wrong;
  }
  std::vector<std::vector<EdgeId>> steps;
  {
    Solver solver;
    steps = Equation(skeleton, solver).steps();
  }
  for (const std::vector<EdgeId>& step : steps) {
    if (lemmas.empty()) break;
    const std::string wrong = asked(
        [&](Equation& equation, Solver& solver) {
          all(equation, solver);
          solver.require(equation.can_step(step, equation.state()));
          for (const EdgeId id : step) {
            if (skeleton.edges[id].at_most_once) solver.require(solver.equal(equation.fired()[id], solver.number(0)));
          }
          const StateTerms state = equation.after(step);
          const Terms fired = equation.fired_after(step);
          solver.require(equation.within_bounds(state));
          Terms broken;
          for (const Lemma& lemma : lemmas) broken.push_back(solver.negation(formula(equation, lemma, state, fired)));
          solver.require(solver.any_of(broken));
        },
        "a step does not keep the lemmas");
    if (!wrong.empty()) return wrong;
  }
  return asked(
      [&](Equation& equation, Solver& solver) {
        all(equation, solver);
        solver.require(bad(equation));
      },
      "the lemmas do not suffice");
}

std::string to_string(const Lemma& lemma, const Skeleton& skeleton) {
  const std::string then = to_string(lemma.guard, skeleton);
  if (lemma.taken) return fmt::format("after {}: {}", describe(skeleton.edges[*lemma.taken], skeleton), then);
  const Place& place = skeleton.places[*lemma.occupied];
  return fmt::format("while {} is at line {} ({}): {}", skeleton.classes[place.class_id].name, place.position.line,
                     place.what, then);
}

}  // namespace stalemate::checker::smt
