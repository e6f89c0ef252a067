// capacity: the least capacities of a program's channels with which nothing deadlocks and nobody is left behind
// (docs/smt.md).
#include <fmt/format.h>

#include "checker/smt/capacity.hpp"
#include "cli/check_program.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace stalemate::cli {

using checker::smt::Capacities;
using checker::smt::CapacityOfChannel;
using checker::smt::CapacityVerdict;
using report::FileReport;

namespace {

constexpr std::uint64_t search_states_max = 300'000;

std::string channel_text(const FileReport& file, const Capacities& all, const CapacityOfChannel& channel) {
  std::string answer;
  switch (channel.verdict) {
    case CapacityVerdict::enough:
    case CapacityVerdict::least: answer = fmt::format("{}", channel.least); break;
    case CapacityVerdict::formula:
      answer = channel.formula + (channel.is_proved ? ", for all parameters" : ", as far as was searched");
      break;
    case CapacityVerdict::none: answer = "no capacity helps"; break;
    case CapacityVerdict::unknown: answer = "unknown"; break;
  }
  std::string text = fmt::format("  {} ({}): {}\n", report::printable(channel.name),
                                 report::short_position(file, channel.made), report::printable(answer));
  if (!channel.why.empty()) text += fmt::format("    {}\n", report::printable(channel.why));
  if (!channel.one_less || channel.verdict == CapacityVerdict::none) return text;
  for (const checker::Finding& finding : channel.one_less->result.findings) {
    if (!checker::smt::is_blocking(finding.rule)) continue;
    const std::string values = values_text(all.parameters, channel.one_less->values);
    text += fmt::format("    one less{}: {}: {}\n", values.empty() ? "" : " with " + values,
                        report::short_position(file, finding.position), report::printable(finding.message));
    text += fmt::format("      by the schedule {}\n", report::printable(finding.witness.schedule));
    break;
  }
  return text;
}

int capacities_of(const ProgramInput& input, const Options& options) {
  FileReport file;
  const frontend::CompileResult compiled = compile_program(input, options, file);
  if (!compiled.program) {
    print(report::file_text(file, terminal_format(options)));
    return 2;
  }
  checker::smt::CapacityOptions capacity;
  capacity.check = options.check;
  capacity.check.interrupt = &interrupt_flag();
  if (capacity.check.states_max == UINT64_MAX) capacity.check.states_max = search_states_max;
  capacity.sizes = options.sizes;
  const Capacities found = checker::smt::find_capacities(*compiled.program, capacity);
  std::string text = fmt::format("{}: {}\n", display_name(file),
                                 found.channels.empty() ? "makes no channel"
                                 : found.is_right_now   ? "nobody is left blocked with the capacities as they are"
                                                        : "somebody is left blocked with the capacities as they are");
  bool is_open = false;
  for (const CapacityOfChannel& channel : found.channels) {
    text += channel_text(file, found, channel);
    is_open = is_open || channel.verdict == CapacityVerdict::unknown;
  }
  if (found.together) {
    text += "  least together:";
    for (std::size_t i = 0; i < found.channels.size(); ++i) {
      text += fmt::format(" {} {}", report::printable(found.channels[i].name), (*found.together)[i]);
    }
    text += "\n";
  }
  if (!found.together_why.empty()) {
    text += fmt::format("    {}\n", report::printable(found.together_why));
  }
  for (const checker::smt::Refusal& reason : found.reasons) {
    text += fmt::format("  nothing is proved for all parameters: {}{}\n",
                        reason.position.line == 0 ? "" : report::short_position(file, reason.position) + ": ",
                        report::printable(reason.what));
  }
  print(text);
  return is_open ? 3 : found.is_right_now ? 0 : 1;
}

}  // namespace

int command_capacity(const Options& options) {
  return for_each_program(options, [&](const ProgramInput& input) { return capacities_of(input, options); });
}

}  // namespace stalemate::cli
