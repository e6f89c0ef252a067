// Go's own library as a test input: two million lines that gc accepts, so each error here is the parser's.
#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/frontend_syntax/parse_helper.hpp"
#include "tests/frontend_syntax/tree_check.hpp"

namespace stalemate::frontend::testing {
namespace {

std::string go_root() {
  std::FILE* pipe = popen("go env GOROOT 2>/dev/null", "r");
  if (pipe == nullptr) return {};
  std::string output;
  for (int c = std::fgetc(pipe); c != EOF && c != '\n'; c = std::fgetc(pipe)) output += static_cast<char>(c);
  return pclose(pipe) == 0 ? output : std::string();
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST_CASE("go's standard library parses without errors") {
  namespace fs = std::filesystem;
  const std::string root = go_root();
  std::error_code ec;
  if (root.empty() || !fs::is_directory(root + "/src", ec)) {
    MESSAGE("skipped: no go command, or its sources are not installed");
    return;
  }
  int file_count = 0;
  int parsed_count = 0;
  constexpr auto options =
      fs::directory_options::follow_directory_symlink | fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(root + "/src", options, ec), end; it != end; it.increment(ec)) {
    REQUIRE_FALSE(ec);
    if (it->is_directory() && it->path().filename() == "testdata") it.disable_recursion_pending();
    if (!it->is_regular_file() || it->path().extension() != ".go") continue;
    ++file_count;
    SourceSet sources;
    Ast ast;
    Diagnostics diagnostics;
    const std::uint32_t source = sources.add(it->path().string(), read_file(it->path()));
    const File file = parse_file(sources, source, ast, diagnostics);
    for (const Diagnostic& d : diagnostics.sorted()) MESSAGE(format_diagnostic(sources, d));
    const std::string problem = TreeCheck(ast).check(file, diagnostics.has_errors());
    CHECK_MESSAGE(problem.empty(), it->path().string() << ": " << problem);
    if (!diagnostics.has_errors()) ++parsed_count;
  }
  MESSAGE("parsed " << parsed_count << "/" << file_count);
  CHECK(file_count > 0);
  CHECK(parsed_count == file_count);
}

}  // namespace
}  // namespace stalemate::frontend::testing
