#include "report/lanes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/trace_rows.hpp"
#include "report/words.hpp"

namespace stalemate::report {

namespace {

constexpr std::size_t lanes_max = 6;  // more are easier to read as a list
constexpr std::size_t rows_max = 44;  // longer traces lose their middle unless verbose
constexpr std::size_t rows_kept_first = 24, rows_kept_last = 16;
constexpr std::size_t lane_gap = 3;
constexpr std::size_t arrow_room = 2;    // so that an arrow to the next lane has a shaft
constexpr std::size_t number_width = 6;  // "     #"

// One line of a drawing, in columns; every column remembers the style of its text.
class Canvas {
 public:
  void put(std::size_t column, std::string_view text, Style style = Style::plain) {
    while (cells_.size() < column) cells_.push_back({" ", Style::plain});
    std::size_t at = column;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
      if (at == cells_.size()) cells_.emplace_back();
      cells_[at++] = {std::string(text.substr(i, end - i)), style};
      i = end;
    }
  }
  std::string line(const FormatOptions& options) const {
    std::size_t used = cells_.size();
    while (used > 0 && cells_[used - 1].first == " ") --used;
    std::string result;
    for (std::size_t i = 0; i < used;) {
      std::size_t end = i;
      std::string run;
      for (; end < used && cells_[end].second == cells_[i].second; ++end) run += cells_[end].first;
      result += styled(run, cells_[i].second, options);
      i = end;
    }
    return result + "\n";
  }

 private:
  std::vector<std::pair<std::string, Style>> cells_;
};

// Line numbers alone when everything is in one file, else with the file's name.
class LineColumn {
 public:
  LineColumn(const FileReport& file, const TraceTable& table) : file_(file) {
    std::set<std::uint32_t> files;
    for (const TraceRow& row : table.rows) {
      if (row.position.line != 0) files.insert(row.position.file);
    }
    is_single_file_ = files.size() <= 1;
    for (const TraceRow& row : table.rows) width_ = std::max(width_, text(row.position).size());
  }
  std::string text(model::Position position) const {
    if (position.line == 0) return {};
    return is_single_file_ ? std::to_string(position.line) : short_position(file_, position);
  }
  std::size_t width() const { return width_; }

 private:
  const FileReport& file_;
  bool is_single_file_ = true;
  std::size_t width_ = 4;  // "line"
};

// Where the lanes stand.
struct Layout {
  std::vector<std::size_t> column;
  std::vector<std::string> header;
  std::size_t remark_column = 0;
  std::size_t width = 0;
};

Layout lay_out(const TraceTable& table, std::size_t first_column, bool with_functions) {
  Layout layout;
  std::size_t at = first_column;
  for (std::size_t l = 0; l < table.lanes.size(); ++l) {
    const TraceLane& lane = table.lanes[l];
    layout.header.push_back(with_functions && !lane.function.empty() ? lane.name + " " + lane.function : lane.name);
    std::size_t width = display_width(layout.header.back());
    for (const TraceRow& row : table.rows) {
      for (const auto& cell : row.cells) {
        if (cell.lane != l) continue;
        const bool begins_arrow = row.arrow && std::min(row.arrow->from, row.arrow->to) == l;
        width = std::max(width, display_width(cell.text) + (begins_arrow ? arrow_room : 0));
      }
    }
    layout.column.push_back(at);
    at += width + lane_gap;
  }
  layout.remark_column = at;
  layout.width = at - lane_gap;
  for (const TraceRow& row : table.rows) {
    if (!row.remark.empty()) layout.width = std::max(layout.width, at + display_width(row.remark));
  }
  return layout;
}

void draw_arrow(Canvas& canvas, const TraceRow& row, const Layout& layout) {
  const auto [from, to] = *row.arrow;
  const std::size_t left = std::min(from, to), right = std::max(from, to);
  std::size_t left_text = 0;
  for (const auto& cell : row.cells) {
    if (cell.lane == left) left_text = display_width(cell.text);
  }
  const std::size_t begin = layout.column[left] + left_text + 1, end = layout.column[right] - 1;
  if (begin >= end) return;
  std::string line(end - begin, '-');
  if (from < to) {
    line.back() = '>';
  } else {
    line.front() = '<';
  }
  canvas.put(begin, line, Style::faint);
}

std::string numbers(const TraceRow& row, const LineColumn& lines) {
  const std::string number = row.number == 0 ? "" : std::to_string(row.number);
  const std::string line = row.is_end ? "end" : lines.text(row.position);
  return fmt::format("{:>{}}  {:>{}}   ", number, number_width, line, lines.width());
}

struct Elision {
  std::size_t begin = 0, end = 0;  // rows not shown
  std::uint32_t steps = 0;
};

Elision elide(const TraceTable& table, const FormatOptions& options) {
  Elision elision;
  if (options.verbose || table.rows.size() <= rows_max) return elision;
  elision.begin = rows_kept_first;
  elision.end = table.rows.size() - rows_kept_last;
  for (std::size_t i = elision.begin; i < elision.end; ++i) elision.steps += table.rows[i].number == 0 ? 0 : 1;
  return elision;
}

std::string elision_line(const Elision& elision) {
  return fmt::format("{:>{}}  ({} not shown, -v shows all)\n", "...", number_width, counted(elision.steps, "step"));
}

std::string in_lanes(const TraceTable& table, const LineColumn& lines, const Layout& layout, const Elision& elision,
                     const FormatOptions& options) {
  Canvas head;
  head.put(0, fmt::format("{:>{}}  {:>{}}", "#", number_width, "line", lines.width()), Style::faint);
  for (std::size_t l = 0; l < table.lanes.size(); ++l) head.put(layout.column[l], layout.header[l], Style::bold);
  std::string result = head.line(options);

  std::vector<bool> is_alive(table.lanes.size()), is_blocked(table.lanes.size(), false);
  for (std::size_t l = 0; l < table.lanes.size(); ++l) is_alive[l] = table.lanes[l].is_alive_first;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TraceRow& row = table.rows[i];
    for (std::size_t l : row.begun) is_alive[l] = true;
    if (i == elision.begin && elision.end != 0) result += elision_line(elision);
    if (i < elision.begin || i >= elision.end) {
      Canvas canvas;
      canvas.put(0, numbers(row, lines));
      for (std::size_t l = 0; l < table.lanes.size(); ++l) {
        if (is_blocked[l]) {
          canvas.put(layout.column[l], "#", Style::error);
        } else if (is_alive[l]) {
          canvas.put(layout.column[l], "|", Style::faint);
        }
      }
      if (row.arrow) draw_arrow(canvas, row, layout);
      for (const auto& cell : row.cells) {
        canvas.put(layout.column[cell.lane], cell.text, cell.is_alarm ? Style::error : Style::plain);
      }
      if (!row.remark.empty()) canvas.put(layout.remark_column, row.remark);
      result += canvas.line(options);
    }
    for (const auto& cell : row.cells) {
      if (cell.is_alarm && table.lanes[cell.lane].is_blocked_last) is_blocked[cell.lane] = true;
    }
    for (std::size_t l : row.ended) is_alive[l] = false;
  }
  return result;
}

