#include "frontend/package_loader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "frontend/syntax/parser.hpp"
#include "library_sources.hpp"

namespace stalemate::frontend {

namespace fs = std::filesystem;

namespace {

constexpr const char* start_name = "stalemateStart";

class Loader {
 public:
  Loader(SourceSet& sources, Ast& ast, Diagnostics& diagnostics, LoadedPackages& result)
      : sources_(sources), ast_(ast), diagnostics_(diagnostics), result_(result) {}

  void load_user(const std::vector<std::string>& files, const std::string& entry, bool with_imports) {
    if (!files.empty()) find_module(fs::path(files[0]));
    std::vector<File> own, external;
    for (const std::string& path : files) {
      std::string text;
      if (!read(path, text)) {
        const std::uint32_t index = sources_.add(path, "");
        result_.user_sources.push_back(index);
        diagnostics_.error(DiagnosticKind::input, sources_.file(index).base, "cannot read the file");
        continue;
      }
      const std::uint32_t index = sources_.add(path, std::move(text));
      result_.user_sources.push_back(index);
      File file = parse_file(sources_, index, ast_, diagnostics_);
      const bool is_external = path.ends_with("_test.go") && package_name(file).ends_with("_test");
      (is_external ? external : own).push_back(std::move(file));
    }
    if (with_imports) load_library("runtime");
    if (!own.empty() || external.empty())
      add_user_package(std::move(own), files, entry, with_imports, external.empty());
    if (!external.empty()) add_user_package(std::move(external), files, entry, with_imports, true);
    for (std::uint32_t i = 0; i < result_.packages.size(); ++i) {
      if (!result_.packages[i].is_library && result_.packages[i].path == entry_path_) result_.entry_package = i;
    }
  }

 private:
  std::string package_name(const File& file) const {
    return file.package_name ? std::string(ast_.ident_name(file.package_name)) : "";
  }

  /// One of the user's packages; `is_last`: nobody imports it.
  void add_user_package(std::vector<File> files, const std::vector<std::string>& paths, const std::string& entry,
                        bool with_imports, bool is_last) {
    PackageSource package;
    package.files = std::move(files);
    package.path = "main";
    if (!package.files.empty() && package.files[0].package_name) package.path = package_name(package.files[0]);
    if (!is_last) {
      package.path = import_path(paths[0], package.path);
      state_[package.path] = State::done;
    }
    const std::vector<std::string> entries = entries_of(package);
    const bool has_entry = std::ranges::find(entries, entry) != entries.end();
    if (has_entry || (is_last && entry_path_.empty())) {
      entry_path_ = package.path;
      result_.start = entry;
      if (has_entry && entry != "main" && with_imports) {
        package.files.push_back(start_file(package, entry));
        result_.start = start_name;
      }
    }
    result_.entries.insert(result_.entries.end(), entries.begin(), entries.end());
    if (with_imports) load_imports(package);
    result_.packages.push_back(std::move(package));
  }

  /// The functions a run can start with: main of package main, and tests.
  std::vector<std::string> entries_of(const PackageSource& package) const {
    std::vector<std::string> entries;
    for_each_function(package, [&](const std::string& name, const FuncDecl& function) {
      const auto* type = ast_.as<FuncType>(function.type);
      const bool is_main = name == "main" && package.path == "main";
      const bool is_test = is_test_name(name) && type != nullptr && type->params.size() == 1;
      if (is_main) entries.insert(entries.begin(), name);
      if (is_test) entries.push_back(name);
    });
    return entries;
  }

  template <class Visit>
  void for_each_function(const PackageSource& package, Visit visit) const {
    for (const File& file : package.files) {
      for (const DeclId id : file.decls) {
        const auto* function = ast_.as<FuncDecl>(id);
        if (function == nullptr || !function->receiver.empty() || !function->name) continue;
        visit(std::string(ast_.ident_name(function->name)), *function);
      }
    }
  }

  /// As go test sees it: Test, then nothing or something that is no lower case letter.
  static bool is_test_name(const std::string& name) {
    if (!name.starts_with("Test") || name == "TestMain") return false;
    return name.size() == 4 || std::islower(static_cast<unsigned char>(name[4])) == 0;
  }

  /// The file that starts a test, through TestMain if the package has one.
  File start_file(const PackageSource& package, const std::string& test) {
    bool has_test_main = false;
    for_each_function(package, [&](const std::string& name, const FuncDecl&) { has_test_main |= name == "TestMain"; });
    const std::string name = package_name(package.files[0]);
    std::string text = "package " + name + "\n\nimport \"testing\"\n\nfunc " + start_name + "() {\n\t";
    text += has_test_main ? "TestMain(testing.NewM(\"" + test + "\", " + test + "))"
                          : "testing.RunEntry(\"" + test + "\", " + test + ")";
    text += "\n}\n";
    return parse_file(sources_, sources_.add("library/start.go", std::move(text), true), ast_, diagnostics_);
  }

