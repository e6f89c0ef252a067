// The library models (frontend/library/**/*.go) as text inside the binary, so that it needs no files at run time.
#pragma once

#include <span>
#include <string_view>

namespace stalemate::frontend {

/// One file: `path` is relative to frontend/library, "sync/mutex.go".
struct LibraryFile {
  std::string_view path;
  std::string_view text;
};

/// All files, sorted by path.
std::span<const LibraryFile> library_files();

}  // namespace stalemate::frontend
