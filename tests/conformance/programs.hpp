// The programs of tests/conformance: their files and headers.
#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace stalemate::test::conformance {

inline std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::vector<std::filesystem::path> programs(const char* folder) {
  std::vector<std::filesystem::path> result;
  const auto base = std::filesystem::path(STALEMATE_TEST_DATA) / "conformance" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(base))
    if (entry.path().extension() == ".go") result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

/// The value of a header line `//name: value`, or empty.
inline std::string header(const std::string& text, const std::string& name) {
  std::smatch match;
  if (std::regex_search(text, match, std::regex("(^|\n)//" + name + ": *([^\n]*)"))) return match[2];
  return "";
}

inline int language_version(const std::string& text) {
  const std::string version = header(text, "go");
  int major = 1, minor = 19;
  if (!version.empty()) std::sscanf(version.c_str(), "%d.%d", &major, &minor);
  return major * 100 + minor;
}

}  // namespace stalemate::test::conformance
