#include "frontend/compile.hpp"

#include <algorithm>

#include "frontend/lower/lower.hpp"
#include "frontend/package_loader.hpp"

namespace stalemate::frontend {

bool CompileResult::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

CompileResult compile(const std::vector<std::string>& files, const CompileOptions& options) {
  CompileResult result;
  Diagnostics diagnostics;
  Ast ast;
  LoadedPackages loaded = load_packages(result.sources, ast, files, !options.parse_only, diagnostics);
  result.go_version = options.go_version != 0  ? options.go_version
                      : loaded.go_version != 0 ? loaded.go_version
                                               : default_go_version;
  for (const File& file : loaded.packages.back().files)
    for (const Directive& directive : file.directives) {
      const auto index =
          std::find(loaded.user_sources.begin(), loaded.user_sources.end(), file.source) - loaded.user_sources.begin();
      result.directives.push_back(
          {static_cast<std::uint32_t>(index), result.sources.locate(directive.pos).line, directive.text});
    }
  if (!options.parse_only && !diagnostics.has_errors()) {
    Checked checked = check_packages(result.sources, ast, std::move(loaded.packages), {result.go_version}, diagnostics);
    if (!diagnostics.has_errors()) {
      LowerOptions lowering;
      lowering.entry_package = PackageId{static_cast<std::uint32_t>(checked.packages.size() - 1)};
      lowering.entry = options.entry.empty() ? "main" : options.entry;
      lowering.go_version = result.go_version;
      result.program = lower(result.sources, ast, checked, lowering, diagnostics);
    }
  }
  result.diagnostics = diagnostics.sorted();
  return result;
}

}  // namespace stalemate::frontend
