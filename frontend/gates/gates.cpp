#include "frontend/gates/gates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "frontend/gates/gate_writer.hpp"
#include "frontend/lower/lower.hpp"
#include "frontend/module.hpp"

namespace stalemate::frontend {

namespace fs = std::filesystem;

namespace {

fs::path absolute(const std::string& path) {
  std::error_code ignored;
  return fs::absolute(path, ignored).lexically_normal();
}

class Inserter {
 public:
  Inserter(const SourceSet& sources, const Ast& ast, Checked& checked, const Entry& entry, const model::GateWish& wish,
           const OpaqueParts& opaque)
      : sources_(sources), ast_(ast), checked_(checked), entry_(entry), opaque_(opaque) {
    setting_.wish = &wish;
    setting_.free_integers = opaque.free_integers;
    gated_.has_panic_gates = wish.panics;
  }

  model::Gated insert() {
    const bool is_main = entry_.name == "main" && entry_.package == "main";
    gated_.is_test = !is_main;
    setting_.start = is_main ? "main" : "TestMain";
    setting_.tests = entry_.tests;
    choose_packages();
    if (!gated_.problem.empty()) return std::move(gated_);
    std::string start_package = entry_.package;
    bool has_start = false;
    for (const Package* package : packages_) {
      // TestMain of another package is that of its tests.
      GateSetting setting = setting_;
      if (package->origin != Origin::user) setting.start.clear();
      if (package->origin != Origin::user || package->path != entry_.package) setting.tests.clear();
      const bool has_stubs = is_opaque(*package, opaque_.packages);
      for (const File& file : package->files) {
        if (sources_.file(file.source).is_library) continue;
        GateWriter writer(sources_, ast_, checked_, file, setting, gated_.gates);
        if (has_stubs) {
          writer.write_stubs(&file == first_file(*package), &file == last_file(*package));
        } else if (writer.write()) {
          has_start = true;
          if (!entry_.tests.empty()) start_package = package->path;
        }
        gated_.files.push_back({sources_.file(file.source).path, writer.text()});
        if (writer.replaces_assembly()) remove_assembly(file);
      }
    }
    if (is_main && !has_start) gated_.problem = "the program is not a package main with a main function";
    add_start(start_package, has_start);
    return std::move(gated_);
  }

 private:
  const File* first_file(const Package& package) const {
    for (const File& file : package.files) {
      if (!sources_.file(file.source).is_library) return &file;
    }
    return nullptr;
  }

  const File* last_file(const Package& package) const {
    const File* last = nullptr;
    for (const File& file : package.files) {
      if (!sources_.file(file.source).is_library) last = &file;
    }
    return last;
  }

  /// What implements functions beside the file, which have stubs now.
  void remove_assembly(const File& file) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(absolute(sources_.file(file.source).path).parent_path(), ignored)) {
      const std::string path = entry.path().string();
      if (path.ends_with(".s") && std::ranges::find(gated_.removed, path) == gated_.removed.end())
        gated_.removed.push_back(path);
    }
  }

  std::string name_of(const Package& package) const {
    return std::string(ast_.ident_name(first_file(package)->package_name));
  }

  void choose_packages() {
    const Package* users = nullptr;
    for (const Package& package : checked_.packages) {
      if (first_file(package) == nullptr) continue;
      if (package.origin == Origin::user) users = &package;
      if (package.origin == Origin::user) user_count_ += 1;
    }
    if (users == nullptr) {
      gated_.problem = "there are no files of the user's";
      return;
    }
    const fs::path first = absolute(sources_.file(first_file(*users)->source).path);
    const ModulePaths module(first);
    for (const Package& package : checked_.packages) {
      if (first_file(package) == nullptr) continue;
      const bool is_in_module = package.origin == Origin::module && !module.path().empty() &&
                                (package.path == module.path() || package.path.starts_with(module.path() + "/"));
      if (package.origin == Origin::user || is_in_module) packages_.push_back(&package);
    }
    gated_.has_outer_tests = user_count_ > 1;
    if (packages_.size() == 1) {
      gated_.package = name_of(*packages_.front());
      gated_.folder = first.parent_path().string();
      return;
    }
    if (module.path().empty()) gated_.problem = "a program of several packages has no go.mod";
    gated_.package = "zzstalemate";
    gated_.folder = (module.directory() / gated_.package).string();
    gated_.import_path = setting_.import_path = module.path() + "/" + gated_.package;
  }

