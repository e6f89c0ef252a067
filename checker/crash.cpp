// Crashes: unrecovered panics, fatal errors, failed assertions. They are facts of single steps, so they are certain
// however incomplete the search was. One finding for each rule and position; a crash after main's return counts too:
// exiting synchronises nothing, so nothing happens after it and the same crash is possible before it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checker/analysis.hpp"
#include "checker/place.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// What a test says of its failure as one line: assertion libraries begin with empty lines and indent the rest.
std::string one_line(const std::string& text) {
  constexpr std::size_t length_max = 200;
  std::string line;
  bool is_space = false;
  for (const char c : text) {
    const bool begins_rune = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (line.size() >= length_max && begins_rune) return line + "…";
    const bool is_blank = c == '\n' || c == '\t' || c == '\r' || c == ' ';
    if (!is_blank && is_space && !line.empty()) line += ' ';
    if (!is_blank) line += c;
    is_space = is_blank;
  }
  return line;
}

std::string crash_message(const model::State& end) {
  if (end.crash_rule == Rule::assertion) return "assertion failed: " + one_line(end.crash_message);
  return fmt::format("{}: {}", end.crash_is_fatal ? "fatal error" : "panic", first_line(end.crash_message));
}

// The user's function whose code has an instruction at `position`.
std::string function_at(const model::Program& program, Position position) {
  for (const model::Function& function : program.functions) {
    if (function.is_library || function.is_wrapper) continue;
    if (std::ranges::find(function.positions, position) != function.positions.end()) return function.name;
  }
  return "";
}

const char* used_as(model::Op op) {
  switch (op) {
    case model::Op::close_chan: return "closed";
    case model::Op::mutex_unlock:
    case model::Op::rw_unlock:
    case model::Op::rw_read_unlock: return "unlocked";
    case model::Op::wait_group_wait: return "waited";
    default: return nullptr;
  }
}

// Where somebody did before what makes the last operation fail.
void add_related(const Replay& replay, Finding& finding) {
  const std::vector<Use> uses = replay.uses_of_last();
  for (std::size_t i = uses.size(); i-- > 0;) {
    const char* what = used_as(uses[i].op);
    if (what == nullptr || i + 1 == uses.size()) continue;
    finding.related.emplace_back(fmt::format("{} by {}", what, uses[i].goroutine), uses[i].position);
    return;
  }
}

}  // namespace

void find_crashes(const Analysis& analysis, std::vector<Finding>& findings) {
  for (const CrashGroup& group : analysis.exploration.seen.crashes()) {
    std::vector<EdgeRef> last;
    bool at_once = false;  // package initialisation, or main before its first visible operation
    for (const CrashStep& step : group.steps) {
      at_once |= step.source == no_state;
      if (step.source != no_state) last.push_back({step.source, step.edge});
    }
    const Path path = at_once ? Path() : analysis.paths.through(last);
    Replay replay(analysis.machine, *analysis.plain_machine, analysis.exploration, path);
    const model::State& end = replay.end();
    CHECK(end.end == model::EndKind::crash && end.crash_rule == group.rule && end.crash_position == group.position,
          "the crash happens again");
    Finding finding;
    finding.rule = group.rule;
    finding.message = crash_message(end);
    finding.position = group.position;
    finding.function = function_at(analysis.machine.program(), group.position);
    finding.fingerprint = fmt::format("{}|{}", model::name(group.rule), finding.function);
    if (group.rule == Rule::send_on_closed || group.rule == Rule::close_of_closed ||
        group.rule == Rule::unlock_of_unlocked) {
      add_related(replay, finding);
    }
    finding.witness = replay.witness(analysis.exploration, path);
    finding.witness.is_shortest = analysis.is_shortest(path);
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
