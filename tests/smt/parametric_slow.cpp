// corpus/parametric: what is proved for all parameters, or the least that fail, against the explicit search of
// instances: each parameter up to 6, and one size beyond.
#include <numeric>

#include "checker/smt/capacity.hpp"
#include "checker/smt/extraction.hpp"
#include "checker/smt/instance.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::checker::smt;
using test::ParametricFile;

namespace {

using Numbers = std::vector<std::int64_t>;

bool is_in(const Numbers& values, const std::vector<Constraint>& domain) {
  return std::all_of(domain.begin(), domain.end(), [&](const Constraint& c) { return c.value.at(values) >= 0; });
}

/// Every parameter from 0 to 6 while the others are 1 or 2, all of them together, and all of them at 8.
std::vector<Numbers> sizes(std::size_t parameters) {
  std::vector<Numbers> all;
  for (std::int64_t size = 0; size <= 6; ++size) {
    for (std::size_t i = 0; i < parameters; ++i) {
      for (const std::int64_t others : {1, 2}) {
        Numbers values(parameters, others);
        values[i] = size;
        all.push_back(values);
      }
    }
    if (parameters < 3 || size < 4) all.emplace_back(parameters, size);
  }
  all.emplace_back(parameters, parameters < 3 ? 8 : 5);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// "a+1", "a-b", "1", all parameters being `size`.
std::int64_t value_of(const std::string& formula, std::int64_t size) {
  std::int64_t value = 0, sign = 1;
  for (std::size_t at = 0; at < formula.size(); ++at) {
    if (formula[at] == '+' || formula[at] == '-') {
      sign = formula[at] == '+' ? 1 : -1;
      continue;
    }
    const std::size_t end = std::min(formula.find_first_of("+-", at), formula.size());
    const std::string token = formula.substr(at, end - at);
    value += sign * (token.find_first_not_of("0123456789") == std::string::npos ? std::stoll(token) : size);
    at = end - 1;
  }
  return value;
}

bool search_finds(const model::Program& program, const std::vector<Parameter>& parameters, const Numbers& values) {
  checker::CheckOptions options;
  options.reduction = checker::Reduction::stubborn;
  options.states_max = 2'000'000;
  const checker::CheckResult result = checker::check(instance(program, parameters, values), options);
  INFO(values_text(parameters, values));
  const bool found = std::any_of(result.findings.begin(), result.findings.end(),
                                 [](const checker::Finding& f) { return is_excluded(f.rule); });
  CHECK((found || result.stopped_by == checker::StoppedBy::nothing));
  return found;
}

}  // namespace

TEST_CASE("corpus/parametric: proofs and smallest failures, held against search") {
  if (!is_available()) return;
  std::size_t proved = 0, failing = 0;
  for (const ParametricFile& file : test::parametric_files()) {
    INFO(file.path);
    REQUIRE_FALSE(file.prove.empty());
    const model::Program program = test::compiled(file.path, "run");
    ProveOptions options;
    options.check.states_max = 300'000;
    const Proof proof = prove(program, options);
    std::string answer = proof.verdict == ProofVerdict::proved ? "proved" : "unknown";
    if (proof.verdict == ProofVerdict::fails) answer = "fails " + values_text(proof.parameters, proof.failing->values);
    CHECK(answer == file.prove);
    if (answer != file.prove) continue;
    REQUIRE_FALSE(proof.parameters.empty());
    if (proof.verdict == ProofVerdict::proved) {
      ++proved;
      for (const Numbers& values : sizes(proof.parameters.size())) {
        if (is_in(values, proof.domain)) CHECK_FALSE(search_finds(program, proof.parameters, values));
      }
      continue;
    }
    ++failing;
    const Numbers& least = proof.failing->values;
    CHECK(search_finds(program, proof.parameters, least));
    const auto sum = [](const Numbers& values) {
      return std::accumulate(values.begin(), values.end(), std::int64_t{0});
    };
    for (const Numbers& values : small_values(proof.parameters, proof.domain, 3)) {
      if (sum(values) < sum(least)) CHECK_FALSE(search_finds(program, proof.parameters, values));
    }
  }
  CHECK(proved >= 11);
  CHECK(failing >= 11);
}

TEST_CASE("corpus/parametric: least capacities are formulas, right and least wherever that is searched") {
  if (!is_available()) return;
  std::size_t formulas = 0, programs = 0;
  for (const ParametricFile& file : test::parametric_files()) {
    if (file.least.empty()) continue;
    ++programs;
    INFO(file.path);
    const model::Program program = test::compiled(file.path, "run");
    CapacityOptions options;
    options.check.states_max = 300'000;
    const Capacities found = find_capacities(program, options);
    for (const auto& [name, formula] : file.least) {
      const auto channel = std::find_if(found.channels.begin(), found.channels.end(),
                                        [&, wanted = name](const CapacityOfChannel& c) { return c.name == wanted; });
      REQUIRE(channel != found.channels.end());
      const std::string about = name + ": " + channel->why;
      INFO(about);
      CHECK(channel->verdict == CapacityVerdict::formula);
      CHECK(channel->formula == formula);
      CHECK(channel->is_proved);
      CHECK(channel->one_less.has_value() == (formula != "0"));
      ++formulas;
      // The least capacity by search alone, beyond the sizes the formula was found with.
      const auto least_at = [&](const Numbers& values) {
        for (std::int64_t capacity = 0; capacity < 20; ++capacity) {
          const model::Program one =
              with_capacities(instance(program, found.parameters, values), {{channel->site, capacity}});
          if (!search_finds(one, {}, {})) return capacity;
        }
        return std::int64_t{-1};
      };
      for (std::int64_t size = 1; size <= 6; ++size) {
        const Numbers values(found.parameters.size(), size);
        const std::int64_t least = least_at(values);
        CHECK(least == std::max<std::int64_t>(value_of(formula, size), 0));
      }
    }
  }
  CHECK(formulas >= 18);
  CHECK(programs >= 12);
}
