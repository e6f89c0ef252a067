#include "frontend/compile.hpp"

#include <algorithm>
#include <string>

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
  const std::string entry = options.entry.empty() ? "main" : options.entry;
  LoadedPackages loaded = load_packages(result.sources, ast, files, entry, !options.parse_only, diagnostics);
  result.entries = loaded.entries;
  result.go_version = options.go_version != 0  ? options.go_version
                      : loaded.go_version != 0 ? loaded.go_version
                                               : default_go_version;
  for (const PackageSource& package : loaded.packages) {
    for (const File& file : package.files) {
      const auto found = std::find(loaded.user_sources.begin(), loaded.user_sources.end(), file.source);
      if (found == loaded.user_sources.end()) continue;
      const auto index = static_cast<std::uint32_t>(found - loaded.user_sources.begin());
      for (const Directive& directive : file.directives) {
        result.directives.push_back({index, result.sources.locate(directive.pos).line, directive.text});
      }
    }
  }
  if (!options.parse_only && !diagnostics.has_errors()) {
    const std::size_t package_count = loaded.packages.size();
    Checked checked = check_packages(result.sources, ast, std::move(loaded.packages), {result.go_version}, diagnostics);
    if (!diagnostics.has_errors()) {
      LowerOptions lowering;
      // The universe and unsafe come first.
      const auto first = static_cast<std::uint32_t>(checked.packages.size() - package_count);
      lowering.entry_package = PackageId{first + loaded.entry_package};
      lowering.start = loaded.start;
      lowering.entry = entry;
      lowering.go_version = result.go_version;
      result.program = lower(result.sources, ast, checked, lowering, diagnostics);
    }
  }
  result.diagnostics = diagnostics.sorted();
  return result;
}

}  // namespace stalemate::frontend
