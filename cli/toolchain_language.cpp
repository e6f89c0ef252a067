#include "cli/toolchain_language.hpp"

#include <filesystem>

namespace stalemate::cli {

namespace fs = std::filesystem;

namespace {

bool has_go_mod(const std::string& path) {
  std::error_code error;
  for (fs::path folder = fs::absolute(path, error).lexically_normal().parent_path();; folder = folder.parent_path()) {
    if (fs::exists(folder / "go.mod", error)) return true;
    if (folder == folder.parent_path()) return false;
  }
}

}  // namespace

Options with_toolchain_language(const ProgramInput& input, const Options& options,
                                const std::optional<runtime::Toolchain>& toolchain) {
  Options result = options;
  if (toolchain && result.go_version == 0 && !has_go_mod(input.files.front())) result.go_version = toolchain->language;
  return result;
}

}  // namespace stalemate::cli
