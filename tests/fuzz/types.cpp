// libFuzzer target: any bytes through the parser and the type checker, and the queries later stages make.
#include <cstdint>
#include <string>

#include "frontend/syntax/parser.hpp"
#include "frontend/types/checked.hpp"

using namespace stalemate::frontend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceSet sources;
  Ast ast;
  Diagnostics diagnostics;
  PackageSource package;
  package.path = "main";
  const std::uint32_t id = sources.add("fuzz.go", std::string(reinterpret_cast<const char*>(data), size));
  package.files.push_back(parse_file(sources, id, ast, diagnostics));
  Checked checked = check_packages(sources, ast, {package}, CheckOptions{}, diagnostics);
  for (const ObjectId variable : checked.packages.back().variables) {
    const TypeId type = checked.object(variable).type;
    to_string(checked, ast, type);
    runtime_type_string(checked, ast, type);
    method_set(checked, ast, type);
    is_comparable(checked, type);
    implements(checked, ast, type, checked.error_type);
  }
  return 0;
}
