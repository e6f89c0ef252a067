// Pages of the documentation as their readers see them: code spans, code blocks, headings and their anchors, rows of
// tables. Enough of Markdown for the repository's own pages, no more: fences of three back quotes, blocks indented by
// four blanks after an empty line, `#` headings, tables with a bar at both ends.
#pragma once

#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/doctest.hpp"
#include "tests/tidy/files.hpp"

namespace stalemate::test {

struct Page {
  std::string path;
  std::vector<std::string> prose;     // lines outside of code blocks; those inside are empty here
  std::vector<std::string> code;      // lines of code blocks
  std::vector<std::string> headings;  // without the #
};

inline Page read_page(const RepositoryFile& file) {
  Page page{file.path, {}, {}, {}};
  bool is_fenced = false, is_indented = false, was_empty = true;
  for (const std::string& line : lines_of(file.text)) {
    const bool is_fence = line.starts_with("```");
    if (is_fence) is_fenced = !is_fenced;
    if (!is_fence && !is_fenced) is_indented = line.starts_with("    ") && (was_empty || is_indented);
    was_empty = line.empty();
    const bool is_code = is_fenced || is_indented;
    if (is_code && !is_fence) page.code.push_back(line);
    page.prose.push_back(is_code || is_fence ? "" : line);
    if (!is_code && line.starts_with("#")) page.headings.push_back(line.substr(line.find_first_not_of("# ")));
  }
  CHECK_MESSAGE(!is_fenced, file.path << ": a code block does not end");
  return page;
}

/// README.md and docs/*.md; with `all`, also those of other folders.
inline std::vector<Page> pages(bool all) {
  std::vector<RepositoryFile> files = repository_files({"docs"}, {".md"});
  if (all) {
    for (const RepositoryFile& file : repository_files({"bench", "corpus", "tests"}, {".md"})) files.push_back(file);
  }
  files.push_back(repository_file("README.md"));
  std::vector<Page> result;
  for (const RepositoryFile& file : files) result.push_back(read_page(file));
  return result;
}

/// What stands between back quotes in a line.
inline std::vector<std::string> code_spans(const std::string& line) {
  std::vector<std::string> spans;
  for (std::size_t begin = line.find('`'); begin != std::string::npos;) {
    const std::size_t end = line.find('`', begin + 1);
    if (end == std::string::npos) break;
    spans.push_back(line.substr(begin + 1, end - begin - 1));
    begin = line.find('`', end + 1);
  }
  return spans;
}

/// The line without its code spans.
inline std::string without_code(const std::string& line) {
  std::string text;
  bool is_code = false;
  for (const char c : line) {
    if (c == '`') {
      is_code = !is_code;
    } else if (!is_code) {
      text += c;
    }
  }
  return text;
}

/// The cells of a table's row; none if the line is no row.
inline std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  if (!line.starts_with("| ") || !line.ends_with(" |")) return result;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] != '|' || line[i - 1] == '\\') {
      cell += line[i];
      continue;
    }
    result.push_back(cell.size() > 2 ? cell.substr(1, cell.size() - 2) : "");
    cell.clear();
  }
  return result;
}

/// Anchors of the page's headings: lower case, hyphens for blanks, without punctuation; `-1` and so on for repetitions.
inline std::set<std::string> anchors(const Page& page) {
  std::map<std::string, int> seen;
  std::set<std::string> result;
  for (const std::string& heading : page.headings) {
    std::string anchor;
    for (const char c : heading) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == ' ') anchor += '-';
      if (std::isalnum(byte) != 0 || c == '-' || c == '_' || byte >= 0x80)
        anchor += static_cast<char>(std::tolower(byte));
    }
    const int count = seen[anchor]++;
    result.insert(count == 0 ? anchor : anchor + "-" + std::to_string(count));
  }
  return result;
}

}  // namespace stalemate::test
