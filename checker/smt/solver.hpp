// Questions to Z3, behind a wall: nothing of z3++ is seen outside solver_z3.cpp, and a build without libz3 has the same
// interface, where is_available() says no and nothing else may be called.
//
// A Solver owns a context of its own and keeps what it was told in scopes (push, pop). Three rules, each from a defect
// of Z3 4.8.12:
// (1) After an unknown, a cancellation or an exception the Z3 solver behind is thrown away and the next check starts a
//     new one with what is still required: one that had run out of its budget answers sat on unsatisfiable formulas
//     afterwards.
// (2) Budgets are Z3's resource counter, never time: the same questions in the same order have the same answers.
// (3) Options are checked by their effect in tests: a misspelt one is taken without a word.
// A Solver and its terms belong to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stalemate::checker::smt {

/// Whether this build can ask Z3 (-DSTALEMATE_Z3=ON, and libz3 was found).
bool is_available();
/// "4.8.12", or "" without Z3.
std::string library_version();
/// What a command that needs Z3 prints where there is none.
std::string unavailable_message();

/// A formula or an integer expression of one Solver.
struct Term {
  std::uint32_t id = 0;
  friend bool operator==(Term, Term) = default;
  friend auto operator<=>(Term, Term) = default;
};
using Terms = std::vector<Term>;

enum class Answer : std::uint8_t { sat, unsat, unknown };
const char* to_string(Answer answer);

enum class Logic : std::uint8_t {
  general,      // any term below; the solver for which push and pop are cheap
  integers,     // QF_LIA
  differences,  // QF_IDL: only x - y <= c; unknown on anything else
};

struct SolverOptions {
  Logic logic = Logic::general;
  /// Resource units a check may use; 0: no bound. A million is of the order of a second.
  std::uint32_t budget = 0;
  std::uint32_t seed = 0;
  /// Z3's smt.arith.solver: 2 is the fast one for flow equations, 6 Z3's own choice.
  std::uint32_t arithmetic = 2;
};

class Solver {
 public:
  /// Requires: is_available().
  explicit Solver(const SolverOptions& options = {});
  ~Solver();
  Solver(Solver&&) noexcept;
  Solver& operator=(Solver&&) noexcept;

  // Terms. Names are for listings and need not be unique: each call makes a new unknown.
  Term boolean(const std::string& name);
  Term integer(const std::string& name);
  Term truth(bool value);
  Term number(std::int64_t value);
  Term sum(std::span<const Term> terms);  // 0 if empty
  Term sum(std::initializer_list<Term> terms) { return sum(std::span(terms.begin(), terms.size())); }
  Term times(std::int64_t factor, Term term);
  Term minus(Term left, Term right);
  Term if_else(Term condition, Term yes, Term no);
  Term less(Term left, Term right);
  Term at_most(Term left, Term right);
  Term at_least(Term left, Term right) { return at_most(right, left); }
  Term equal(Term left, Term right);
  Term distinct(std::span<const Term> terms);  // true if fewer than two
  Term negation(Term term);
  Term all_of(std::span<const Term> terms);  // true if empty
  Term all_of(std::initializer_list<Term> terms) { return all_of(std::span(terms.begin(), terms.size())); }
  Term any_of(std::span<const Term> terms);  // false if empty
  Term any_of(std::initializer_list<Term> terms) { return any_of(std::span(terms.begin(), terms.size())); }
  Term implies(Term premise, Term conclusion);
  /// At most `bound` of the formulas hold.
  Term at_most_of(std::span<const Term> terms, std::uint32_t bound);

  void require(Term formula);
  void push();
  void pop();  // Requires: a push before
  /// Whether what is required can hold together with `assumptions`, which are unknowns (boolean()) or their negations.
  Answer check(std::span<const Term> assumptions = {});
  Answer check(std::initializer_list<Term> assumptions) {
    return check(std::span(assumptions.begin(), assumptions.size()));
  }
  /// Why the last answer was unknown.
  const std::string& reason() const;
  void set_budget(std::uint32_t units);

  // The model of the last answer, which was sat; nothing may have been required, pushed or popped since.
  bool holds(Term formula);
  /// Nothing if the value does not fit.
  std::optional<std::int64_t> value(Term term);
  /// Of the last answer, which was unsat: assumptions that suffice, in their order.
  Terms core();

  std::string to_string(Term term) const;
  /// How often a Z3 solver was made: once, and once more after each answer that must not be built upon.
  std::uint32_t made_count() const;
  std::uint64_t check_count() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stalemate::checker::smt
