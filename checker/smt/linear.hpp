// Linear expressions over the parameters of a program: "2 jobs - workers + 1". Parameters are numbered by the skeleton
// that names them. Values are mathematical integers; who makes one from machine integers must say why they cannot wrap.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stalemate::checker::smt {

using ParameterId = std::uint32_t;

struct Linear {
  std::map<ParameterId, std::int64_t> factors;  // none is 0
  std::int64_t constant = 0;

  Linear() = default;
  Linear(std::int64_t value) : constant(value) {}  // NOLINT: a number is a linear expression
  static Linear parameter(ParameterId id);
  bool is_constant() const { return factors.empty(); }
  Linear& operator+=(const Linear& other);
  Linear operator*(std::int64_t factor) const;
  friend Linear operator+(Linear left, const Linear& right) { return left += right; }
  friend Linear operator-(Linear left, const Linear& right) { return left += right * -1; }
  friend bool operator==(const Linear&, const Linear&) = default;
  friend auto operator<=>(const Linear&, const Linear&) = default;
  std::int64_t at(const std::vector<std::int64_t>& values) const;
};

/// "jobs-workers+1"; "0".
std::string to_string(const Linear& linear, const std::vector<std::string>& names);

}  // namespace stalemate::checker::smt
