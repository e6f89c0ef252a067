// The one file that knows z3++ (Z3 4.8.12).
#ifdef STALEMATE_HAS_Z3

#include <z3++.h>

#include "checker/smt/solver.hpp"
#include "model/check.hpp"

namespace stalemate::checker::smt {

bool is_available() { return true; }

std::string library_version() {
  unsigned major = 0, minor = 0, build = 0, revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(build);
}

struct Solver::State {
  explicit State(const SolverOptions& given) : options(given) {}

  Term add(const z3::expr& expression) {
    terms.push_back(expression);
    return {static_cast<std::uint32_t>(terms.size() - 1)};
  }
  const z3::expr& at(Term term) const {
    CHECK(term.id < terms.size(), "a term of another solver");
    return terms[term.id];
  }
  z3::expr_vector vector(std::span<const Term> list) {
    z3::expr_vector result(context);
    for (const Term term : list) result.push_back(at(term));
    return result;
  }

  /// Throws the Z3 solver away (rule 1 of the header).
  void forget() {
    model.reset();
    core.reset();
    solver.reset();
  }

  z3::solver& ready() {
    if (solver) return *solver;
    switch (options.logic) {
      case Logic::general: solver.emplace(context, z3::solver::simple()); break;
      case Logic::integers: solver.emplace(context, "QF_LIA"); break;
      case Logic::differences: solver.emplace(context, "QF_IDL"); break;
    }
    ++made;
    z3::params parameters(context);
    parameters.set("random_seed", options.seed);
    if (options.logic != Logic::differences) parameters.set("arith.solver", options.arithmetic);
    if (options.budget != 0) parameters.set("rlimit", options.budget);
    solver->set(parameters);
    std::size_t next = 0;
    for (const std::size_t scope : scopes) {
      for (; next < scope; ++next) solver->add(at(required[next]));
      solver->push();
    }
    for (; next < required.size(); ++next) solver->add(at(required[next]));
    return *solver;
  }