  /// What other packages call the one in the directory of `file`.
  std::string import_path(const std::string& file, const std::string& name) const {
    if (module_path_.empty()) return name;
    std::error_code error;
    const fs::path below = fs::relative(fs::absolute(file, error).parent_path(), module_directory_, error);
    return below.empty() || below == "." ? module_path_ : module_path_ + "/" + below.generic_string();
  }

  static bool read(const fs::path& path, std::string& text) {
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

  // The nearest go.mod above the file: its directory, module path and language version.
  void find_module(const fs::path& file) {
    std::error_code error;
    fs::path directory = fs::absolute(file, error).parent_path();
    for (; !directory.empty(); directory = directory.parent_path()) {
      std::string text;
      if (read(directory / "go.mod", text)) {
        module_directory_ = directory;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
          std::istringstream words(line);
          std::string keyword, value;
          words >> keyword >> value;
          if (keyword == "module") module_path_ = value;
          int major = 0, minor = 0;
          if (keyword == "go" && std::sscanf(value.c_str(), "%d.%d", &major, &minor) == 2)
            result_.go_version = major * 100 + minor;
        }
        return;
      }
      if (directory == directory.root_path()) return;
    }
  }

  void load_imports(const PackageSource& package) {
    for (const File& file : package.files)
      for (DeclId id : file.decls) {
        const auto* imports = ast_.as<ImportDecl>(id);
        if (!imports) continue;
        const std::vector<ImportSpec> specs = imports->specs;
        for (const ImportSpec& spec : specs) load(spec);
      }
  }

  void load(const ImportSpec& spec) {
    if (load_library(spec.path)) return;
    if (!module_path_.empty() && (spec.path == module_path_ || spec.path.starts_with(module_path_ + "/")))
      load_module(spec);
    // Anything else is reported by the type checker at the import.
  }

  bool load_library(const std::string& path) {
    if (state_.contains(path)) return true;
    std::vector<const LibraryFile*> files;
    for (const LibraryFile& file : library_files()) {
      const std::size_t slash = file.path.rfind('/');
      if (slash != std::string_view::npos && file.path.substr(0, slash) == path) files.push_back(&file);
    }
    if (files.empty()) return false;
    state_[path] = State::loading;
    PackageSource package;
    package.path = path;
    package.is_library = true;
    for (const LibraryFile* file : files)
      package.files.push_back(
          parse_file(sources_, sources_.add("library/" + std::string(file->path), std::string(file->text), true), ast_,
                     diagnostics_));
    load_imports(package);
    state_[path] = State::done;
    result_.packages.push_back(std::move(package));
    return true;
  }

  void load_module(const ImportSpec& spec) {
    if (auto it = state_.find(spec.path); it != state_.end()) {
      if (it->second == State::loading)
        diagnostics_.error(DiagnosticKind::type, spec.path_pos, "import cycle not allowed");
      return;
    }
    const fs::path directory = module_directory_ / fs::path(spec.path.substr(module_path_.size())).relative_path();
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(directory, error)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".go") && !name.ends_with("_test.go") && name[0] != '_' && name[0] != '.')
        files.push_back(entry.path());
    }
    if (files.empty()) return;
    std::sort(files.begin(), files.end());
    state_[spec.path] = State::loading;
    PackageSource package;
    package.path = spec.path;
    for (const fs::path& path : files) {
      std::string text;
      if (!read(path, text)) continue;
      const std::uint32_t index = sources_.add(fs::relative(path, error).string(), std::move(text));
      package.files.push_back(parse_file(sources_, index, ast_, diagnostics_));
    }
    load_imports(package);
    state_[spec.path] = State::done;
    result_.packages.push_back(std::move(package));
  }

  enum class State { loading, done };
  SourceSet& sources_;
  Ast& ast_;
  Diagnostics& diagnostics_;
  LoadedPackages& result_;
  fs::path module_directory_;
  std::string module_path_;
  std::map<std::string, State> state_;
  std::string entry_path_;
};

}  // namespace

LoadedPackages load_packages(SourceSet& sources, Ast& ast, const std::vector<std::string>& files,
                             const std::string& entry, bool with_imports, Diagnostics& diagnostics) {
  LoadedPackages result;
  Loader(sources, ast, diagnostics, result).load_user(files, entry, with_imports);
  return result;
}

}  // namespace stalemate::frontend
