// The least capacities with which nothing deadlocks and nobody is left behind. For a program without parameters by
// search alone: the program is searched with other capacities, from 0 on, until it is right, or until more room makes
// no difference because a channel never holds more (peak_length.hpp). For a program with parameters: the least
// capacities of small instances, a formula that fits all of them, and a proof (prove.hpp) that every capacity of at
// least so much will do whatever the parameters are.
//
// Capacities are not monotone: room may let a goroutine run on into a wait it would not have reached. So what is
// searched is each capacity by itself, and what is proved is "all capacities from here on".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/smt/prove.hpp"

namespace stalemate::checker::smt {

enum class CapacityVerdict : std::uint8_t {
  enough,   // as it is made now, nothing is wrong; `least` may be less
  least,    // with `least` it is right
  formula,  // with `formula` or more, for all parameters
  none,     // no capacity of this channel alone helps
  unknown,
};

struct CapacityOfChannel {
  std::string name;
  model::Position made;
  model::SiteIndex site = 0;
  std::optional<std::int64_t> now;  // as made, if that is a constant
  CapacityVerdict verdict = CapacityVerdict::unknown;
  std::int64_t least = 0;
  std::string formula;  // "workers-1"
  bool is_proved = false;
  std::optional<Instance> one_less;  // what goes wrong with one less, or with any capacity
  std::string why;
};

struct Capacities {
  std::vector<Parameter> parameters;
  bool is_right_now = false;  // as made, in all that was searched
  std::vector<CapacityOfChannel> channels;
  /// The least sum of all capacities that is right, with the capacities, by channel; without parameters only.
  std::optional<std::vector<std::int64_t>> together;
  std::string together_why;
  std::uint32_t searches = 0;
  std::vector<Refusal> reasons;  // why formulas were not looked for
};

struct CapacityOptions {
  CheckOptions check;
  std::int64_t sizes = 2;            // of instances, above the parameters' least values
  std::int64_t capacity_max = 16;    // beyond, only proofs say anything
  std::uint32_t searches_max = 600;  // for capacities together
};

/// Formulas need is_available(); everything else works without.
Capacities find_capacities(const model::Program& program, const CapacityOptions& options);

/// Whether a finding is of the kinds that more room could mend.
bool is_blocking(model::Rule rule);

}  // namespace stalemate::checker::smt
