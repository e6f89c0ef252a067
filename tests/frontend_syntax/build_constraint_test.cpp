// Which files belong to a package: names and `//go:build` lines (go/build).
#include "frontend/build_constraint.hpp"

#include <doctest/doctest.h>

#include <string>

namespace stalemate::frontend {
namespace {

bool holds(const std::string& line, BuildContext context = {}) {
  return build_line_matches("// Copyright.\n\n" + line + "\n\npackage p\n", context);
}

TEST_CASE("names of files") {
  const BuildContext amd64, none{"none", 123};
  for (const char* const name : {"x.go", "linux.go", "x_linux.go", "x_linux_amd64.go", "x_amd64.go", "x_unix.go",
                                 "x_linux_test.go", "x_test.go", "x_foo.go", "amd64.go"}) {
    CAPTURE(name);
    CHECK(name_matches(name, amd64));
  }
  for (const char* const name :
       {"x_windows.go", "x_arm64.go", "x_linux_arm64.go", "x_darwin_amd64.go", "x_windows_test.go", "x_plan9.go"}) {
    CAPTURE(name);
    CHECK_FALSE(name_matches(name, amd64));
  }
  CHECK_FALSE(name_matches("x_amd64.go", none));
}

TEST_CASE("build lines") {
  CHECK(holds(""));
  CHECK(holds("//go:build linux"));
  CHECK(holds("//go:build unix && !windows"));
  CHECK(holds("//go:build (windows || linux) && amd64"));
  CHECK(holds("//go:build go1.18"));
  CHECK(holds("//go:build !race && !cgo"));
  CHECK_FALSE(holds("//go:build ignore"));
  CHECK_FALSE(holds("//go:build windows || darwin"));
  CHECK_FALSE(holds("//go:build !(linux && (amd64 || arm64))"));
  CHECK_FALSE(holds("//go:build go1.24"));
  CHECK(holds("//go:build !amd64", {"none", 123}));
  CHECK(holds("//go:build purego", {"none", 123}));
  // What cannot be read does not exclude a file: the compiler says what is wrong.
  CHECK(holds("//go:build ("));
  CHECK(holds("//go:build && linux"));
}

TEST_CASE("old build lines, and where lines count") {
  CHECK(holds("// +build linux,amd64 windows"));
  CHECK_FALSE(holds("// +build windows darwin"));
  CHECK_FALSE(holds("// +build linux\n// +build !amd64"));
  CHECK(holds("//go:build linux\n// +build windows"));
  CHECK(build_line_matches("package p\n\n//go:build ignore\n", {}));
  CHECK_FALSE(build_line_matches("/* text\n//go:build linux\n*/\n//go:build ignore\n\npackage p\n", {}));
}

}  // namespace
}  // namespace stalemate::frontend
