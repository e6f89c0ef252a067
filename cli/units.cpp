#include "cli/units.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cmath>

namespace stalemate::cli {

namespace {

constexpr double longest_ms = 1e15;  // far beyond any run, and exact in a double

// Reads digits with an optional fraction from the front of `text`.
std::optional<double> take_number(std::string_view& text) {
  double value = 0, scale = 1;
  std::size_t digits = 0, i = 0;
  bool is_fraction = false;
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && !is_fraction) {
      is_fraction = true;
    } else if (text[i] >= '0' && text[i] <= '9') {
      value = value * 10 + (text[i] - '0');
      if (is_fraction) scale *= 10;
      ++digits;
    } else {
      break;
    }
  }
  if (digits == 0 || digits > 18) return std::nullopt;
  text.remove_prefix(i);
  return value / scale;
}

// Milliseconds of the unit at the front of `text`.
std::optional<double> take_unit(std::string_view& text) {
  struct Unit {
    std::string_view name;
    double ms;
  };
  // Longer names first: "ms" is no "m".
  static constexpr Unit units[] = {{"ns", 1e-6}, {"us", 1e-3}, {"µs", 1e-3},  {"μs", 1e-3},
                                   {"ms", 1},    {"s", 1000},  {"m", 60'000}, {"h", 3'600'000}};
  for (const Unit& unit : units) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    return unit.ms;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  if (text == "0") return std::chrono::milliseconds(0);
  if (text.empty()) return std::nullopt;
  double total = 0;
  while (!text.empty()) {
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    const auto unit = take_unit(text);
    if (!unit) return std::nullopt;
    total += *number * *unit;
    if (total > longest_ms) return std::nullopt;
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(total)));
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  const auto number = take_number(text);
  if (!number) return std::nullopt;
  double unit = 1;
  if (!text.empty()) {
    const std::size_t power =
        std::string_view("KMGT").find(static_cast<char>(std::toupper(static_cast<unsigned char>(text.front()))));
    if (power != std::string_view::npos) {
      unit = std::pow(1024.0, static_cast<double>(power + 1));
      text.remove_prefix(1);
      if (text.starts_with("i")) text.remove_prefix(1);
    }
    if (text == "B" || text == "b") text = {};
    if (!text.empty()) return std::nullopt;
  }
  const double bytes = *number * unit;
  if (bytes > 9e18) return std::nullopt;
  return static_cast<std::uint64_t>(bytes);
}

std::string format_duration(std::chrono::milliseconds duration) {
  const auto ms = duration.count();
  if (ms < 1000) return fmt::format("{}ms", ms);
  const auto seconds = static_cast<double>(ms % 60'000) / 1000;
  const auto minutes = ms / 60'000;
  if (minutes == 0) return fmt::format("{:g}s", seconds);
  if (minutes < 60) return fmt::format("{}m{:g}s", minutes, seconds);
  return fmt::format("{}h{}m{:g}s", minutes / 60, minutes % 60, seconds);
}

}  // namespace stalemate::cli
