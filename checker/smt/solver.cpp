// What does not depend on whether there is a Z3, and the whole of Solver where there is none.
#include "checker/smt/solver.hpp"

#include "model/check.hpp"

namespace stalemate::checker::smt {

const char* to_string(Answer answer) {
  switch (answer) {
    case Answer::sat: return "sat";
    case Answer::unsat: return "unsat";
    case Answer::unknown: return "unknown";
  }
  return "";
}

std::string unavailable_message() {
  return "this stalemate was built without Z3; install libz3-dev, configure with -DSTALEMATE_Z3=ON and build again";
}

#ifndef STALEMATE_HAS_Z3

namespace {
[[noreturn]] void absent() {
  CHECK(false, "asked Z3 in a build without it");
  __builtin_unreachable();
}
}  // namespace

bool is_available() { return false; }
std::string library_version() { return ""; }

struct Solver::State {};
Solver::Solver(const SolverOptions& /*options*/) { absent(); }
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;
Term Solver::boolean(const std::string& /*name*/) { absent(); }
Term Solver::integer(const std::string& /*name*/) { absent(); }
Term Solver::truth(bool /*value*/) { absent(); }
Term Solver::number(std::int64_t /*value*/) { absent(); }
Term Solver::sum(std::span<const Term> /*terms*/) { absent(); }
Term Solver::times(std::int64_t /*factor*/, Term /*term*/) { absent(); }
Term Solver::minus(Term /*left*/, Term /*right*/) { absent(); }
Term Solver::if_else(Term /*condition*/, Term /*yes*/, Term /*no*/) { absent(); }
Term Solver::less(Term /*left*/, Term /*right*/) { absent(); }
Term Solver::at_most(Term /*left*/, Term /*right*/) { absent(); }
Term Solver::equal(Term /*left*/, Term /*right*/) { absent(); }
Term Solver::distinct(std::span<const Term> /*terms*/) { absent(); }
Term Solver::negation(Term /*term*/) { absent(); }
Term Solver::all_of(std::span<const Term> /*terms*/) { absent(); }
Term Solver::any_of(std::span<const Term> /*terms*/) { absent(); }
Term Solver::implies(Term /*premise*/, Term /*conclusion*/) { absent(); }
Term Solver::at_most_of(std::span<const Term> /*terms*/, std::uint32_t /*bound*/) { absent(); }
void Solver::require(Term /*formula*/) { absent(); }
void Solver::push() { absent(); }
void Solver::pop() { absent(); }
Answer Solver::check(std::span<const Term> /*assumptions*/) { absent(); }
const std::string& Solver::reason() const { absent(); }
void Solver::set_budget(std::uint32_t /*units*/) { absent(); }
bool Solver::holds(Term /*formula*/) { absent(); }
std::optional<std::int64_t> Solver::value(Term /*term*/) { absent(); }
Terms Solver::core() { absent(); }
std::string Solver::to_string(Term /*term*/) const { absent(); }
std::uint32_t Solver::made_count() const { absent(); }
std::uint64_t Solver::check_count() const { absent(); }

#endif

}  // namespace stalemate::checker::smt
