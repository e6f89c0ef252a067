#include "frontend/module.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace stalemate::frontend {

namespace fs = std::filesystem;

namespace {

/// "go" and a version, "module" and a path …: the words of a go.mod line, without comments, quotes and blocks.
std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line.substr(0, line.find("//")));
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    std::erase(word, '"');
    words.push_back(word);
  }
  return words;
}

/// In the module cache capital letters are written `!a`.
std::string escaped(const std::string& path) {
  std::string result;
  for (const char c : path) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0) result += '!';
    result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

fs::path module_cache() {
  if (const char* cache = std::getenv("GOMODCACHE")) return cache;
  if (const char* path = std::getenv("GOPATH")) return fs::path(path) / "pkg" / "mod";
  const char* home = std::getenv("HOME");
  return home == nullptr ? fs::path() : fs::path(home) / "go" / "pkg" / "mod";
}

bool holds_go_files(const fs::path& directory) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".go") return true;
  }
  return false;
}

bool is_below(const std::string& path, const std::string& root) {
  return path == root || (path.starts_with(root) && path.size() > root.size() && path[root.size()] == '/');
}

}  // namespace

bool read_text(const fs::path& path, std::string& text) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) && !fs::is_character_file(path, error) && !fs::is_fifo(path, error))
    return false;
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  std::ostringstream buffer;
  buffer << in.rdbuf();
  text = std::move(buffer).str();
  return !in.bad() && text.size() < (1ULL << 30);
}

ModulePaths::ModulePaths(const fs::path& file) {
  std::error_code error;
  fs::path directory = fs::absolute(file, error).lexically_normal().parent_path();
  for (; !directory.empty(); directory = directory.parent_path()) {
    std::string text;
    if (read_text(directory / "go.mod", text)) {
      directory_ = directory;
      read(text);
      return;
    }
    if (directory == directory.root_path()) return;
  }
}

void ModulePaths::read(const std::string& text) {
  std::istringstream lines(text);
  std::string block;  // the keyword before an open parenthesis
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> words = words_of(line);
    if (words.empty()) continue;
    if (words[0] == ")") {
      block.clear();
      continue;
    }
    if (!block.empty()) words.insert(words.begin(), block);
    if (words.size() == 2 && words[1] == "(") {
      block = words[0];
      continue;
    }
    if (words.size() < 2) continue;
    int major = 0, minor = 0;
    if (words[0] == "module") path_ = words[1];
    if (words[0] == "go" && std::sscanf(words[1].c_str(), "%d.%d", &major, &minor) == 2) {
      go_version_ = major * 100 + minor;
    }
    if (words[0] == "require" && words.size() >= 3) dependencies_[words[1]].version = words[2];
    if (words[0] != "replace") continue;
    const auto arrow = std::find(words.begin(), words.end(), "=>");
    if (words.end() - arrow < 2) continue;
    const std::string& target = arrow[1];
    if (target.starts_with(".") || target.starts_with("/")) {
      dependencies_[words[1]].directory = (directory_ / target).lexically_normal();
    }
  }
}

std::string ModulePaths::import_path(const fs::path& file, const std::string& name) const {
  if (path_.empty()) return name;
  std::error_code error;
  const fs::path below = fs::absolute(file, error).lexically_normal().parent_path().lexically_relative(directory_);
  if (below.empty() || below == ".") return path_;
  return path_ == "std" ? below.generic_string() : path_ + "/" + below.generic_string();
}

fs::path ModulePaths::in_dependency(const std::string& import_path) const {
  // The longest module path that is a prefix.
  const std::pair<const std::string, Dependency>* best = nullptr;
  for (const auto& one : dependencies_) {
    if (is_below(import_path, one.first) && (best == nullptr || one.first.size() > best->first.size())) best = &one;
  }
  if (best == nullptr) return {};
  const fs::path below = fs::path(import_path.substr(best->first.size())).relative_path();
  if (!best->second.directory.empty()) return best->second.directory / below;
  return module_cache() / (escaped(best->first) + "@" + escaped(best->second.version)) / below;
}

PackagePlace ModulePaths::find(const std::string& import_path) const {
  const auto exists = [](const fs::path& directory) { return !directory.empty() && holds_go_files(directory); };
  if (!path_.empty() && path_ != "std" && is_below(import_path, path_)) {
    const fs::path directory = directory_ / fs::path(import_path.substr(path_.size())).relative_path();
    if (exists(directory)) return {directory, Origin::module};
  }
  if (!directory_.empty()) {
    if (const fs::path vendored = directory_ / "vendor" / import_path; exists(vendored)) {
      return {vendored, path_ == "std" ? Origin::standard : Origin::module};
    }
    if (path_ == "std" && exists(directory_ / import_path)) return {directory_ / import_path, Origin::standard};
    if (const fs::path required = in_dependency(import_path); exists(required)) return {required, Origin::module};
  }
  if (const fs::path& root = go_root(); !root.empty()) {
    for (const fs::path& directory : {root / "src" / import_path, root / "src" / "vendor" / import_path}) {
      if (exists(directory)) return {directory, Origin::standard};
    }
  }
  return {};
}

namespace {

fs::path find_go_root() {
  std::error_code error;
  if (const char* root = std::getenv("GOROOT"); root != nullptr && *root != 0) return root;
  const char* path = std::getenv("PATH");
  std::istringstream directories(path == nullptr ? "" : path);
  for (std::string directory; std::getline(directories, directory, ':');) {
    const fs::path binary = fs::canonical(fs::path(directory) / "go", error);
    if (error) continue;
    const fs::path root = binary.parent_path().parent_path();
    if (fs::is_directory(root / "src" / "runtime", error)) return root;
  }
  return {};
}

}  // namespace

// Asked for at each import without a model.
const fs::path& go_root() {
  static const fs::path root = find_go_root();
  return root;
}

bool has_assembly(const fs::path& directory) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".s") return true;
  }
  return false;
}

BuildContext build_context(const fs::path& directory) {
  constexpr int newest_version = 199;
  return {has_assembly(directory) ? "none" : "amd64", newest_version};
}

std::vector<PackageFile> package_files(const fs::path& directory) {
  const BuildContext context = build_context(directory);
  std::vector<PackageFile> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".go") || name.ends_with("_test.go") || name[0] == '_' || name[0] == '.') continue;
    std::string text;
    if (!name_matches(name, context) || !read_text(entry.path(), text)) continue;
    if (build_line_matches(text, context)) files.push_back({entry.path(), std::move(text)});
  }
  std::ranges::sort(files, {}, &PackageFile::path);
  return files;
}

}  // namespace stalemate::frontend
