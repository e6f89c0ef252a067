// Makes a program in the notation of tests/checker/short_program.hpp smaller as long as something is still wrong with
// it.
#pragma once

#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace stalemate::test {

class ShortShrinker {
 public:
  /// `is_wrong` is asked only about texts that can be made into a program.
  explicit ShortShrinker(std::function<bool(const std::string&)> is_wrong) : is_wrong_(std::move(is_wrong)) {}

  std::string shrink(const std::string& text) {
    Parts best = split(text);
    for (bool has_shrunk = true; has_shrunk;) {
      has_shrunk = false;
      for (const Parts& smaller : all_smaller(best)) {
        if (!is_wrong_(join(smaller))) continue;
        best = smaller;
        has_shrunk = true;
        break;
      }
    }
    return join(best);
  }

 private:
  using Parts = std::vector<std::vector<std::string>>;  // statements by goroutine; "on f:" stays with the first

  static std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
  }

  static std::vector<std::string> cut(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);) parts.push_back(trimmed(part));
    return parts;
  }

  static Parts split(const std::string& text) {
    Parts parts;
    for (const std::string& goroutine : cut(text, '|')) parts.push_back(cut(goroutine, ';'));
    return parts;
  }

  static std::string join(const Parts& parts) {
    std::string text;
    for (const auto& goroutine : parts) {
      if (!text.empty()) text += " | ";
      for (std::size_t i = 0; i < goroutine.size(); ++i) text += (i > 0 ? "; " : "") + goroutine[i];
    }
    return text;
  }

  static bool is_handler(const std::string& statement) { return statement.starts_with("on f:"); }

  /// One goroutine less, one statement less, one part of a statement less.
  static std::vector<Parts> all_smaller(const Parts& parts) {
    std::vector<Parts> all;
    for (std::size_t g = 0; g < parts.size(); ++g) {
      if (parts.size() > 1 && !is_handler(parts[g][0])) {
        all.push_back(parts);
        all.back().erase(all.back().begin() + static_cast<std::ptrdiff_t>(g));
      }
      for (std::size_t i = 0; i < parts[g].size(); ++i) {
        const std::string& statement = parts[g][i];
        if (parts[g].size() > 1 && !is_handler(statement)) {
          all.push_back(parts);
          all.back()[g].erase(all.back()[g].begin() + static_cast<std::ptrdiff_t>(i));
        }
        const std::size_t arrow = statement.find("=>");
        if (arrow == std::string::npos || is_handler(statement)) continue;
        for (const std::string& half : {trimmed(statement.substr(0, arrow)), trimmed(statement.substr(arrow + 2))}) {
          all.push_back(parts);
          all.back()[g][i] = half;
        }
      }
    }
    return all;
  }

  std::function<bool(const std::string&)> is_wrong_;
};

}  // namespace stalemate::test
