#include "frontend/package_loader.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "frontend/module.hpp"
#include "frontend/parallel_tests.hpp"
#include "frontend/syntax/parser.hpp"
#include "library_sources.hpp"

namespace stalemate::frontend {

namespace fs = std::filesystem;

namespace {

const std::string start_name = "stalemateStart";

class Loader {
 public:
  Loader(SourceSet& sources, Ast& ast, Diagnostics& diagnostics, LoadedPackages& result, const fs::path& first_file)
      : sources_(sources), ast_(ast), diagnostics_(diagnostics), result_(result), modules_(first_file) {
    result_.go_version = modules_.go_version();
  }

  void load_user(const std::vector<std::string>& files, const std::map<std::string, std::string>& replaced,
                 bool with_imports) {
    std::vector<File> own, external;
    for (const std::string& path : files) {
      std::string text;
      const auto replacement = replaced.find(path);
      if (replacement != replaced.end()) {
        text = replacement->second;
      } else if (!read_text(path, text)) {
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
    // Go's own tests of a package that has a model are tests of the model, as far as they come from outside.
    if (with_imports && modules_.is_standard() && !own.empty() && !external.empty() &&
        load_library(modules_.import_path(files[0], package_name(own[0])))) {
      own.clear();
    }
    if (!own.empty() || external.empty()) add_user_package(std::move(own), files, with_imports, external.empty());
    if (!external.empty()) add_user_package(std::move(external), files, with_imports, true);
  }

 private:
  std::string package_name(const File& file) const {
    return file.package_name ? std::string(ast_.ident_name(file.package_name)) : "";
  }

  /// One of the user's packages; `is_last`: nobody imports it.
  void add_user_package(std::vector<File> files, const std::vector<std::string>& paths, bool with_imports,
                        bool is_last) {
    PackageSource package;
    package.files = std::move(files);
    package.path = "main";
    if (!package.files.empty() && package.files[0].package_name) package.path = package_name(package.files[0]);
    if (!is_last) {
      package.path = modules_.import_path(paths[0], package.path);
      state_[package.path] = State::done;
    }
    package.may_lack_bodies =
        modules_.is_standard() || (!paths.empty() && has_assembly(fs::path(paths[0]).parent_path()));
    std::vector<std::string> tests;
    for (const std::string& name : entries_of(package)) {
      const bool is_test = name != "main";
      if (is_test) tests.push_back(name);
      result_.entries.push_back({name, name, package.path, is_test && with_imports ? start_name + name : name, {}});
      if (is_test) result_.entries.back().tests = {name};
    }
    const std::vector<std::string> together = tests_that_share(ast_, user_files(package), tests);
    if (!together.empty()) {
      result_.entries.push_back({std::string(parallel_entry), together.front(), package.path, start_name, together});
    }
    if (!tests.empty() && with_imports) package.files.push_back(start_file(package, tests, together));
    if (with_imports) load_imports(package, modules_);
    result_.packages.push_back(std::move(package));
  }

  /// What the user has given, with `package` as the last.
  std::vector<const File*> user_files(const PackageSource& package) const {
    std::vector<const File*> files;
    const auto add = [&](const PackageSource& one) {
      for (const File& file : one.files) files.push_back(&file);
    };
    for (const PackageSource& other : result_.packages) {
      if (other.origin == Origin::user) add(other);
    }
    add(package);
    return files;
  }

  /// The functions a run can start with: main of package main, and tests.
  std::vector<std::string> entries_of(const PackageSource& package) const {
    std::vector<std::string> entries;
    for_each_function(package, [&](const std::string& name, const FuncDecl& function, const File& file) {
      const bool is_main = name == "main" && package.path == "main";
      const bool is_test = is_test_name(name) && takes_testing_t(file, function);
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
        visit(std::string(ast_.ident_name(function->name)), *function, file);
      }
    }
  }

  /// As go test sees it: Test, then nothing or something that is no lower case letter.
  static bool is_test_name(const std::string& name) {
    if (!name.starts_with("Test") || name == "TestMain") return false;
    return name.size() == 4 || std::islower(static_cast<unsigned char>(name[4])) == 0;
  }

  /// Whether it takes a *testing.T and nothing else: others are called like a test, but are none.
  bool takes_testing_t(const File& file, const FuncDecl& function) const {
    const auto* type = ast_.as<FuncType>(function.type);
    if (type == nullptr || type->params.size() != 1 || type->params[0].names.size() > 1) return false;
    const auto* pointer = ast_.as<Star>(type->params[0].type);
    if (pointer == nullptr) return false;
    const auto* selector = ast_.as<Selector>(pointer->x);
    const ExprId package = selector == nullptr ? ExprId{} : selector->x,
                 bare = selector == nullptr ? pointer->x : selector->name;
    if (!ast_.as<Ident>(bare) || ast_.ident_name(bare) != "T" || (package && !ast_.as<Ident>(package))) return false;
    const std::string_view prefix = package ? ast_.ident_name(package) : ".";
    for (const DeclId id : file.decls) {
      const auto* imports = ast_.as<ImportDecl>(id);
      if (imports == nullptr) continue;
      for (const ImportSpec& spec : imports->specs) {
        if (spec.path == "testing" && (spec.name ? ast_.ident_name(spec.name) : "testing") == prefix) return true;
      }
    }
    return false;
  }

  /// The file with a function for each test that starts it, through TestMain if the package has one, and one for those
  /// that run `together`.
  File start_file(const PackageSource& package, const std::vector<std::string>& tests,
                  const std::vector<std::string>& together) {
    bool has_test_main = false;
    for_each_function(
        package, [&](const std::string& name, const FuncDecl&, const File&) { has_test_main |= name == "TestMain"; });
    std::string text = "package " + package_name(package.files[0]) + "\n\nimport \"testing\"\n";
    for (const std::string& test : tests) {
      text += "\nfunc " + (start_name + test) + "() {\n\t";
      text += has_test_main ? "TestMain(testing.NewM(\"" + test + "\", " + test + "))"
                            : "testing.RunEntry(\"" + test + "\", " + test + ")";
      text += "\n}\n";
    }
    if (!together.empty()) {
      text += "\nfunc " + start_name + "() {\n\ttests := []testing.InternalTest{";
      for (const std::string& test : together) text += "{\"" + test + "\", " + test + "}, ";
      text += std::string("}\n\t") +
              (has_test_main ? "TestMain(testing.NewTests(tests))" : "testing.NewTests(tests).Run()");
      text += "\n}\n";
    }
    return parse_file(sources_, sources_.add("library/start.go", std::move(text), true), ast_, diagnostics_);
  }

  /// `near`: how the package's own module sees the world. The user's module decides, but may not list what only its
  /// dependencies need.
  void load_imports(const PackageSource& package, const ModulePaths& near) {
    for (const File& file : package.files)
      for (DeclId id : file.decls) {
        const auto* imports = ast_.as<ImportDecl>(id);
        if (!imports) continue;
        const std::vector<ImportSpec> specs = imports->specs;
        for (const ImportSpec& spec : specs) load(spec, near);
      }
  }

  void load(const ImportSpec& spec, const ModulePaths& near) {
    if (load_library(spec.path)) return;
    PackagePlace place = modules_.find(spec.path);
    if (place.directory.empty() && &near != &modules_) place = near.find(spec.path);
    if (!place.directory.empty()) load_package(spec, place);
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
    package.origin = Origin::model;
    package.may_lack_bodies = true;
    package.go_version = newest_go_version;
    for (const LibraryFile* file : files)
      package.files.push_back(
          parse_file(sources_, sources_.add("library/" + std::string(file->path), std::string(file->text), true), ast_,
                     diagnostics_));
    load_imports(package, modules_);
    state_[path] = State::done;
    result_.packages.push_back(std::move(package));
    return true;
  }

  void load_package(const ImportSpec& spec, const PackagePlace& place) {
    if (auto it = state_.find(spec.path); it != state_.end()) {
      if (it->second == State::loading)
        diagnostics_.error(DiagnosticKind::type, spec.path_pos, "import cycle not allowed");
      return;
    }
    std::vector<PackageFile> files = package_files(place.directory);
    if (files.empty()) return;
    state_[spec.path] = State::loading;
    PackageSource package;
    package.path = spec.path;
    package.origin = place.origin;
    package.may_lack_bodies = true;
    package.go_version = place.go_version;
    const bool is_standard = place.origin == Origin::standard;
    // Go's own source has no errors but such as are ours, and those matter to whoever meets them.
    Diagnostics ours;
    for (PackageFile& file : files) {
      std::error_code error;
      const std::string name = is_standard ? file.path.string() : fs::relative(file.path, error).string();
      const std::uint32_t index = sources_.add(name, std::move(file.text), is_standard);
      package.files.push_back(parse_file(sources_, index, ast_, is_standard ? ours : diagnostics_));
    }
    load_imports(package, is_standard ? modules_ : ModulePaths(place.directory / "package.go"));
    state_[spec.path] = State::done;
    result_.packages.push_back(std::move(package));
  }

  enum class State { loading, done };
  SourceSet& sources_;
  Ast& ast_;
  Diagnostics& diagnostics_;
  LoadedPackages& result_;
  ModulePaths modules_;
  std::map<std::string, State> state_;
};

}  // namespace

LoadedPackages load_packages(SourceSet& sources, Ast& ast, const std::vector<std::string>& files,
                             const std::map<std::string, std::string>& replaced, bool with_imports,
                             Diagnostics& diagnostics) {
  LoadedPackages result;
  Loader(sources, ast, diagnostics, result, files.empty() ? fs::path() : fs::path(files[0]))
      .load_user(files, replaced, with_imports);
  return result;
}

}  // namespace stalemate::frontend
