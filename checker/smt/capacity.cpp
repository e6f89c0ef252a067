#include "checker/smt/capacity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "checker/smt/extraction.hpp"
#include "checker/smt/instance.hpp"
#include "checker/smt/peak_length.hpp"
#include "model/check.hpp"
#include "model/effect.hpp"

namespace stalemate::checker::smt {

using model::Op;
using model::SiteIndex;

namespace {

using Values = std::vector<std::int64_t>;
using Settings = std::map<SiteIndex, std::int64_t>;

constexpr std::uint64_t peak_states_max = 200'000;

/// The channels made by the user's code, in the order of the text.
std::vector<CapacityOfChannel> channels_of(const model::Program& program) {
  std::vector<CapacityOfChannel> channels;
  for (const model::Function& function : program.functions) {
    if (function.is_library) continue;
    for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
      const model::Instruction& in = function.code[pc];
      if (in.op != Op::make_chan) continue;
      CapacityOfChannel channel;
      channel.site = static_cast<SiteIndex>(in.c);
      channel.made = function.positions[pc];
      channel.name = program.sites[channel.site].name;
      if (channel.name.empty()) channel.name = fmt::format("chan:{}", channel.made.line);
      const bool is_known = std::any_of(channels.begin(), channels.end(),
                                        [&](const CapacityOfChannel& other) { return other.site == channel.site; });
      if (!is_known) channels.push_back(std::move(channel));
    }
  }
  std::sort(channels.begin(), channels.end(), [](const auto& x, const auto& y) { return x.made < y.made; });
  return channels;
}

enum class Right : std::uint8_t { yes, no, not_known };

Right is_right(const CheckResult& result) {
  for (const Finding& finding : result.findings) {
    if (is_blocking(finding.rule)) return Right::no;
  }
  return result.stopped_by == StoppedBy::nothing ? Right::yes : Right::not_known;
}

std::string first_blocking(const CheckResult& result) {
  for (const Finding& finding : result.findings) {
    if (is_blocking(finding.rule)) return finding.message;
  }
  return "";
}

/// Searches of one program, or of one instance, with other capacities.
class Searches {
 public:
  Searches(const model::Program& program, const CapacityOptions& options) : program_(program), options_(options) {}

  const CheckResult& with(const Settings& settings) {
    const auto known = results_.find(settings);
    if (known != results_.end()) return known->second;
    return results_.emplace(settings, check(with_capacities(program_, settings), options_.check)).first->second;
  }

  /// What one channel needs when the others stay as they are.
  struct Least {
    CapacityVerdict verdict = CapacityVerdict::unknown;
    std::int64_t least = 0;
    std::string why;
    std::optional<std::int64_t> witness;  // a capacity with which it goes wrong
  };
  Least least(SiteIndex site) {
    Least result;
    for (std::int64_t capacity = 0; capacity <= options_.capacity_max; ++capacity) {
      const CheckResult& found = with({{site, capacity}});
      switch (is_right(found)) {
        case Right::yes:
          result.verdict = CapacityVerdict::least;
          result.least = capacity;
          return result;
        case Right::not_known:
          result.why = fmt::format("the search with capacity {} was not complete", capacity);
          return result;
        case Right::no: result.witness = capacity;
      }
      if (peak(site) && capacity > *peak(site)) {
        result.verdict = CapacityVerdict::none;
        result.why = fmt::format("it never holds more than {} however much room there is, and still: {}", *peak(site),
                                 first_blocking(found));
        return result;
      }
    }
    result.why = fmt::format("no capacity up to {} will do: {}", options_.capacity_max,
                             first_blocking(with({{site, options_.capacity_max}})));
    return result;
  }

  /// The most the channel ever holds when there is room for more; nothing if that is not known.
  std::optional<std::int64_t> peak(SiteIndex site) {
    const auto known = peaks_.find(site);
    if (known != peaks_.end()) return known->second;
    const std::int64_t much = options_.capacity_max + 1;
    const auto lengths = peak_lengths(with_capacities(program_, {{site, much}}), peak_states_max);
    std::optional<std::int64_t> result;
    if (lengths) {
      const auto length = lengths->find(site);
      result = length == lengths->end() ? 0 : length->second;
      if (*result >= much) result.reset();
    }
    return peaks_[site] = result;
  }

  std::uint32_t count() const { return static_cast<std::uint32_t>(results_.size()); }

