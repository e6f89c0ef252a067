// Which files of a directory belong to a package: `//go:build` lines and file names that end in an operating system or
// a processor (go/build, "Build Constraints"). The program is compiled for linux, as gc would, without cgo.
#pragma once

#include <string_view>

namespace stalemate::frontend {

struct BuildContext {
  std::string_view processor = "amd64";  // GOARCH; "none": code for no processor in particular
  int go_version = 123;                  // of the tags go1.1 … go1.N
};

/// Whether the file's name admits it: `x_linux.go` yes, `x_windows.go` no, `x_linux_test.go` yes.
bool name_matches(std::string_view file_name, const BuildContext& context);

/// Whether the `//go:build` line above the package clause admits it; true if there is none or it cannot be read. Old
/// `// +build` lines count if there is no other.
bool build_line_matches(std::string_view text, const BuildContext& context);

}  // namespace stalemate::frontend
