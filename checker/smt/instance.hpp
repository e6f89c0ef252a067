// One instance of a parametric program: a copy in which each parameter is a number, and channels have given capacities.
#pragma once

#include <map>

#include "checker/smt/skeleton.hpp"

namespace stalemate::checker::smt {

/// Requires: a value for each parameter. Instructions keep their places; a new capacity takes a detour at the end of
/// the function.
model::Program instance(const model::Program& program, const std::vector<Parameter>& parameters,
                        const std::vector<std::int64_t>& values);

/// The same program with channels made at these sites having these capacities.
model::Program with_capacities(const model::Program& program,
                               const std::map<model::SiteIndex, std::int64_t>& capacities);

}  // namespace stalemate::checker::smt
