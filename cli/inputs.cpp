#include "cli/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "frontend/compile.hpp"
#include "frontend/module.hpp"

namespace stalemate::cli {

namespace fs = std::filesystem;

std::string display_path(const std::string& path) {
  std::string text = fs::path(path).lexically_normal().generic_string();
  if (text.size() > 1 && text.ends_with("/")) text.pop_back();
  if (text.starts_with("/") || text.starts_with("../") || text == ".." || text == ".") return text;
  return "./" + text;
}

bool read_file(const std::string& path, std::string& text, std::string& error) {
  errno = 0;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    error = "is a directory";
    return false;
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  if (stream) content << stream.rdbuf();
  if (!stream && !stream.eof()) {
    error = errno != 0 ? std::strerror(errno) : "cannot be read";
    std::transform(error.begin(), error.begin() + 1, error.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return false;
  }
  text = content.str();
  return true;
}

namespace {

// Whether a line begins with `word` followed by blanks and `rest`.
bool line_begins(const std::string& text, std::string_view word, std::string_view rest, bool is_whole_word) {
  for (std::size_t at = 0; at != std::string::npos && at < text.size(); at = text.find('\n', at)) {
    if (text[at] == '\n') ++at;
    if (text.compare(at, word.size(), word) != 0) continue;
    std::size_t i = at + word.size();
    const std::size_t blanks = text.find_first_not_of(" \t", i);
    if (blanks == i || blanks == std::string::npos) continue;
    i = blanks;
    if (text.compare(i, rest.size(), rest) != 0) continue;
    i += rest.size();
    const bool ends = i >= text.size() || (std::isalnum(static_cast<unsigned char>(text[i])) == 0 && text[i] != '_');
    if (!is_whole_word || ends) return true;
  }
  return false;
}

}  // namespace

bool is_complete_program(const std::string& text) {
  return line_begins(text, "package", "main", true) && line_begins(text, "func", "main()", false);
}

namespace {

class Resolver {
 public:
  ResolvedInputs resolve(const std::vector<std::string>& inputs) {
    std::vector<std::string> loose;  // files named one by one, of one directory
    auto flush = [&] {
      if (!loose.empty())
        add_files(loose,
                  loose.size() == 1 ? loose.front() : display_path(fs::path(loose.front()).parent_path().string()));
      loose.clear();
    };
    for (const std::string& input : inputs) {
      const bool is_tree = input.ends_with("...");
      std::error_code ignored;
      const bool is_directory = fs::is_directory(input, ignored);
      if (!is_tree && !is_directory) {
        if (!loose.empty() && fs::path(loose.front()).parent_path() != fs::path(display_path(input)).parent_path())
          flush();
        add_loose(input, loose);
        continue;
      }
      flush();
      if (is_tree) {
        add_tree(input);
      } else {
        add_directory(input, true);
      }
    }
    flush();
    return std::move(result_);
  }

 private:
  void problem(const std::string& path, std::string message, std::string hint = {}) {
    result_.diagnostics.push_back({path, 0, 0, true, "input", std::move(message), std::move(hint)});
  }

  void add_loose(const std::string& input, std::vector<std::string>& loose) {
    const std::string path = display_path(input);
    std::error_code ignored;
    if (!fs::exists(input, ignored)) {
      problem(path, "no such file or directory");
    } else if (!input.ends_with(".go")) {
      problem(path, "not a Go file", "files end in .go; a directory stands for the package in it");
    } else {
      loose.push_back(path);
    }
  }

  // "dir/..." and "..." alone.
  void add_tree(const std::string& input) {
    std::string root = input.substr(0, input.size() - 3);
    while (root.size() > 1 && root.ends_with("/")) root.pop_back();
    if (root.empty()) root = ".";
    std::error_code error;
    if (!fs::is_directory(root, error)) {
      problem(display_path(root), "no such directory");
      return;
    }
    std::set<std::string> directories{root};
    collect(root, directories);
    const std::size_t before = result_.programs.size(), problems_before = result_.diagnostics.size();
    for (const std::string& directory : directories) add_directory(directory, false);
    for (std::size_t i = before; i < result_.programs.size(); ++i) result_.programs[i].is_matched = true;
    if (result_.programs.size() == before && result_.diagnostics.size() == problems_before) {
      problem(display_path(root), "no Go files in this directory or below");
    }
  }

  // Go's own rule: directories that begin with . or _ and testdata are skipped; vendor holds other people's code.
  static void collect(const std::string& directory, std::set<std::string>& directories) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(directory, fs::directory_options::skip_permission_denied, error)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with(".") || name.starts_with("_") || name == "testdata" || name == "vendor") continue;
      std::error_code ignored;
      if (!entry.is_directory(ignored) || entry.is_symlink(ignored)) continue;
      directories.insert(entry.path().string());
      collect(entry.path().string(), directories);
    }
  }

