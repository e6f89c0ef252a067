#include "cli/repair_search.hpp"

#include <algorithm>
#include <set>

#include "cli/check_program.hpp"
#include "cli/interrupt.hpp"
#include "frontend/compile.hpp"

namespace stalemate::cli {

using report::FileReport;
using report::FileVerdict;

namespace {

using Texts = std::map<std::string, std::string>;
using Clock = std::chrono::steady_clock;

/// Findings by fingerprint, without those that are to be repaired.
std::set<std::string> others(const FileReport& report) {
  std::set<std::string> result;
  for (const checker::Finding& finding : report.result->findings) {
    if (!is_repairable(finding)) result.insert(finding.fingerprint);
  }
  return result;
}

std::size_t left_in(const FileReport& report) {
  const auto& findings = report.result->findings;
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_repairable));
}

/// What the stuck goroutines wait at, as written: repairs that are about it come first.
std::string text_of_waits(const FileReport& report) {
  std::string text;
  for (const checker::Finding& finding : report.result->findings) {
    for (const checker::BlockedGoroutine& blocked : finding.blocked) {
      for (const checker::Wait& wait : blocked.waits) text += wait.label + "|" + wait.object + "|";
    }
  }
  return text;
}

frontend::CompileOptions compile_options(const Texts& texts, const Options& options) {
  frontend::CompileOptions result = compile_options_of(options);
  result.replaced = texts;
  return result;
}

using SharedUnit = std::shared_ptr<std::optional<frontend::Unit>>;

SharedUnit unit_of(const ProgramInput& input, const Texts& texts, const Options& options) {
  auto unit = std::make_shared<std::optional<frontend::Unit>>();
  unit->emplace(input.files, compile_options(texts, options));
  return unit;
}

FileReport check_with(const SharedUnit& unit, ProgramInput input, const Options& options) {
  input.unit = unit;
  return check_program(input, options);
}

