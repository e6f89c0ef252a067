#include "report/trace_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/words.hpp"

namespace stalemate::report {

using checker::BlockedGoroutine;
using checker::Finding;
using checker::TraceStep;
using model::Rule;

bool is_crash(Rule rule) {
  switch (rule) {
    case Rule::deadlock:
    case Rule::partial_deadlock:
    case Rule::leak:
    case Rule::data_race:
    case Rule::livelock:
    case Rule::busy_loop:
    case Rule::early_timeout:
    case Rule::unreachable:
    case Rule::lock_order: return false;
    default: return true;
  }
}

std::string blocked_label(const BlockedGoroutine& blocked) {
  if (blocked.operation == "running") return "runs for ever";
  const bool is_select = blocked.operation.starts_with("select") || blocked.waits.size() > 1;
  if (is_select) return "select";
  if (!blocked.waits.empty() && !blocked.waits.front().label.empty()) return blocked.waits.front().label;
  if (!blocked.library_call.empty()) return blocked.library_call;
  return blocked.operation;
}

namespace {

// Fills a TraceTable step by step.
class Builder {
 public:
  explicit Builder(const Finding& finding) : finding_(finding) {
    for (const auto& [name, function] : finding.witness.lanes) lane(name, function);
  }

  TraceTable build() {
    add_first_starts();
    for (const TraceStep& step : finding_.witness.steps) add(step);
    add_blocked();
    add_end();
    return std::move(table_);
  }

 private:
  std::size_t lane(const std::string& name, const std::string& function = {}) {
    auto [entry, is_new] = lane_of_.try_emplace(name, table_.lanes.size());
    if (is_new) table_.lanes.push_back({name, function});
    return entry->second;
  }
  bool has_lane(const std::string& name) const { return lane_of_.contains(name); }

  // Goroutines started before the first step: main ran to its first visible operation, nobody could see anything
  // happen.
  void add_first_starts() {
    std::set<std::string> started_later;
    for (const TraceStep& step : finding_.witness.steps) started_later.insert(step.spawned.begin(), step.spawned.end());
    for (const auto& [name, function] : finding_.witness.lanes) {
      if (name == finding_.witness.lanes.front().first || started_later.contains(name)) continue;
      add_start({}, name);
      for (const BlockedGoroutine& blocked : finding_.blocked) {
        if (blocked.name == name) table_.rows.back().position = blocked.created;
      }
    }
  }

  // A library call is many operations; people want to see the call once. `last_library_` remembers, by goroutine, the
  // call whose first operation was shown.
  bool is_folded(const TraceStep& step) {
    auto& last = last_library_[step.goroutine];
    if (!step.in_library) {
      last = {};
      return false;
    }
    if (last == step.position && step.position.line != 0) return true;
    last = step.position;
    return false;
  }

  void add(const TraceStep& step) {
    if (finding_.witness.loop_start != 0 && step.number == finding_.witness.loop_start) {
      TraceRow& mark = new_row();
      mark.remark = "-- from here on the steps repeat for ever --";
    }
    if (is_folded(step)) {
      ++table_.hidden_steps;
    } else {
      add_operation(step);
    }
    for (const std::string& child : step.spawned) add_start(step, child);
    add_returns(step);
  }

  void add_operation(const TraceStep& step) {
    TraceRow& row = new_row();
    row.number = step.number;
    row.position = step.position;
    const std::string text = step.text.empty() ? step.operation : step.text;
    if (!has_lane(step.goroutine)) {  // a timer
      row.remark = "(" + step.goroutine + ") " + text;
      return;
    }
    const std::size_t own = lane(step.goroutine);
    row.cells.push_back({own, printable(text)});
    if (!step.partner.empty()) {
      const std::size_t other = lane(step.partner);
      row.cells.push_back({other, printable(step.partner_text.empty() ? "receive" : step.partner_text)});
      row.arrow = {own, other};
    }
  }