  void add_directory(const std::string& directory, bool is_required) {
    std::error_code error;
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(directory, error)) {
      const std::string name = entry.path().filename().string();
      std::error_code ignored;
      if (name.ends_with(".go") && !name.starts_with(".") && !name.starts_with("_") && !entry.is_directory(ignored)) {
        files.push_back(display_path(entry.path().string()));
      }
    }
    if (error) {
      problem(display_path(directory), "this directory cannot be read");
      return;
    }
    if (files.empty()) {
      if (is_required)
        problem(display_path(directory), "no Go files in this directory", "`dir/...` looks into the directories below");
      return;
    }
    std::sort(files.begin(), files.end());
    keep_buildable(directory, files);
    add_files(files, display_path(directory));
  }

  // As `go build` chooses; a file that cannot be read stays, to be reported. None left: all stay, so that a directory
  // of single programs marked `ignore` can be checked.
  static void keep_buildable(const std::string& directory, std::vector<std::string>& files) {
    const frontend::BuildContext context = frontend::build_context(directory);
    std::vector<std::string> kept;
    for (const std::string& file : files) {
      std::string text, error;
      const bool fits = frontend::name_matches(fs::path(file).filename().string(), context) &&
                        (!read_file(file, text, error) || frontend::build_line_matches(text, context));
      if (fits) kept.push_back(file);
    }
    if (!kept.empty()) files = std::move(kept);
  }

  void add_files(const std::vector<std::string>& files, const std::string& name) {
    std::vector<std::string> readable;
    std::size_t complete = 0;
    for (const std::string& file : files) {
      std::string text, error;
      if (!read_file(file, text, error)) {
        problem(file, error);
        continue;
      }
      readable.push_back(file);
      complete += is_complete_program(text) ? 1 : 0;
    }
    if (readable.empty()) return;
    if (complete >= 2) {
      for (const std::string& file : readable) result_.programs.push_back({.path = file, .files = {file}, .entry = {}});
    } else {
      result_.programs.push_back(
          {.path = readable.size() == 1 ? readable.front() : name, .files = readable, .entry = {}});
    }
  }

  ResolvedInputs result_;
};

}  // namespace

ResolvedInputs resolve_inputs(const std::vector<std::string>& inputs) { return Resolver().resolve(inputs); }

std::vector<ProgramInput> with_entries(const ProgramInput& input, const std::vector<std::string>& entries) {
  std::vector<std::string> found = entries;
  if (found.empty()) {
    frontend::CompileOptions options;
    options.parse_only = true;
    const frontend::Unit unit(input.files, options);
    found = unit.entries();
    if (found.empty() && input.is_matched && unit.is_library()) return {};
    // A program is called by its file's name alone.
    if (found.size() == 1 && found.front() == "main") found.clear();
  }
  if (found.empty()) return {input};
  std::vector<ProgramInput> programs;
  for (const std::string& entry : found) {
    programs.push_back(input);
    programs.back().entry = entry;
  }
  return programs;
}

}  // namespace stalemate::cli
