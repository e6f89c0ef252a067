#include "tools/certify/judge.hpp"

#include <fmt/format.h>

#include <set>

#include "model/counters.hpp"
#include "tools/certify/decide.hpp"

namespace stalemate::certify {

namespace {

using model::Rule;

Judgement bad_input(const std::string& what) { return {Outcome::bad_input, "error: " + what + "\n"}; }
Judgement rejected(const std::string& why) { return {Outcome::rejected, "rejected: " + why + "\n"}; }

std::string names_of(const std::set<Rule>& rules) {
  std::string names;
  for (const Rule rule : rules) names += fmt::format("{}{}", names.empty() ? "" : ", ", model::name(rule));
  return names.empty() ? "none" : names;
}

std::set<Rule> claimed_errors(const Certificate& certificate) {
  std::set<Rule> rules;
  for (const Claim& claim : certificate.findings) {
    if (model::severity(claim.rule) == model::RuleSeverity::error) rules.insert(claim.rule);
  }
  return rules;
}

/// What the verdict rests on beside the states, as far as the settings and the program tell.
std::vector<std::string> assumptions_of(const Certificate& certificate, const model::Machine& machine) {
  const model::Program& program = machine.program();
  std::vector<std::string> result = program.assumptions;
  if (machine.slices() && machine.relevance().counts_narrow()) {
    result.emplace_back(model::narrow_assumption);
  }
  if (certificate.limits.ordered_time) result.emplace_back("sleeps and timers take as long as they say");
  for (const model::CrashPlace& place : certificate.limits.assumed_away) {
    const model::Position at = place.position;
    const std::string file = at.file < program.files.size() ? program.files[at.file] : "an unknown file";
    result.push_back(fmt::format("the {} at {}:{} is not met", model::name(place.rule), file, at.line));
  }
  return result;
}

std::string errors_in(const frontend::CompileResult& compiled) {
  std::string text;
  for (const frontend::Diagnostic& d : compiled.diagnostics) {
    if (d.severity != frontend::Severity::error) continue;
    text += "\n" + frontend::format_diagnostic(compiled.sources(), d);
  }
  return text;
}

/// Why what is claimed does not follow from the walk; empty if it does.
std::string contradiction(const Certificate& certificate, const Walk& walk, const model::Machine& machine) {
  if (certificate.limits.ordered_time && time_stands_still(walk, machine)) {
    return "ordered time stands still, so it tells nothing about this program";
  }
  const std::set<Rule> claimed = claimed_errors(certificate), found = errors_of(walk, machine);
  if (claimed != found) return fmt::format("errors claimed: {}; errors found: {}", names_of(claimed), names_of(found));
  if (certificate.is_safe != claimed.empty()) {
    return fmt::format("the verdict is {}, but the errors are: {}", certificate.is_safe ? "safe" : "bug",
                       names_of(claimed));
  }
  const std::size_t assumed = assumptions_of(certificate, machine).size();
  if (assumed == certificate.assumptions.size()) return "";
  return fmt::format("it lists {} of {} assumptions", certificate.assumptions.size(), assumed);
}

std::string acceptance(const Certificate& certificate, const Walk& walk, const model::Machine& machine) {
  std::string text = fmt::format("accepted: {}, from {}\n", certificate.is_safe ? "safe" : "bug", certificate.entry);
  text += fmt::format("  {} states, all of them reached, {} steps\n", walk.graph().size(), walk.graph().edge_count());
  text += certificate.is_reduced
              ? "  reduced: closure is not checked; that the steps left out show nothing new is taken on trust\n"
              : "  closed: no step leads to another state\n";
  text += fmt::format("  errors: {}\n", names_of(claimed_errors(certificate)));
  text += "  not checked: warnings, places, fingerprints\n";
  for (const std::string& assumption : assumptions_of(certificate, machine)) text += "  assuming " + assumption + "\n";
  return text;
}

}  // namespace

Judgement judge(std::string_view text, const std::vector<std::string>& files) {
  std::string problem;
  const std::optional<Certificate> certificate = read_certificate(text, problem);
  if (!certificate) return bad_input("this is no certificate: " + problem);
  const frontend::CompileResult compiled = frontend::Unit(files, certificate->compile).program(certificate->entry);
  if (!compiled.program) return bad_input("there is no such program" + errors_in(compiled));
  if (compiled.sources().digest() != certificate->digest) {
    return rejected("it is about other files: their text or their order has changed, or a package they import");
  }
  model::Machine machine(*compiled.program, certificate->limits);
  Walk walk(*certificate, machine);
  if (!walk.run()) return rejected(walk.problem());
  const std::string why = contradiction(*certificate, walk, machine);
  if (!why.empty()) return rejected(why);
  return {Outcome::accepted, acceptance(*certificate, walk, machine)};
}

}  // namespace stalemate::certify