class Search {
 public:
  Search(const ProgramInput& input, const std::vector<ProgramInput>& all, const Options& options,
         const FileReport& before)
      : input_(input), all_(all), options_(options), before_(before), deadline_(Clock::now() + options.fix_budget) {
    // A candidate that takes much longer than the program did is not worth waiting for.
    constexpr std::chrono::milliseconds candidate_max{10'000};
    constexpr std::uint64_t states_least = 10'000, growth_max = 50;
    const std::uint64_t states_max = states_least + growth_max * before.result->statistics.states;
    options_.check.states_max = std::min(options_.check.states_max, states_max);
    options_.check.timeout = std::min(options_.check.timeout.value_or(candidate_max), candidate_max);
    options_.progress = ProgressMode::none;
  }

  RepairSearch run() {
    Step start;
    start.left = left_in(before_);
    start.report = before_;
    std::vector<Step> open{start};
    // One edit after the other as long as each leaves fewer findings than there were.
    constexpr int rounds_max = 3;
    for (int round = 0; round < rounds_max && result_.repairs.empty() && !open.empty(); ++round) {
      std::vector<Step> next;
      for (const Step& step : open) try_all(step, next);
      std::stable_sort(next.begin(), next.end(), [](const Step& x, const Step& y) { return x.left < y.left; });
      constexpr std::size_t beam = 3;
      if (next.size() > beam) next.resize(beam);
      open = std::move(next);
    }
    std::stable_sort(result_.repairs.begin(), result_.repairs.end(),
                     [](const FoundRepair& x, const FoundRepair& y) { return x.cost < y.cost; });
    return std::move(result_);
  }

 private:
  /// Edits that were made, and what is left after them.
  struct Step {
    Texts texts;
    std::vector<std::string> what;
    int cost = 0;
    std::size_t left = 0;
    FileReport report;
  };

  bool is_over() {
    result_.is_out_of_time |= Clock::now() >= deadline_;
    return result_.is_out_of_time || interrupt_flag().load();
  }

  void try_all(const Step& step, std::vector<Step>& next) {
    const frontend::Unit unit(input_.files, compile_options(step.texts, options_));
    std::vector<frontend::Repair> repairs = unit.repairs();
    const std::string waits = text_of_waits(step.report);
    std::stable_partition(repairs.begin(), repairs.end(), [&](const frontend::Repair& repair) {
      return std::ranges::any_of(repair.names, [&](const std::string& name) {
        return !name.empty() && waits.find(name) != std::string::npos;
      });
    });
    for (const frontend::Repair& repair : repairs) {
      if (is_over() || is_enough(step.cost + repair.cost)) return;
      Step after = step;
      for (const frontend::TextEdit& edit : repair.edits) {
        const frontend::SourceFile& file = unit.sources().file(edit.file);
        if (std::ranges::find(input_.files, file.path) == input_.files.end()) continue;
        after.texts[file.path] = frontend::with_edits(file.text, edit.file, repair.edits);
      }
      if (!seen_.insert(after.texts).second) continue;
      after.what.push_back(repair.what);
      after.cost += repair.cost;
      judge(step, std::move(after), next);
    }
  }

  /// All that is wanted has been found, and what comes now is no smaller.
  bool is_enough(int cost) const {
    if (result_.repairs.empty()) return false;
    if (!options_.all_repairs) return cost >= result_.repairs.front().cost;
    constexpr std::size_t repairs_max = 8;
    return result_.repairs.size() >= repairs_max;
  }

  void judge(const Step& step, Step after, std::vector<Step>& next) {
    const SharedUnit unit = unit_of(input_, after.texts, options_);
    after.report = check_with(unit, input_, options_);
    const FileReport& report = after.report;
    if (!report.result || report.verdict == FileVerdict::error || report.verdict == FileVerdict::internal_error) return;
    ++result_.tried;
    if (report.result->stopped_by != checker::StoppedBy::nothing) return;
    after.left = left_in(report);
    const std::set<std::string> was = others(before_), is = others(report);
    if (!std::ranges::includes(was, is) || after.left >= step.left) return;
    const checker::CheckResult& old = *before_.result;
    // It still ends as it could, and in no new way.
    const bool keeps_ends = (report.result->can_exit || !old.can_exit) &&
                            (!report.result->can_panic || old.can_panic) && (!report.result->can_hang || old.can_hang);
    if (!keeps_ends) return;
    if (after.left > 0) {
      next.push_back(std::move(after));
      return;
    }
    if (!holds_elsewhere(unit)) return;
    result_.repairs.push_back({std::move(after.what), std::move(after.texts), std::move(after.report), after.cost});
    std::stable_sort(result_.repairs.begin(), result_.repairs.end(),
                     [](const FoundRepair& x, const FoundRepair& y) { return x.cost < y.cost; });
  }

  /// Whether the other entries are no worse for it.
  bool holds_elsewhere(const SharedUnit& edited) {
    for (const ProgramInput& entry : all_) {
      if (entry.entry == input_.entry) continue;
      auto known = unedited_.find(entry.entry);
      if (known == unedited_.end()) known = unedited_.emplace(entry.entry, check_program(entry, options_)).first;
      const FileReport& was = known->second;
      // What is not known before cannot be held against a repair, but what it does not compile can.
      const FileReport is = check_with(edited, entry, options_);
      if (!is.result) return false;
      if (!was.result || was.result->stopped_by != checker::StoppedBy::nothing) continue;
      if (is.result->stopped_by != checker::StoppedBy::nothing || left_in(is) > left_in(was) ||
          !std::ranges::includes(others(was), others(is))) {
        return false;
      }
    }
    return true;
  }

  const ProgramInput& input_;
  const std::vector<ProgramInput>& all_;
  std::map<std::string, FileReport> unedited_;  // of the other entries
  Options options_;
  const FileReport& before_;
  const Clock::time_point deadline_;
  std::set<Texts> seen_;
  RepairSearch result_;
};

}  // namespace

bool is_repairable(const checker::Finding& finding) {
  switch (finding.rule) {
    case model::Rule::deadlock:
    case model::Rule::partial_deadlock:
    case model::Rule::leak: return true;
    default: return false;
  }
}

FileReport check_edited(const ProgramInput& input, const Texts& texts, const Options& options) {
  return check_with(unit_of(input, texts, options), input, options);
}

RepairSearch find_repairs(const ProgramInput& input, const std::vector<ProgramInput>& all, const Options& options,
                          const FileReport& before) {
  return Search(input, all, options, before).run();
}

}  // namespace stalemate::cli
