// The repository's own files, for tests about their form.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace stalemate::test {

struct RepositoryFile {
  std::string path;  // relative to the root, "model/rule.hpp"
  std::string text;
};

/// One file; its text is empty if there is none.
inline RepositoryFile repository_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(std::filesystem::path(STALEMATE_SOURCE_DIR) / path, std::ios::binary).rdbuf();
  return {path, text.str()};
}

/// Files below the given folders with one of the endings, sorted by path.
inline std::vector<RepositoryFile> repository_files(const std::vector<std::string>& folders,
                                                    const std::vector<std::string>& endings) {
  namespace fs = std::filesystem;
  const fs::path root(STALEMATE_SOURCE_DIR);
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string name = entry.path().filename().string();
      for (const std::string& ending : endings) {
        if (entry.is_regular_file() && name.ends_with(ending))
          paths.push_back(entry.path().lexically_relative(root).generic_string());
      }
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<RepositoryFile> files;
  for (const std::string& path : paths) files.push_back(repository_file(path));
  return files;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace stalemate::test