  SolverOptions options;
  z3::context context;
  std::vector<z3::expr> terms;
  Terms required;
  std::vector<std::size_t> scopes;  // how much was required when each was opened
  std::optional<z3::solver> solver;
  std::optional<z3::model> model;
  std::optional<Terms> core;
  std::string reason;
  std::uint32_t made = 0;
  std::uint64_t checks = 0;
};

Solver::Solver(const SolverOptions& options) : state_(std::make_unique<State>(options)) {}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;

Term Solver::boolean(const std::string& name) {
  // Numbered, so that equal names are different unknowns.
  return state_->add(state_->context.bool_const((name + "!" + std::to_string(state_->terms.size())).c_str()));
}

Term Solver::integer(const std::string& name) {
  return state_->add(state_->context.int_const((name + "!" + std::to_string(state_->terms.size())).c_str()));
}

Term Solver::truth(bool value) { return state_->add(state_->context.bool_val(value)); }

Term Solver::number(std::int64_t value) { return state_->add(state_->context.int_val(value)); }

Term Solver::sum(std::span<const Term> terms) {
  // z3::sum asserts that there is a term.
  if (terms.empty()) return number(0);
  if (terms.size() == 1) return terms.front();
  return state_->add(z3::sum(state_->vector(terms)));
}

Term Solver::times(std::int64_t factor, Term term) {
  if (factor == 1) return term;
  return state_->add(state_->context.int_val(factor) * state_->at(term));
}

Term Solver::minus(Term left, Term right) { return state_->add(state_->at(left) - state_->at(right)); }

Term Solver::if_else(Term condition, Term yes, Term no) {
  return state_->add(z3::ite(state_->at(condition), state_->at(yes), state_->at(no)));
}

Term Solver::less(Term left, Term right) { return state_->add(state_->at(left) < state_->at(right)); }

Term Solver::at_most(Term left, Term right) { return state_->add(state_->at(left) <= state_->at(right)); }

Term Solver::equal(Term left, Term right) { return state_->add(state_->at(left) == state_->at(right)); }

Term Solver::distinct(std::span<const Term> terms) {
  if (terms.size() < 2) return truth(true);
  return state_->add(z3::distinct(state_->vector(terms)));
}

Term Solver::negation(Term term) { return state_->add(!state_->at(term)); }

Term Solver::all_of(std::span<const Term> terms) {
  if (terms.size() == 1) return terms.front();
  return state_->add(z3::mk_and(state_->vector(terms)));
}

Term Solver::any_of(std::span<const Term> terms) {
  if (terms.size() == 1) return terms.front();
  return state_->add(z3::mk_or(state_->vector(terms)));
}

Term Solver::implies(Term premise, Term conclusion) {
  return state_->add(z3::implies(state_->at(premise), state_->at(conclusion)));
}

Term Solver::at_most_of(std::span<const Term> terms, std::uint32_t bound) {
  // z3::atmost asserts that there is a term.
  if (terms.size() <= bound) return truth(true);
  return state_->add(z3::atmost(state_->vector(terms), bound));
}

void Solver::require(Term formula) {
  State& s = *state_;
  s.required.push_back(formula);
  s.model.reset();
  s.core.reset();
  if (s.solver) s.solver->add(s.at(formula));
}

void Solver::push() {
  State& s = *state_;
  s.scopes.push_back(s.required.size());
  s.model.reset();
  s.core.reset();
  if (s.solver) s.solver->push();
}

void Solver::pop() {
  State& s = *state_;
  CHECK(!s.scopes.empty(), "pop without push");
  s.required.resize(s.scopes.back());
  s.scopes.pop_back();
  s.model.reset();
  s.core.reset();
  if (s.solver) s.solver->pop();
}

Answer Solver::check(std::span<const Term> assumptions) {
  State& s = *state_;
  s.model.reset();
  s.core.reset();
  s.reason.clear();
  ++s.checks;
  try {
    z3::solver& solver = s.ready();
    const z3::check_result result = assumptions.empty() ? solver.check() : solver.check(s.vector(assumptions));
    if (result == z3::sat) {
      s.model.emplace(solver.get_model());
      return Answer::sat;
    }
    if (result == z3::unsat) {
      const z3::expr_vector used = solver.unsat_core();
      s.core.emplace();
      for (const Term assumption : assumptions) {
        for (unsigned i = 0; i < used.size(); ++i) {
          if (!z3::eq(used[static_cast<int>(i)], s.at(assumption))) continue;
          s.core->push_back(assumption);
          break;
        }
      }
      return Answer::unsat;
    }
    s.reason = solver.reason_unknown();
  } catch (const z3::exception& e) {
    s.reason = e.msg();
  }
  s.forget();
  return Answer::unknown;
}

const std::string& Solver::reason() const { return state_->reason; }

void Solver::set_budget(std::uint32_t units) {
  State& s = *state_;
  s.options.budget = units;
  if (!s.solver) return;
  z3::params parameters(s.context);
  parameters.set("rlimit", units);
  s.solver->set(parameters);
}

bool Solver::holds(Term formula) {
  CHECK(state_->model.has_value(), "no model: the last answer was not sat");
  return state_->model->eval(state_->at(formula), true).is_true();
}

std::optional<std::int64_t> Solver::value(Term term) {
  CHECK(state_->model.has_value(), "no model: the last answer was not sat");
  std::int64_t result = 0;
  if (!state_->model->eval(state_->at(term), true).is_numeral_i64(result)) return std::nullopt;
  return result;
}

Terms Solver::core() {
  CHECK(state_->core.has_value(), "no core: the last answer was not unsat");
  return *state_->core;
}

std::string Solver::to_string(Term term) const { return state_->at(term).to_string(); }

std::uint32_t Solver::made_count() const { return state_->made; }

std::uint64_t Solver::check_count() const { return state_->checks; }

}  // namespace stalemate::checker::smt

#endif
