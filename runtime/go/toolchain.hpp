// The Go toolchain on PATH: its version, and building the user's files with it. Nothing is ever written into the user's
// tree: binaries go to a cache folder ($XDG_CACHE_HOME or ~/.cache, /stalemate), named by a hash of what they were
// built from.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace stalemate::runtime {

struct Toolchain {
  std::string version;  // "go1.19.8"
  int language = 0;     // 119: the newest language version it knows
};

/// Nothing if there is no `go` on PATH or it does not work.
std::optional<Toolchain> find_toolchain();

struct BuildResult {
  std::string binary;  // empty: failed
  std::string error;   // the first lines of the compiler's output
};

/// Builds a program of package main, or a test binary of the files or their whole folder. `language`: 121 builds as
/// Go 1.21 (0: the toolchain's own choice). The caller removes the binary; Go's own build cache makes the next build
/// quick.
BuildResult build_program(const Toolchain& toolchain, const std::vector<std::string>& files, int language,
                          bool is_test = false, bool is_whole_folder = false);

struct BuildRequest {
  std::string folder;                // where it is built, so that the folder's go.mod counts
  std::vector<std::string> targets;  // absolute paths of Go files, or "."
  int language = 0;                  // as for build_program
  std::string overlay;               // file contents that stand for others (`go build -overlay`); may be empty
  bool is_test = false;              // a test binary
  bool detects_races = false;        // with Go's race detector
};

/// Builds into `binary`. What is wrong, or nothing.
std::string build(const BuildRequest& request, const std::string& binary);

/// The cache folder, made if necessary; empty if that is not possible.
std::string cache_directory();

}  // namespace stalemate::runtime
