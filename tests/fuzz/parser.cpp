// Any bytes as a Go file: the parser must return, and the tree must keep its invariants.
#include "frontend/syntax/parser.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/frontend_syntax/tree_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stalemate::frontend;
  SourceSet sources;
  const std::uint32_t source = sources.add("x.go", std::string(reinterpret_cast<const char*>(data), size));
  Ast ast;
  Diagnostics diagnostics;
  const File file = parse_file(sources, source, ast, diagnostics);
  const std::string problem = testing::TreeCheck(ast).check(file, diagnostics.has_errors());
  if (!problem.empty()) {
    std::fprintf(stderr, "%s\n", problem.c_str());
    std::abort();
  }
  for (const Diagnostic& d : diagnostics.sorted()) format_diagnostic(sources, d);
  if (ast.expr_count() > 1) to_string(ast, ExprId{ast.expr_count() - 1});
  return 0;
}