  /// The function the program starts with: it calls the user's.
  void add_start(const std::string& package_path, bool has_test_main) {
    const auto package = std::find_if(packages_.begin(), packages_.end(), [&](const Package* one) {
      return one->origin == Origin::user && one->path == package_path;
    });
    if (package == packages_.end()) {
      gated_.problem = "the package of `" + entry_.function + "` is not the user's";
      return;
    }
    const std::string gates = gated_.import_path.empty() ? "" : "import . \"" + gated_.import_path + "\"\n\n";
    std::string text = "package " + name_of(**package) + "\n\n" + gates;
    const std::string renamed = GateWriter::renamed(setting_.start);
    const auto [low, high] = opaque_.free_integers;
    const std::string by_entry = takes_free_values(**package)
                                     ? fmt::format("ZZ_CallFree({}, {}, {})", entry_.function, low, high)
                                     : entry_.function + "()";
    const bool tests_itself = std::any_of(checked_.packages.begin(), checked_.packages.end(),
                                          [](const Package& one) { return one.path == "testing"; });
    if (!gated_.is_test) {
      // A main function that calls testing.Main: failures are told as they come.
      if (tests_itself) gated_.arguments = {"-test.v=true"};
      text += "func main() {\n\t" + renamed + "()\n\tZZ_MainExit()\n}\n";
    } else {
      std::string call = by_entry;
      if (!entry_.tests.empty()) call = has_test_main ? renamed + "(m)" : "ZZ_Tested(m.Run())";
      text += "import \"testing\"\n\nfunc TestMain(m *testing.M) {\n\t" + call + "\n\tZZ_MainExit()\n}\n";
    }
    if (!entry_.tests.empty()) {
      gated_.arguments = {fmt::format("-test.run=^({})$", fmt::join(entry_.tests, "|")), "-test.parallel=1000",
                          "-test.timeout=0", "-test.v=true"};
      check_names();
    }
    const fs::path folder = absolute(sources_.file(first_file(**package)->source).path).parent_path();
    const char* name = gated_.is_test ? "zz_stalemate_start_test.go" : "zz_stalemate_start.go";
    gated_.added.push_back({(folder / name).string(), text});
  }

  /// Whether the function the program starts with has parameters.
  bool takes_free_values(const Package& package) const {
    return entry_.tests.empty() && std::ranges::any_of(package.functions, [&](ObjectId id) {
             const Object& object = checked_.object(id);
             return !object.receiver && ast_.name(object.name) == entry_.function && !object.params.empty();
           });
  }

  /// go test looks for tests in files of a certain name.
  void check_names() {
    const bool has_test_file = std::any_of(gated_.files.begin(), gated_.files.end(),
                                           [](const auto& file) { return file.path.ends_with("_test.go"); });
    if (!has_test_file) gated_.problem = "`go test` runs no tests from files whose names do not end in _test.go";
  }

  const SourceSet& sources_;
  const Ast& ast_;
  Checked& checked_;
  const Entry& entry_;
  const OpaqueParts& opaque_;
  std::vector<const Package*> packages_;  // those that get gates
  std::size_t user_count_ = 0;            // packages of the user's files
  GateSetting setting_;
  model::Gated gated_;
};

}  // namespace

model::Gated insert_gates(const SourceSet& sources, const Ast& ast, Checked& checked, const Entry& entry,
                          const model::GateWish& wish, const OpaqueParts& opaque) {
  return Inserter(sources, ast, checked, entry, wish, opaque).insert();
}

}  // namespace stalemate::frontend
