// The rows of a trace, before they are laid out: what each line says, in whose lane, with arrows for values handed over
// and goroutines started. Steps inside the library models that belong to one call of the user's are folded into the
// first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace stalemate::report {

struct TraceRow {
  struct Cell {
    std::size_t lane;
    std::string text;
    bool is_alarm = false;  // BLOCKED, PANIC: drawn in the colour of errors
  };
  struct Arrow {
    std::size_t from, to;  // lanes; both have a cell in this row
  };
  std::uint32_t number = 0;  // of the step; 0: the row is part of the one above
  model::Position position;
  std::vector<Cell> cells;
  std::optional<Arrow> arrow;
  std::string remark;              // to the right of all lanes
  std::vector<std::size_t> ended;  // lanes that are empty from the next row on
  std::vector<std::size_t> begun;  // lanes that are alive from this row on
  bool is_end = false;             // the last row: every lane that is blocked for ever shows it
};

struct TraceLane {
  std::string name, function;
  bool is_alive_first = true;    // from the beginning, not started in a row
  bool is_blocked_last = false;  // at the end
};

struct TraceTable {
  std::vector<TraceLane> lanes;
  std::vector<TraceRow> rows;
  std::uint32_t hidden_steps = 0;  // folded steps of library models
};

TraceTable trace_table(const checker::Finding& finding);

/// What a blocked goroutine does, in the words of the source: "ch1 <- 1", "select", "wg.Wait()".
std::string blocked_label(const checker::BlockedGoroutine& blocked);
bool is_crash(model::Rule rule);

}  // namespace stalemate::report
