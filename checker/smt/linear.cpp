#include "checker/smt/linear.hpp"

#include "model/check.hpp"

namespace stalemate::checker::smt {

Linear Linear::parameter(ParameterId id) {
  Linear result;
  result.factors[id] = 1;
  return result;
}

Linear& Linear::operator+=(const Linear& other) {
  constant += other.constant;
  for (const auto& [id, factor] : other.factors) {
    if ((factors[id] += factor) == 0) factors.erase(id);
  }
  return *this;
}

Linear Linear::operator*(std::int64_t factor) const {
  Linear result;
  if (factor == 0) return result;
  result.constant = constant * factor;
  for (const auto& [id, own] : factors) result.factors[id] = own * factor;
  return result;
}

std::int64_t Linear::at(const std::vector<std::int64_t>& values) const {
  std::int64_t result = constant;
  for (const auto& [id, factor] : factors) {
    CHECK(id < values.size(), "a parameter without a value");
    result += factor * values[id];
  }
  return result;
}

std::string to_string(const Linear& linear, const std::vector<std::string>& names) {
  std::string text;
  // What is added comes first: "jobs-workers", not "-workers+jobs".
  for (const bool positive : {true, false}) {
    for (const auto& [id, factor] : linear.factors) {
      if ((factor > 0) != positive) continue;
      const std::int64_t size = factor > 0 ? factor : -factor;
      if (!positive) {
        text += "-";
      } else if (!text.empty()) {
        text += "+";
      }
      if (size != 1) text += std::to_string(size) + "*";
      text += id < names.size() ? names[id] : "?";
    }
  }
  if (text.empty()) return std::to_string(linear.constant);
  if (linear.constant > 0) text += "+";
  if (linear.constant != 0) text += std::to_string(linear.constant);
  return text;
}

}  // namespace stalemate::checker::smt
