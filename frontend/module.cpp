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

/// Directories in which people used to work, and where downloads still are: GOPATH, or `go` at home.
std::vector<fs::path> go_paths() {
  std::vector<fs::path> paths;
  if (const char* list = std::getenv("GOPATH"); list != nullptr && *list != 0) {
    std::istringstream directories(list);
    for (std::string directory; std::getline(directories, directory, ':');) paths.emplace_back(directory);
  } else if (const char* home = std::getenv("HOME")) {
    paths.push_back(fs::path(home) / "go");
  }
  return paths;
}

fs::path module_cache() {
  if (const char* cache = std::getenv("GOMODCACHE")) return cache;
  const std::vector<fs::path> paths = go_paths();
  return paths.empty() ? fs::path() : paths[0] / "pkg" / "mod";
}

/// What a module without a go directive has (Go modules reference, "go directive").
constexpr int version_undeclared = 116;

/// 100*major+minor; 0 if the text is no version.
int version_of(const std::string& text) {
  int major = 0, minor = 0;
  return std::sscanf(text.c_str(), "%d.%d", &major, &minor) == 2 ? major * 100 + minor : 0;
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

/// The entry whose key is the path or above it, the longest of them; null if there is none.
template <class Value>
const std::pair<const std::string, Value>* module_of(const std::map<std::string, Value>& modules,
                                                     const std::string& path) {
  const std::pair<const std::string, Value>* best = nullptr;
  for (const auto& one : modules) {
    if (is_below(path, one.first) && (best == nullptr || one.first.size() > best->first.size())) best = &one;
  }
  return best;
}

/// "p/v3/q" is p/q where p is module p/v3, as the go command has it in workspaces ("minimal module compatibility");
/// empty if it is not.
std::string without_major_version(const fs::path& workspace, const std::string& import_path) {
  for (std::size_t at = import_path.find("/v"); at != std::string::npos; at = import_path.find("/v", at + 1)) {
    const std::size_t end = std::min(import_path.find('/', at + 1), import_path.size());
    const std::string number = import_path.substr(at + 2, end - at - 2);
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string above = import_path.substr(0, at);
    if (ModulePaths(workspace / above / "file.go").path() == import_path.substr(0, end))
      return above + import_path.substr(end);
  }
  return {};
}

/// The language version of the module a directory is in; 0 if it is in none.
int version_at(const fs::path& directory) {
  const ModulePaths paths(directory / "file.go");
  if (paths.directory().empty()) return 0;
  return paths.go_version() != 0 ? paths.go_version() : version_undeclared;
}

}  // namespace

// Asked for at each import from there.
int go_root_version() {
  static const int version = go_root().empty() ? 0 : version_at(go_root() / "src");
  return version;
}

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
  const fs::path start = fs::absolute(file, error).lexically_normal().parent_path();
  fs::path directory = start;
  for (; !directory.empty(); directory = directory.parent_path()) {
    std::string text;
    if (read_text(directory / "go.mod", text)) {
      directory_ = directory;
      read(text);
      read_vendored_versions();
      break;
    }
    if (directory == directory.root_path()) break;
  }
  find_workspace(start);
}

/// Comes last where there is a go.mod. (Go would not look there; but distributions keep sources like that.)
void ModulePaths::find_workspace(const fs::path& directory) {
  for (const fs::path& path : go_paths()) workspaces_.push_back(path / "src");
  fs::path own;
  for (fs::path at = directory; own.empty() && at != at.root_path(); at = at.parent_path()) {
    if (at != directory && at.filename() == "src") own = at;
  }
  if (own.empty()) return;
  if (directory_.empty()) file_directory_ = directory;
  std::erase(workspaces_, own);
  workspaces_.insert(workspaces_.begin(), own);
}

/// `# path version` and below it `## explicit; go 1.17`.
void ModulePaths::read_vendored_versions() {
  std::string text;
  if (!read_text(directory_ / "vendor" / "modules.txt", text)) return;
  std::istringstream lines(text);
  int* version = nullptr;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string mark, path;
    words >> mark >> path;
    if (mark == "#") version = &(vendored_versions_[path] = version_undeclared);
    const std::size_t go = line.find("go 1.");
    if (mark == "##" && version != nullptr && go != std::string::npos) *version = version_of(line.substr(go + 3));
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
    if (words[0] == "module") path_ = words[1];
    if (words[0] == "go") go_version_ = version_of(words[1]);
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
  std::error_code error;
  const fs::path directory = fs::absolute(file, error).lexically_normal().parent_path();
  if (!file_directory_.empty()) return directory.lexically_relative(workspaces_[0]).generic_string();
  if (path_.empty()) return name;
  const fs::path below = directory.lexically_relative(directory_);
  if (below.empty() || below == ".") return path_;
  return path_ == "std" ? below.generic_string() : path_ + "/" + below.generic_string();
}

PackagePlace ModulePaths::in_vendor(const std::string& import_path) const {
  const fs::path directory = directory_ / "vendor" / import_path;
  if (!holds_go_files(directory)) return {};
  if (path_ == "std") return {directory, Origin::standard};
  const auto* module = module_of(vendored_versions_, import_path);
  return {directory, Origin::module, module == nullptr ? 0 : module->second};
}

PackagePlace ModulePaths::in_dependency(const std::string& import_path) const {
  const auto* best = module_of(dependencies_, import_path);
  if (best == nullptr) return {};
  const Dependency& dependency = best->second;
  const fs::path root = !dependency.directory.empty()
                            ? dependency.directory
                            : module_cache() / (escaped(best->first) + "@" + escaped(dependency.version));
  const fs::path directory = root / fs::path(import_path.substr(best->first.size())).relative_path();
  if (!holds_go_files(directory)) return {};
  return {directory, Origin::module, version_at(directory)};
}

/// In a workspace, where every directory above the file may have its own `vendor`.
PackagePlace ModulePaths::in_workspace(const std::string& import_path) const {
  if (!file_directory_.empty()) {
    for (fs::path at = file_directory_; at != workspaces_[0] && at != at.root_path(); at = at.parent_path()) {
      if (const fs::path vendored = at / "vendor" / import_path; holds_go_files(vendored)) return {vendored};
    }
  }
  for (const fs::path& workspace : workspaces_) {
    if (const fs::path directory = workspace / import_path; holds_go_files(directory)) return {directory};
    const std::string bare = without_major_version(workspace, import_path);
    if (!bare.empty() && holds_go_files(workspace / bare)) return {workspace / bare};
  }
  return {};
}

PackagePlace ModulePaths::find(const std::string& import_path) const {
  if (!path_.empty() && path_ != "std" && is_below(import_path, path_)) {
    const fs::path directory = directory_ / fs::path(import_path.substr(path_.size())).relative_path();
    if (holds_go_files(directory)) return {directory, Origin::module};
  }
  if (!directory_.empty()) {
    if (PackagePlace vendored = in_vendor(import_path); !vendored.directory.empty()) return vendored;
    if (path_ == "std" && holds_go_files(directory_ / import_path)) {
      return {directory_ / import_path, Origin::standard};
    }
    if (PackagePlace required = in_dependency(import_path); !required.directory.empty()) return required;
  }
  if (const fs::path& root = go_root(); !root.empty()) {
    for (const fs::path& directory : {root / "src" / import_path, root / "src" / "vendor" / import_path}) {
      if (holds_go_files(directory)) return {directory, Origin::standard, go_root_version()};
    }
  }
  return in_workspace(import_path);
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
  return {has_assembly(directory) ? "none" : "amd64", newest_go_version};
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
