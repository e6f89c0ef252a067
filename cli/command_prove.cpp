// prove: whether a program can deadlock or leave a goroutine behind for any value of its parameters, and from which
// values on (docs/smt.md).
#include <fmt/format.h>

#include <algorithm>

#include "checker/smt/prove.hpp"
#include "cli/check_program.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace stalemate::cli {

using checker::smt::Proof;
using checker::smt::ProofVerdict;
using report::FileReport;

namespace {

// How large a search a candidate may cost, unless the user says.
constexpr std::uint64_t instance_states_max = 300'000;

std::string refusal_text(const FileReport& file, const checker::smt::Refusal& refusal) {
  const std::string where = refusal.position.line == 0 ? "" : report::short_position(file, refusal.position) + ": ";
  return where + refusal.what;
}

std::string proof_text(const FileReport& file, const std::string& name, const Proof& proof,
                       const report::FormatOptions& format) {
  const auto line = [](const char* head, const std::string& text) {
    return fmt::format("  {:<9} {}\n", head, report::printable(text));
  };
  std::vector<std::string> names;
  std::string text, domain;
  for (const auto& parameter : proof.parameters) names.push_back(parameter.name);
  for (const checker::smt::Parameter& parameter : proof.parameters) {
    if (!domain.empty()) domain += ", ";
    if (parameter.low) domain += fmt::format("{} <= ", *parameter.low);
    domain += parameter.name;
    if (parameter.high) domain += fmt::format(" <= {}", *parameter.high);
  }
  switch (proof.verdict) {
    case ProofVerdict::proved:
      text = domain.empty() ? fmt::format("{}: proved\n", name) : fmt::format("{}: proved for all {}\n", name, domain);
      text += line("that", "nothing deadlocks or is left behind, and no channel, lock or WaitGroup is misused");
      for (std::size_t i = 0; i < proof.lemmas.size(); ++i) text += line(i == 0 ? "because" : "", proof.lemmas[i]);
      text += line("checked", fmt::format("the proof once more by itself; {} completely",
                                          report::counted(proof.instances, "instance") + " searched"));
      break;
    case ProofVerdict::fails: {
      const std::string values = values_text(proof.parameters, proof.failing->values);
      text = fmt::format("{}: fails{}\n", name, values.empty() ? "" : " with " + values);
      FileReport shown = file;
      shown.result = proof.failing->result;
      shown.verdict = report::verdict_of(*shown.result);
      text += report::file_text(shown, format);
      if (!values.empty() && !proof.smallest_by.empty()) text += line("smallest", proof.smallest_by);
      break;
    }
    case ProofVerdict::unknown:
      text = fmt::format("{}: unknown\n", name);
      for (const checker::smt::Refusal& reason : proof.reasons) text += line("because", refusal_text(file, reason));
      if (proof.instances > 0) {
        text += line("searched", report::counted(proof.instances, "instance") + ", none of which fails");
      }
      break;
  }
  for (const std::string& note : proof.notes) text += line("note", note);
  return text;
}

int prove_one(const ProgramInput& input, const Options& options) {
  FileReport file;
  const frontend::CompileResult compiled = compile_program(input, options, file);
  const report::FormatOptions format = terminal_format(options);
  if (!compiled.program) {
    print(report::file_text(file, format));
    return 2;
  }
  checker::smt::ProveOptions prove;
  prove.check = options.check;
  prove.check.interrupt = &interrupt_flag();
  if (prove.check.states_max == UINT64_MAX) prove.check.states_max = instance_states_max;
  prove.sizes = options.sizes;
  prove.unbounded_entry = !options.bounded;
  const std::string name = display_name(file);
  const Proof proof = checker::smt::prove(*compiled.program, prove);
  print(proof_text(file, name, proof, format));
  switch (proof.verdict) {
    case ProofVerdict::proved: return 0;
    case ProofVerdict::fails: return 1;
    case ProofVerdict::unknown: return 3;
  }
  return 4;
}

}  // namespace

int command_prove(const Options& options) {
  if (!checker::smt::is_available()) {
    print(checker::smt::unavailable_message() + "\n");
    return 2;
  }
  return for_each_program(options, [&](const ProgramInput& input) { return prove_one(input, options); });
}

}  // namespace stalemate::cli