 private:
  const model::Program& program_;
  const CapacityOptions& options_;
  std::map<Settings, CheckResult> results_;
  std::map<SiteIndex, std::optional<std::int64_t>> peaks_;
};

/// The least sum, over all capacities up to what each channel can use.
void find_together(Searches& searches, const CapacityOptions& options, Capacities& result) {
  std::vector<std::int64_t> most;
  for (const CapacityOfChannel& channel : result.channels) {
    const std::optional<std::int64_t> peak = searches.peak(channel.site);
    most.push_back(peak ? *peak + 1 : options.capacity_max);
  }
  const std::int64_t sum_max = std::accumulate(most.begin(), most.end(), std::int64_t{0});
  bool all_known = true;
  for (std::int64_t sum = 0; sum <= sum_max; ++sum) {
    // All ways to share out `sum`, the first channels least.
    std::vector<std::int64_t> share(most.size(), 0);
    const auto next = [&](const auto& self, std::size_t at, std::int64_t left) -> bool {
      if (at + 1 == share.size()) {
        if (left > most[at]) return false;
        share[at] = left;
        if (searches.count() >= options.searches_max) return false;
        Settings settings;
        for (std::size_t i = 0; i < share.size(); ++i) settings[result.channels[i].site] = share[i];
        const Right right = is_right(searches.with(settings));
        if (right == Right::not_known) all_known = false;
        return right == Right::yes;
      }
      for (std::int64_t own = 0; own <= std::min(left, most[at]); ++own) {
        share[at] = own;
        if (self(self, at + 1, left - own)) return true;
      }
      return false;
    };
    if (share.empty()) return;
    if (next(next, 0, sum)) {
      result.together = share;
      result.together_why =
          all_known ? "all smaller sums were searched" : "some smaller ones were not searched to the end";
      return;
    }
    if (searches.count() >= options.searches_max) {
      result.together_why = fmt::format("not found within {} searches", options.searches_max);
      return;
    }
  }
  result.together_why =
      all_known ? "no capacities help, however they are shared out" : "not all searches were complete";
}

/// Formulas in the order in which they are tried: simple ones first.
std::vector<Linear> templates(std::size_t parameters) {
  std::vector<std::pair<std::int64_t, Linear>> all;
  std::vector<std::int64_t> factors(parameters, -1);
  for (;;) {
    for (std::int64_t constant = -2; constant <= 2; ++constant) {
      Linear one(constant);
      std::int64_t cost = constant < 0 ? -2 * constant + 1 : 2 * constant;
      for (std::size_t i = 0; i < parameters; ++i) {
        one += Linear::parameter(static_cast<ParameterId>(i)) * factors[i];
        cost += factors[i] == 0 ? 0 : factors[i] == 1 ? 3 : factors[i] == -1 ? 5 : 8;
      }
      all.emplace_back(cost, one);
    }
    std::size_t at = 0;
    while (at < parameters && ++factors[at] > 2) factors[at++] = -1;
    if (at == parameters) break;
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  std::vector<Linear> result;
  for (auto& [cost, one] : all) result.push_back(std::move(one));
  return result;
}

class Parametric {
 public:
  Parametric(const model::Program& program, const Skeleton& skeleton, const CapacityOptions& options)
      : program_(program), skeleton_(skeleton), options_(options) {}

  Capacities run() {
    result_.parameters = skeleton_.parameters;
    result_.channels = channels_of(program_);
    const std::vector<Values> grid = small_values(skeleton_.parameters, skeleton_.domain, options_.sizes);
    for (const Values& values : grid) {
      programs_.push_back(instance(program_, skeleton_.parameters, values));
    }
    for (const model::Program& one : programs_) searches_.emplace_back(one, options_);
    result_.is_right_now = true;
    for (Searches& searches : searches_) {
      result_.is_right_now = result_.is_right_now && is_right(searches.with({})) == Right::yes;
    }
    for (CapacityOfChannel& channel : result_.channels) find(channel, grid);
    for (const Searches& searches : searches_) result_.searches += searches.count();
    return std::move(result_);
  }

 private:
  void find(CapacityOfChannel& channel, const std::vector<Values>& grid) {
    std::vector<std::int64_t> least;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const Searches::Least one = searches_[i].least(channel.site);
      if (one.verdict != CapacityVerdict::least) {
        channel.verdict = one.verdict;
        channel.why = fmt::format("{}: {}", values_text(skeleton_.parameters, grid[i]), one.why);
        if (one.witness) channel.one_less = Instance{grid[i], searches_[i].with({{channel.site, *one.witness}})};
        return;
      }
      least.push_back(one.least);
    }
    // The instance that shows best that less will not do.
    for (std::size_t i = 0; i < grid.size(); ++i) {
      if (least[i] == 0) continue;
      channel.one_less = Instance{grid[i], searches_[i].with({{channel.site, least[i] - 1}})};
      break;
    }
    const std::vector<std::string> names = skeleton_.parameter_names();
    std::string tried;
    int proofs = 0;
    for (const Linear& one : fitting(names.size(), grid, least)) {
      if (channel.formula.empty()) channel.formula = to_string(one, names);
      channel.verdict = CapacityVerdict::formula;
      const std::string refused = prove_at_least(channel, one);
      channel.is_proved = refused.empty();
      if (channel.is_proved) {
        channel.formula = to_string(one, names);
        channel.why = "proved for all parameters; one less fails in every instance searched that needs any";
        return;
      }
      if (tried.empty())
        tried = fmt::format("{} fits what was searched, but is not proved: {}", channel.formula, refused);
      constexpr int proofs_max = 4;
      if (++proofs == proofs_max) break;
    }
    channel.is_proved = false;
    if (tried.empty()) {
      channel.verdict = CapacityVerdict::unknown;
      channel.why = "no simple formula fits:";
      for (std::size_t i = 0; i < grid.size() && i < 6; ++i) {
        channel.why +=
            fmt::format(" {}{} for {}", i == 0 ? "" : "; ", least[i], values_text(skeleton_.parameters, grid[i]));
      }
      return;
    }
    channel.why = tried;
  }

  /// Formulas that say no more and no less than each instance needs; then those that are enough, and exact where any
  /// room is needed at all.
  static std::vector<Linear> fitting(std::size_t parameters, const std::vector<Values>& grid, const Values& least) {
    std::vector<Linear> exact, enough;
    for (const Linear& one : templates(parameters)) {
      bool is_exact = true, is_enough = true;
      for (std::size_t i = 0; i < grid.size(); ++i) {
        const std::int64_t value = std::max<std::int64_t>(one.at(grid[i]), 0);
        is_exact = is_exact && value == least[i];
        is_enough = is_enough && (value == least[i] || (least[i] == 0 && value > 0));
      }
      const bool is_none = std::all_of(grid.begin(), grid.end(), [&](const Values& v) { return one.at(v) <= 0; });
      if (is_none && !(one == Linear(0))) continue;  // another way to write 0
      if (is_exact) {
        exact.push_back(one);
      } else if (is_enough) {
        enough.push_back(one);
      }
    }
    exact.insert(exact.end(), enough.begin(), enough.end());
    return exact;
  }

  /// Proves that every capacity of `least` or more will do; else why not.
  std::string prove_at_least(const CapacityOfChannel& channel, const Linear& least) {
    if (!is_available()) return unavailable_message();
    ExtractOptions extraction;
    extraction.open_capacities = {channel.site};
    Skeleton skeleton = extract(program_, extraction);
    if (!skeleton.refusals.empty()) return skeleton.refusals.front().what;
    // The parameters again, perhaps with other numbers, and the capacity among them.
    std::optional<ParameterId> capacity;
    std::vector<ParameterId> same(skeleton_.parameters.size(), 0);
    for (ParameterId id = 0; id < skeleton.parameters.size(); ++id) {
      const Parameter& one = skeleton.parameters[id];
      if (program_.functions[one.function].code[one.pc].op == Op::make_chan) capacity = id;
      for (std::size_t old = 0; old < same.size(); ++old) {
        const Parameter& other = skeleton_.parameters[old];
        if (other.function == one.function && other.pc == one.pc) same[old] = id;
      }
    }
    if (!capacity) return "the channel is made more than once";
    Linear bound = least.constant;
    for (const auto& [id, factor] : least.factors) bound += Linear::parameter(same[id]) * factor;
    skeleton.domain.push_back({Linear::parameter(*capacity) - bound});
    ProveOptions options;
    options.check = options_.check;
    options.sizes = 1;
    const Proof proof = prove(program_, skeleton, options);
    switch (proof.verdict) {
      case ProofVerdict::proved: return "";
      case ProofVerdict::fails: return "it fails with " + values_text(proof.parameters, proof.failing->values);
      case ProofVerdict::unknown: break;
    }
    return proof.reasons.empty() ? "unknown" : proof.reasons.front().what;
  }

  const model::Program& program_;
  const Skeleton& skeleton_;
  const CapacityOptions& options_;
  std::vector<model::Program> programs_;
  std::vector<Searches> searches_;
  Capacities result_;
};

Capacities of_one(const model::Program& program, const CapacityOptions& options) {
  Capacities result;
  result.channels = channels_of(program);
  Searches searches(program, options);
  result.is_right_now = is_right(searches.with({})) == Right::yes;
  for (CapacityOfChannel& channel : result.channels) {
    const Searches::Least least = searches.least(channel.site);
    channel.verdict = least.verdict;
    channel.least = least.least;
    channel.why = least.why;
    if (least.witness) channel.one_less = Instance{{}, searches.with({{channel.site, *least.witness}})};
  }
  find_together(searches, options, result);
  result.searches = searches.count();
  return result;
}

}  // namespace

bool is_blocking(model::Rule rule) {
  return rule == model::Rule::deadlock || rule == model::Rule::partial_deadlock || rule == model::Rule::leak;
}

Capacities find_capacities(const model::Program& program, const CapacityOptions& options) {
  const Skeleton skeleton = extract(program);
  if (skeleton.parameters.empty()) return of_one(program, options);
  Capacities result = Parametric(program, skeleton, options).run();
  result.reasons = skeleton.refusals;
  return result;
}

}  // namespace stalemate::checker::smt
