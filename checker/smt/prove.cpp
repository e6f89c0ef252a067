#include "checker/smt/prove.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "checker/smt/extraction.hpp"
#include "checker/smt/instance.hpp"
#include "model/check.hpp"

namespace stalemate::checker::smt {

namespace {

constexpr std::uint32_t question_budget = 60'000'000;
constexpr std::uint32_t candidates_max = 24;

bool is_complete(const CheckResult& result) { return result.stopped_by == StoppedBy::nothing; }

bool has_excluded(const CheckResult& result) {
  return std::any_of(result.findings.begin(), result.findings.end(),
                     [](const Finding& finding) { return is_excluded(finding.rule); });
}

Term is_bad(Equation& equation) {
  Terms any{equation.is_stuck()};
  for (const auto& [edge, crash] : equation.crashes()) any.push_back(crash);
  return equation.solver().any_of(any);
}

class Prover {
 public:
  Prover(const model::Program& program, const Skeleton& skeleton, const ProveOptions& options)
      : program_(program), skeleton_(skeleton), options_(options) {
    proof_.parameters = skeleton.parameters;
    proof_.domain = skeleton.domain;
    proof_.places = static_cast<std::uint32_t>(skeleton.places.size());
    proof_.edges = static_cast<std::uint32_t>(skeleton.edges.size());
  }

  Proof run() {
    proof_.reasons = skeleton_.refusals;
    if (proof_.reasons.empty()) refute();
    if (proof_.verdict == ProofVerdict::proved) cross_check();
    if (proof_.verdict == ProofVerdict::unknown) search_small();
    return std::move(proof_);
  }

 private:
  void unknown(const std::string& why, model::Position position = {}) {
    proof_.verdict = ProofVerdict::unknown;
    proof_.reasons.push_back({position, why});
  }

  const CheckResult& search(const std::vector<std::int64_t>& values) {
    const auto known = searched_.find(values);
    if (known != searched_.end()) return known->second;
    const model::Program one = instance(program_, skeleton_.parameters, values);
    const CheckResult& result = searched_.emplace(values, check(one, options_.check)).first->second;
    if (is_complete(result)) ++proof_.instances;
    return result;
  }

  bool fails(const std::vector<std::int64_t>& values, const std::string& smallest_by) {
    const CheckResult& result = search(values);
    if (!has_excluded(result)) return false;
    proof_.verdict = ProofVerdict::fails;
    proof_.reasons.clear();
    proof_.failing = Instance{values, result};
    proof_.smallest_by = smallest_by;
    return true;
  }

  void refute() {
    std::string may_go_on;
    const bool ends = always_ends(skeleton_, may_go_on);
    LemmaStage stage = LemmaStage::none;
    std::vector<Lemma> lemmas;
    std::vector<std::vector<std::int64_t>> refuted;  // instances that are fine, whatever the equation thinks
    for (;;) {
      std::vector<std::int64_t> values;
      std::string reason;
      switch (candidate(lemmas, refuted, values, reason)) {
        case Answer::unknown: return unknown(reason);
        case Answer::unsat: return conclude(lemmas, refuted, ends, may_go_on);
        case Answer::sat: break;
      }
      ++proof_.candidates;
      if (fails(values, "smaller ones are excluded by the state equation" +
                            std::string(refuted.empty() ? "" : " and by search"))) {
        return;
      }
      if (stage != LemmaStage::places) {
        stage = stage == LemmaStage::none ? LemmaStage::guards : LemmaStage::places;
        std::optional<std::vector<Lemma>> found = find_lemmas(skeleton_, stage, options_.fault);
        if (!found) return unknown("the solver gave up while it looked for lemmas");
        lemmas = std::move(*found);
        continue;
      }
      if (!is_complete(search(values))) {
        return unknown(fmt::format("{}could neither be shown to fail nor not to: {}", instance_text(values), what_));
      }
      if (skeleton_.parameters.empty()) {
        // There is only this instance, and it was searched.
        return conclude_by_search();
      }
      if (refuted.size() == candidates_max) {
        return unknown(fmt::format("{} candidates were none in truth, the last: {}{}", candidates_max,
                                   instance_text(values), what_));
      }
      refuted.push_back(values);
    }
  }

  std::string instance_text(const std::vector<std::int64_t>& values) const {
    const std::string text = values_text(skeleton_.parameters, values);
    return text.empty() ? "" : text + ": ";
  }