  // The parent of g1.2 is g1; goroutines of timers (t1) have none.
  void add_start(const TraceStep& step, const std::string& child) {
    const std::size_t to = lane(child);
    table_.lanes[to].is_alive_first = false;
    const std::string parent = child.substr(0, std::min(child.rfind('.'), child.size()));
    const bool has_parent = parent != child && has_lane(parent);
    TraceRow* row = table_.rows.empty() ? nullptr : &table_.rows.back();
    const bool is_go_row = step.operation == "go" && row != nullptr && row->number == step.number && !row->arrow;
    if (!is_go_row) {
      row = &new_row();
      if (has_parent) row->cells.push_back({lane(parent), "go"});
    }
    row->cells.push_back({to, "start"});
    row->begun.push_back(to);
    if (has_parent) row->arrow = {lane(parent), to};
  }

  void add_returns(const TraceStep& step) {
    std::vector<std::size_t> lanes;
    for (const std::string& name : step.finished) {
      if (has_lane(name)) lanes.push_back(lane(name));
    }
    if (step.main_returned && !table_.lanes.empty() && std::find(lanes.begin(), lanes.end(), 0) == lanes.end()) {
      lanes.insert(lanes.begin(), 0);
    }
    if (lanes.empty()) return;
    TraceRow& row = new_row();
    for (std::size_t l : lanes) row.cells.push_back({l, "return"});
    if (step.main_returned) row.remark = "main has returned";
    row.ended = lanes;
  }

  void add_blocked() {
    for (const BlockedGoroutine& blocked : finding_.blocked) {
      const std::size_t own = lane(blocked.name, blocked.function);
      const bool runs = blocked.operation == "running";
      if (!runs) table_.lanes[own].is_blocked_last = true;
      TraceRow& row = new_row();
      row.position = blocked.position;
      row.cells.push_back({own, printable(blocked_label(blocked)) + (runs ? "" : "   BLOCKED"), true});
    }
    if (is_crash(finding_.rule) && !finding_.witness.steps.empty()) {
      const std::string& name = finding_.witness.steps.back().goroutine;
      TraceRow& row = new_row();
      row.position = finding_.position;
      if (has_lane(name)) {
        row.cells.push_back({lane(name), "PANIC", true});
      } else {
        row.remark = "PANIC";
      }
    }
  }

  void add_end() {
    if (finding_.blocked.empty()) return;
    TraceRow& row = new_row();
    row.is_end = true;
    if (finding_.rule == Rule::deadlock) row.remark = "nobody can move";
  }

  TraceRow& new_row() { return table_.rows.emplace_back(); }

  const Finding& finding_;
  TraceTable table_;
  std::map<std::string, std::size_t> lane_of_;
  std::map<std::string, model::Position> last_library_;
};

// Lanes in which nothing is ever shown only cost width.
void drop_silent_lanes(TraceTable& table) {
  std::vector<bool> speaks(table.lanes.size(), false);
  for (const TraceRow& row : table.rows) {
    for (const auto& cell : row.cells) speaks[cell.lane] = true;
  }
  std::vector<std::size_t> new_index(table.lanes.size(), 0);
  std::vector<TraceLane> kept;
  for (std::size_t i = 0; i < table.lanes.size(); ++i) {
    new_index[i] = kept.size();
    if (speaks[i]) kept.push_back(table.lanes[i]);
  }
  table.lanes = std::move(kept);
  for (TraceRow& row : table.rows) {
    for (auto& cell : row.cells) cell.lane = new_index[cell.lane];
    for (auto& lane : row.ended) lane = new_index[lane];
    for (auto& lane : row.begun) lane = new_index[lane];
    if (row.arrow) row.arrow = {new_index[row.arrow->from], new_index[row.arrow->to]};
  }
}

}  // namespace

TraceTable trace_table(const Finding& finding) {
  TraceTable table = Builder(finding).build();
  drop_silent_lanes(table);
  return table;
}

}  // namespace stalemate::report
