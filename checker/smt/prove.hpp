// "For every N": whether a program can deadlock, leave a goroutine behind, or misuse a channel, lock or WaitGroup,
// whatever its parameters are. The equation (equation.hpp) with lemmas (lemmas.hpp) refutes, or names a smallest
// candidate; a candidate counts only if the explicit search of that instance finds the bug. A proof is checked again in
// fresh solvers, and small instances are searched all the same: if one of them has what the proof excludes, that is our
// bug (CHECK). What cannot be decided is said with the reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/check.hpp"
#include "checker/smt/lemmas.hpp"

namespace stalemate::checker::smt {

enum class ProofVerdict : std::uint8_t { proved, fails, unknown };

struct ProveOptions {
  /// Of each instance; its states_max is how much a candidate may cost.
  CheckOptions check;
  /// Instances searched to be sure of a proof: parameters up to so much above their least value.
  std::int64_t sizes = 2;
  bool unbounded_entry = true;
  /// Channels made at these sites get a parameter as capacity.
  std::vector<model::SiteIndex> open_capacities;
  EquationFault fault = EquationFault::none;  // for tests
};

struct Instance {
  std::vector<std::int64_t> values;  // by parameter
  CheckResult result;
};

struct Proof {
  ProofVerdict verdict = ProofVerdict::unknown;
  std::vector<Parameter> parameters;
  std::vector<Constraint> domain;
  std::vector<std::string> lemmas;      // proved: what the proof rests on, readable
  std::vector<Lemma> certificate;       // the same
  std::optional<Instance> failing;      // fails: the smallest instance that does, by the sum of its parameters
  std::string smallest_by;              // why no smaller one fails
  std::vector<Refusal> reasons;         // unknown
  std::vector<std::string> notes;       // what else is to be known of the answer
  std::uint32_t places = 0, edges = 0;  // of the skeleton
  std::uint32_t candidates = 0;         // that the search had to judge
  std::uint32_t instances = 0;          // searched completely
};

/// Requires: is_available().
Proof prove(const model::Program& program, const ProveOptions& options);

/// The same for a skeleton whose domain was narrowed by the caller. `skeleton` was extracted from `program`.
Proof prove(const model::Program& program, const Skeleton& skeleton, const ProveOptions& options);

/// Whether a finding is of the kinds a proof excludes.
bool is_excluded(model::Rule rule);
/// "workers=2, jobs=3"; "" without parameters.
std::string values_text(const std::vector<Parameter>& parameters, const std::vector<std::int64_t>& values);

/// All combinations of values up to `above` more than each parameter's least one that lie in the domain, by their sum.
std::vector<std::vector<std::int64_t>> small_values(const std::vector<Parameter>& parameters,
                                                    const std::vector<Constraint>& domain, std::int64_t above);

}  // namespace stalemate::checker::smt