  /// A bad state of the equation with the least sum of parameters.
  Answer candidate(const std::vector<Lemma>& lemmas, const std::vector<std::vector<std::int64_t>>& refuted,
                   std::vector<std::int64_t>& values, std::string& reason) {
    Solver solver({.budget = question_budget});
    Equation equation(skeleton_, solver, options_.fault);
    for (const Lemma& lemma : lemmas) {
      solver.require(formula(equation, lemma, equation.state(), equation.fired()));
    }
    solver.require(is_bad(equation));
    Terms above;
    for (std::size_t i = 0; i < skeleton_.parameters.size(); ++i) {
      const std::int64_t low = skeleton_.parameters[i].low.value_or(0);
      above.push_back(solver.minus(equation.parameters()[i], solver.number(low)));
    }
    for (const std::vector<std::int64_t>& one : refuted) {
      Terms differs;
      for (std::size_t i = 0; i < one.size(); ++i) {
        differs.push_back(solver.negation(solver.equal(equation.parameters()[i], solver.number(one[i]))));
      }
      solver.require(solver.any_of(differs));
    }
    const Answer first = solver.check();
    if (first != Answer::sat) {
      reason = "the solver gave up: " + solver.reason();
      return first;
    }
    const Term sum = solver.sum(above);
    std::int64_t most = solver.value(sum).value_or(INT64_MAX), least = 0;
    while (least < most) {
      // Small ones first: they are the likely ones, and cheap.
      const std::int64_t middle = least < 16 ? least : least + (most - least) / 2;
      solver.push();
      solver.require(solver.at_most(sum, solver.number(middle)));
      const Answer answer = solver.check();
      if (answer == Answer::sat) most = std::min(middle, solver.value(sum).value_or(middle));
      if (answer == Answer::unsat) least = middle + 1;
      solver.pop();
      if (answer == Answer::unknown) {
        reason = "the solver gave up: " + solver.reason();
        return answer;
      }
    }
    solver.require(solver.at_most(sum, solver.number(most)));
    if (solver.check() != Answer::sat) {
      reason = "the solver gave up: " + solver.reason();
      return Answer::unknown;
    }
    values.clear();
    for (const Term parameter : equation.parameters()) {
      const std::optional<std::int64_t> value = solver.value(parameter);
      if (!value) {
        reason = "a candidate beyond 64 bits";
        return Answer::unknown;
      }
      values.push_back(*value);
    }
    describe_candidate(equation);
    return Answer::sat;
  }

  /// Who would stand where.
  void describe_candidate(Equation& equation) {
    what_.clear();
    for (PlaceId id = 0; id < skeleton_.places.size(); ++id) {
      const Place& place = skeleton_.places[id];
      const std::int64_t count = equation.solver().value(equation.state().places[id]).value_or(0);
      if (place.is_end || count <= 0) continue;
      if (!what_.empty()) what_ += ", ";
      what_ += fmt::format("{}{} at line {}", count == 1 ? "" : fmt::format("{} of ", count),
                           skeleton_.classes[place.class_id].name, place.position.line);
    }
  }

  void conclude(const std::vector<Lemma>& lemmas, const std::vector<std::vector<std::int64_t>>& refuted, bool ends,
                const std::string& may_go_on) {
    if (!ends) return unknown("no state was found in which all wait, but " + may_go_on);
    const auto bad = [&](Equation& equation) {
      Terms all{is_bad(equation)};
      Solver& solver = equation.solver();
      for (const std::vector<std::int64_t>& one : refuted) {
        Terms differs;
        for (std::size_t i = 0; i < one.size(); ++i) {
          differs.push_back(solver.negation(solver.equal(equation.parameters()[i], solver.number(one[i]))));
        }
        all.push_back(solver.any_of(differs));
      }
      return solver.all_of(all);
    };
    const auto needed = needed_lemmas(skeleton_, lemmas, bad, options_.fault);
    if (!needed) return unknown("the solver gave up while it made the proof small");
    if (options_.fault == EquationFault::none) {
      const std::string wrong = check_certificate(skeleton_, *needed, bad);
      if (!wrong.empty()) return unknown("the proof was not confirmed: " + wrong);
    }
    proof_.certificate = *needed;
    for (const Lemma& lemma : *needed) {
      const std::string text = to_string(lemma, skeleton_);
      if (std::find(proof_.lemmas.begin(), proof_.lemmas.end(), text) == proof_.lemmas.end()) {
        proof_.lemmas.push_back(text);
      }
    }
    for (const std::vector<std::int64_t>& one : refuted) {
      proof_.notes.push_back(fmt::format("{} was settled by search", values_text(skeleton_.parameters, one)));
    }
    proof_.verdict = ProofVerdict::proved;
  }

