// Where packages lie: the module of a file (go.mod, vendor, replace, the module cache), a workspace of the time before
// modules (GOPATH), and the installed Go's own source. Only paths are decided here; nothing is parsed.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/build_constraint.hpp"
#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

/// The directory of a package.
struct PackagePlace {
  std::filesystem::path directory;  // empty: not found
  Origin origin = Origin::module;
  int go_version = 0;  // the language version of its module, if that is another than the one it was asked for from
};

class ModulePaths {
 public:
  /// Reads the nearest go.mod above `file`, if there is one; else the file may lie in a workspace: below `src` of a
  /// directory of GOPATH, or of whatever directory if GOPATH does not say.
  explicit ModulePaths(const std::filesystem::path& file);

  /// 100*major+minor of its go directive; 0 if there is none.
  int go_version() const { return go_version_; }
  /// The folder of go.mod, and what the module is called; empty if there is none.
  const std::filesystem::path& directory() const { return directory_; }
  const std::string& path() const { return path_; }
  /// Whether the files are Go's own source.
  bool is_standard() const { return path_ == "std"; }
  /// What other packages call the one in the directory of `file`; `name` if there is no module.
  std::string import_path(const std::filesystem::path& file, const std::string& name) const;
  /// Where the package that an import path names is, as seen from the file.
  PackagePlace find(const std::string& import_path) const;

 private:
  struct Dependency {
    std::string version;
    std::filesystem::path directory;  // of a local replacement
  };
  void read(const std::string& text);
  void read_vendored_versions();
  void find_workspace(const std::filesystem::path& directory);
  PackagePlace in_vendor(const std::string& import_path) const;
  PackagePlace in_dependency(const std::string& import_path) const;
  PackagePlace in_workspace(const std::string& import_path) const;

  std::filesystem::path directory_;  // of go.mod
  std::string path_;                 // module path; "std" is Go's own source, whose packages have no prefix
  int go_version_ = 0;
  std::map<std::string, Dependency> dependencies_;  // by module path
  std::map<std::string, int> vendored_versions_;    // by module path, from vendor/modules.txt
  std::filesystem::path file_directory_;            // of the file, if there is no go.mod
  std::vector<std::filesystem::path> workspaces_;   // directories `src`; the first is the one the file is in, if any is
};

/// The installed Go's directory (GOROOT, or where `go` on PATH lies); empty if there is none.
const std::filesystem::path& go_root();
/// The language version of the installed Go; 0 if there is none.
int go_root_version();

/// Of models that come with the tool.
inline constexpr int newest_go_version = 199;

/// How files of the directory are chosen: for no processor in particular if it holds assembly code, with the tags of
/// the newest Go.
BuildContext build_context(const std::filesystem::path& directory);

struct PackageFile {
  std::filesystem::path path;
  std::string text;
};
/// The Go files of a directory that make up its package, sorted, without tests: as `go build` chooses them.
std::vector<PackageFile> package_files(const std::filesystem::path& directory);

/// Whether the directory holds assembly code, for which functions have no body.
bool has_assembly(const std::filesystem::path& directory);

/// Reads a whole file; false if that fails or it is larger than 1 GiB.
bool read_text(const std::filesystem::path& path, std::string& text);

}  // namespace stalemate::frontend