std::string as_list(const TraceTable& table, const LineColumn& lines, const Elision& elision,
                    const FormatOptions& options) {
  std::size_t name_width = 0;
  for (const TraceLane& lane : table.lanes) name_width = std::max(name_width, lane.name.size());
  name_width = std::min<std::size_t>(name_width, 24);
  std::string result =
      styled(fmt::format("{:>{}}  {:>{}}   who", "#", number_width, "line", lines.width()), Style::faint, options) +
      "\n";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TraceRow& row = table.rows[i];
    if (i == elision.begin && elision.end != 0) result += elision_line(elision);
    if (i >= elision.begin && i < elision.end) continue;
    if (row.is_end && row.remark.empty()) continue;
    std::string line = numbers(row, lines);
    if (row.arrow && row.cells.size() == 2) {
      const auto& from = row.cells[0];
      const auto& to = row.cells[1];
      line += fmt::format("{}  {}  -> {} {}", padded(table.lanes[from.lane].name, name_width), from.text,
                          table.lanes[to.lane].name, to.text);
    } else {
      bool is_first = true;
      for (const auto& cell : row.cells) {
        if (!is_first) line += "; ";
        const std::string& name = table.lanes[cell.lane].name;
        line += is_first ? padded(name, name_width) : name;
        line += "  " + styled(cell.text, cell.is_alarm ? Style::error : Style::plain, options);
        is_first = false;
      }
    }
    if (!row.remark.empty()) line += (row.cells.empty() ? "" : "   ") + row.remark;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    result += line + "\n";
  }
  return result;
}

}  // namespace

std::string trace_section(const FileReport& file, const checker::Finding& finding, const FormatOptions& options) {
  const TraceTable table = trace_table(finding);
  if (table.rows.empty()) return {};
  const checker::Witness& witness = finding.witness;
  const Elision elision = elide(table, options);

  std::string title = counted(witness.steps.size(), "step") + ", " +
                      fmt::format("{} switch{}", witness.switch_count, witness.switch_count == 1 ? "" : "es");
  if (witness.is_shortest) title += " (fewest possible)";
  if (table.hidden_steps != 0)
    title += fmt::format(", {} inside library calls not shown", counted(table.hidden_steps, "step"));

  const LineColumn lines(file, table);
  const std::size_t first_column = number_width + 2 + lines.width() + 3;
  Layout layout = lay_out(table, first_column, true);
  if (layout.width > options.width) layout = lay_out(table, first_column, false);
  const bool fits = table.lanes.size() <= lanes_max && layout.width <= options.width;
  return "  " + styled("trace", Style::bold, options) + "  " + title + "\n" +
         (fits ? in_lanes(table, lines, layout, elision, options) : as_list(table, lines, elision, options));
}

}  // namespace stalemate::report
