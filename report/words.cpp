#include "report/words.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace stalemate::report {

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", with_commas(number), noun, number == 1 ? "" : "s");
}

std::string full_position(const FileReport& file, model::Position position) {
  const std::string& path = position.file < file.files.size() ? file.files[position.file] : file.path;
  if (position.line == 0) return path;
  return fmt::format("{}:{}:{}", path, position.line, position.column);
}

std::string short_position(const FileReport& file, model::Position position) {
  if (position.line == 0) return {};
  const std::string& path = position.file < file.files.size() ? file.files[position.file] : file.path;
  return fmt::format("{}:{}", path.substr(path.rfind('/') + 1), position.line);
}

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (char c : text) width += is_continuation(c) ? 0 : 1;
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  const std::size_t have = display_width(text);
  if (have < width) result.append(width - have, ' ');
  return result;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t keep = width > 2 ? width - 2 : 0;
  std::size_t end = 0;
  for (std::size_t columns = 0; end < text.size(); ++end) {
    if (is_continuation(text[end])) continue;
    if (columns == keep) break;
    ++columns;
  }
  return std::string(text.substr(0, end)) + "..";
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\n') {
      result += "\\n";
    } else if (byte == '\t') {
      result += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      result += fmt::format("\\x{:02x}", byte);
    } else {
      result += c;
    }
  }
  return result;
}

std::string portable_path(const std::string& path, const std::string& base) {
  std::filesystem::path result(path);
  if (result.is_absolute() && !base.empty()) result = result.lexically_relative(base);
  result = result.lexically_normal();
  return result.generic_string();
}

}  // namespace stalemate::report
