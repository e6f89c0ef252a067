#include "report/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/trace_rows.hpp"
#include "report/words.hpp"

namespace stalemate::report {

using checker::BlockedGoroutine;
using checker::Finding;
using checker::Wait;
using checker::Waker;

namespace {

constexpr std::size_t blocked_max = 6;            // goroutines explained unless verbose
constexpr std::string_view indent = "         ";  // below the section's name
constexpr std::string_view deep_indent = "              ";

bool is_select(const BlockedGoroutine& blocked) {
  return blocked.operation.starts_with("select") || blocked.waits.size() > 1;
}

// "waits to send on ch2"
std::string waiting(const BlockedGoroutine& blocked) {
  if (blocked.operation == "running") return "runs for ever";
  if (is_select(blocked)) {
    return blocked.waits.empty() ? "waits in a select without cases" : "waits in select";
  }
  if (blocked.waits.empty()) return "waits in " + blocked_label(blocked);
  const Wait& wait = blocked.waits.front();
  const std::string object = wait.object.empty() ? (wait.object_state == "nil" ? "a nil channel" : "") : wait.object;
  if (wait.operation == "send") return "waits to send on " + (object.empty() ? "a channel" : object);
  if (wait.operation == "receive") return "waits to receive from " + (object.empty() ? "a channel" : object);
  if (wait.operation == "lock") return "waits to lock " + (object.empty() ? "a mutex" : object);
  if (wait.operation == "read lock") return "waits to read-lock " + (object.empty() ? "a mutex" : object);
  if (wait.operation == "sleep") return "sleeps";
  if (!blocked.library_call.empty()) {
    return "waits in " + blocked.library_call + (object.empty() ? "" : " of " + object);
  }
  return "waits in " + wait.operation + (object.empty() ? "" : " of " + object);
}

// Whether the waker's own wait is explained in this report, so that "it is blocked itself" goes without saying.
bool is_explained(const Finding& finding, const Waker& waker) {
  return std::any_of(finding.blocked.begin(), finding.blocked.end(),
                     [&](const BlockedGoroutine& b) { return b.name == waker.goroutine; });
}

// What would end the wait: "receive" for a send …
std::string remedy(const Wait& wait) {
  if (wait.operation == "send") return "receive";
  if (wait.operation == "receive") return "send or close";
  if (wait.operation == "lock" || wait.operation == "read lock") return "unlock it";
  if (wait.operation == "wait") return "call Done";
  return "wake it";
}

// "call Done" for what the waker would do in the words of reports for machines.
std::string verb(const Wait& wait, const Waker& waker) {
  if (waker.operation.empty() || waker.operation == "done") return remedy(wait);
  return waker.operation;
}

std::string who_could_wake(const FileReport& file, const Finding& finding, const Wait& wait) {
  if (wait.object_state == "nil") return "a nil channel is never ready";
  if (wait.could_wake.empty()) return fmt::format("nobody is left who could {}", remedy(wait));
  std::string text;
  const bool is_only = wait.could_wake.size() == 1;
  for (const Waker& waker : wait.could_wake) {
    if (!text.empty()) text += "; ";
    if (waker.goroutine.empty()) {
      text += waker.why_not.empty() ? "nobody is left who could " + remedy(wait) : waker.why_not;
      continue;
    }
    const std::string operation = verb(wait, waker);
    if (waker.position.line == 0) {
      text += fmt::format(
          "{}{} {}", is_only ? "only " : "", waker.goroutine,
          waker.why_not.empty() ? "could still " + operation : "could " + operation + ", but it " + waker.why_not);
      continue;
    }
    const bool goes_without_saying =
        waker.why_not.empty() || (waker.why_not == "is blocked itself" && is_explained(finding, waker));
    text += fmt::format("{}{} could {}{}, at {}", is_only ? "only " : "", waker.goroutine,
                        goes_without_saying ? "still " : "", operation, short_position(file, waker.position));
    if (!goes_without_saying) text += ", but it " + waker.why_not;
  }
  return text;
}

// "ch2 (unbuffered, dl.go:5)"
std::string object_line(const FileReport& file, const Wait& wait) {
  std::string detail = wait.object_state == "nil" ? "" : wait.object_state;
  const std::string made = short_position(file, wait.made);
  if (!made.empty()) detail += (detail.empty() ? "made at " : ", ") + made;
  const std::string object = wait.object.empty() ? "" : wait.object;
  if (object.empty()) return detail;
  return detail.empty() ? object : fmt::format("{} ({})", object, detail);
}

std::string explanation(const FileReport& file, const Finding& finding, const Wait& wait) {
  const std::string object = object_line(file, wait);
  const std::string who = who_could_wake(file, finding, wait);
  return object.empty() ? who : object + ": " + who;
}

std::string blocked_lines(const FileReport& file, const Finding& finding, const BlockedGoroutine& blocked,
                          std::size_t name_width, std::size_t function_width) {
  std::string line =
      padded(blocked.name, name_width) + " " + padded(blocked.function, function_width) + "  " + waiting(blocked);
  const std::string position = short_position(file, blocked.position);
  if (!position.empty()) line += "   " + position;
  line += "\n";
  if (is_select(blocked)) {
    std::size_t label_width = 0;
    for (const Wait& wait : blocked.waits)
      label_width = std::max(label_width, std::min<std::size_t>(display_width(wait.label), 30));
    for (const Wait& wait : blocked.waits) {
      const std::string label = wait.label.empty() ? "case " + wait.operation : wait.label;
      line += fmt::format("{}{}   {}\n", deep_indent, padded(printable(label), label_width),
                          explanation(file, finding, wait));
    }
  } else if (!blocked.waits.empty() && blocked.operation != "running") {
    line += fmt::format("{}{}\n", deep_indent, explanation(file, finding, blocked.waits.front()));
  }
  const bool tells_origin = finding.rule == model::Rule::leak || finding.rule == model::Rule::partial_deadlock;
  if (tells_origin && blocked.created.line != 0) {
    line += fmt::format("{}started at {}\n", deep_indent, short_position(file, blocked.created));
  }
  return line;
}

}  // namespace

std::string why_section(const FileReport& file, const Finding& finding, const FormatOptions& options) {
  std::vector<std::string> items;
  std::size_t name_width = 0, function_width = 0;
  for (const BlockedGoroutine& blocked : finding.blocked) {
    name_width = std::max(name_width, blocked.name.size());
    function_width = std::max(function_width, display_width(blocked.function));
  }
  function_width = std::min<std::size_t>(function_width, 40);
  std::size_t shown = 0;
  for (const BlockedGoroutine& blocked : finding.blocked) {
    if (shown == blocked_max && !options.verbose) {
      items.push_back(fmt::format("and {} more (-v shows all)\n", finding.blocked.size() - shown));
      break;
    }
    items.push_back(blocked_lines(file, finding, blocked, name_width, function_width));
    ++shown;
  }
  if (finding.blocked.empty() && !finding.function.empty()) {
    const std::string position = short_position(file, finding.position);
    items.push_back(fmt::format("in {}{}{}\n", finding.function, position.empty() ? "" : "   ", position));
  }
  if (!finding.cycle.empty()) {
    std::string cycle = "cycle: ";
    for (std::size_t i = 0; i < finding.cycle.size(); ++i) cycle += (i == 0 ? "" : " -> ") + finding.cycle[i];
    items.push_back(cycle + "\n");
  }
  for (const auto& [text, position] : finding.related) {
    const std::string at = short_position(file, position);
    items.push_back(printable(text) + (at.empty() ? "" : "   " + at) + "\n");
  }
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    result += i == 0 ? "  " + styled("why", Style::bold, options) + "    " : std::string(indent);
    result += items[i];
  }
  return result;
}

}  // namespace stalemate::report