  void conclude_by_search() {
    proof_.notes.emplace_back("the program has no parameter, and a search of all its states settled it");
    proof_.verdict = ProofVerdict::proved;
  }

  void cross_check() {
    for (const std::vector<std::int64_t>& values :
         small_values(skeleton_.parameters, skeleton_.domain, options_.sizes)) {
      const CheckResult& result = search(values);
      if (options_.fault != EquationFault::none && has_excluded(result)) {
        // A planted fault: what a CHECK says otherwise.
        proof_.notes.emplace_back("refuted by search");
        return;
      }
      CHECK(!has_excluded(result), "a proof for all parameters is refuted by the search of one instance");
      for (const Finding& finding : result.findings) {
        if (!finding.is_error()) continue;
        const std::string note = fmt::format("{}{}", instance_text(values), finding.message);
        if (notes_seen_.insert(finding.message).second) proof_.notes.push_back("not excluded, and found: " + note);
      }
    }
  }

  /// Nothing is proved, but a bug in a small instance is one.
  void search_small() {
    if (options_.fault != EquationFault::none) return;
    bool all_complete = true;
    for (const std::vector<std::int64_t>& values :
         small_values(skeleton_.parameters, skeleton_.domain, options_.sizes)) {
      const bool known = searched_.contains(values);
      if (fails(values, all_complete ? "all smaller ones were searched" : "")) return;
      all_complete = all_complete && is_complete(searched_.at(values));
      static_cast<void>(known);
    }
  }

  const model::Program& program_;
  const Skeleton& skeleton_;
  const ProveOptions& options_;
  std::map<std::vector<std::int64_t>, CheckResult> searched_;
  std::set<std::string> notes_seen_;
  std::string what_;  // of the last candidate
  Proof proof_;
};

}  // namespace

bool is_excluded(model::Rule rule) {
  switch (rule) {
    case model::Rule::deadlock:
    case model::Rule::partial_deadlock:
    case model::Rule::leak:
    case model::Rule::send_on_closed:
    case model::Rule::close_of_closed:
    case model::Rule::negative_waitgroup:
    case model::Rule::unlock_of_unlocked: return true;
    default: return false;
  }
}

std::string values_text(const std::vector<Parameter>& parameters, const std::vector<std::int64_t>& values) {
  std::string text;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    text += fmt::format("{}{}={}", i == 0 ? "" : ", ", parameters[i].name, values[i]);
  }
  return text;
}

std::vector<std::vector<std::int64_t>> small_values(const std::vector<Parameter>& parameters,
                                                    const std::vector<Constraint>& domain, std::int64_t above) {
  std::vector<std::vector<std::int64_t>> all{{}};
  for (const Parameter& parameter : parameters) {
    std::vector<std::vector<std::int64_t>> longer;
    const std::int64_t low = parameter.low.value_or(0);
    for (const std::vector<std::int64_t>& one : all) {
      for (std::int64_t value = low; value <= low + above; ++value) {
        longer.push_back(one);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  std::erase_if(all, [&](const std::vector<std::int64_t>& values) {
    return std::any_of(domain.begin(), domain.end(), [&](const Constraint& c) { return c.value.at(values) < 0; });
  });
  std::stable_sort(all.begin(), all.end(), [](const auto& x, const auto& y) {
    return std::accumulate(x.begin(), x.end(), std::int64_t{0}) < std::accumulate(y.begin(), y.end(), std::int64_t{0});
  });
  return all;
}

Proof prove(const model::Program& program, const Skeleton& skeleton, const ProveOptions& options) {
  return Prover(program, skeleton, options).run();
}

Proof prove(const model::Program& program, const ProveOptions& options) {
  ExtractOptions extraction;
  extraction.open_capacities = options.open_capacities;
  extraction.unbounded_entry = options.unbounded_entry;
  return prove(program, extract(program, extraction), options);
}

}  // namespace stalemate::checker::smt
