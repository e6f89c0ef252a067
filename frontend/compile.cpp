#include "frontend/compile.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "frontend/gates/gates.hpp"
#include "frontend/language.hpp"
#include "frontend/lower/lower.hpp"
#include "frontend/module.hpp"
#include "frontend/package_loader.hpp"

namespace stalemate::frontend {

bool CompileResult::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

struct Unit::Parts {
  /// `assumed`: the language version where nothing says it; 0: that of the installed Go, else the default.
  Parts(const std::vector<std::string>& files, const CompileOptions& given, int assumed);

  CompileOptions options;
  std::shared_ptr<SourceSet> sources = std::make_shared<SourceSet>();
  Ast ast;
  Diagnostics diagnostics;
  int go_version = 0;
  bool needs_newer = false;  // go_version is the installed Go's, and not enough, or there are errors
  std::vector<SourceDirective> directives;
  std::vector<Entry> entries;
  bool is_library = false;
  Checked checked;

  /// The entry of that name, or the function of one of the user's packages.
  Entry entry(const std::string& name) const;
};

namespace {

std::vector<SourceDirective> directives_of(const LoadedPackages& loaded, const SourceSet& sources) {
  std::vector<SourceDirective> result;
  for (const PackageSource& package : loaded.packages) {
    for (const File& file : package.files) {
      const auto found = std::find(loaded.user_sources.begin(), loaded.user_sources.end(), file.source);
      if (found == loaded.user_sources.end()) continue;
      const auto index = static_cast<std::uint32_t>(found - loaded.user_sources.begin());
      for (const Directive& directive : file.directives) {
        result.push_back({index, sources.locate(directive.pos).line, directive.text});
      }
    }
  }
  return result;
}

}  // namespace

Unit::Parts::Parts(const std::vector<std::string>& files, const CompileOptions& given, int assumed) : options(given) {
  LoadedPackages loaded = load_packages(*sources, ast, files, options.replaced, !options.parse_only, diagnostics);
  directives = directives_of(loaded, *sources);
  const int asked = version_of_constraints(directives, files.size());
  const int installed = std::min(go_root_version(), default_go_version);
  bool is_assumed = false;
  if (options.go_version != 0) {
    go_version = options.go_version;
  } else if (loaded.go_version != 0) {
    go_version = asked != 0 && loaded.go_version >= 121 ? asked : loaded.go_version;
  } else if (asked != 0) {
    go_version = asked;
  } else {
    is_assumed = assumed == 0 && installed != 0;
    go_version = is_assumed ? installed : default_go_version;
  }
  entries = std::move(loaded.entries);
  is_library = !diagnostics.has_errors() && !loaded.packages.empty() && loaded.packages.back().path != "main";
  if (options.parse_only || diagnostics.has_errors()) return;
  checked = check_packages(*sources, ast, std::move(loaded.packages), {go_version}, diagnostics);
  needs_newer =
      is_assumed && go_version < default_go_version &&
      (diagnostics.has_errors() || version_of_library(*sources, loaded.user_sources, ast, checked) > go_version);
}

Unit::Unit(const std::vector<std::string>& files, const CompileOptions& options)
    : parts_(std::make_unique<Parts>(files, options, 0)) {
  if (!parts_->needs_newer) return;
  auto newer = std::make_unique<Parts>(files, options, default_go_version);
  if (!newer->diagnostics.has_errors() || parts_->diagnostics.has_errors()) parts_ = std::move(newer);
}

Unit::~Unit() = default;

std::vector<std::string> Unit::entries() const {
  std::vector<std::string> names;
  for (const Entry& entry : parts_->entries) names.push_back(entry.name);
  return names;
}

bool Unit::is_library() const { return parts_->is_library; }

Entry Unit::Parts::entry(const std::string& name) const {
  for (const Entry& entry : entries) {
    if (entry.name == name) return entry;
  }
  Entry result{name, name, checked.packages.back().path, name, {}};
  for (const Package& package : checked.packages) {
    if (package.origin != Origin::user) continue;
    for (const ObjectId function : package.functions) {
      const Object& object = checked.object(function);
      if (!object.receiver && ast.name(object.name) == name) result.package = package.path;
    }
  }
  return result;
}

CompileResult Unit::program(const std::string& name) {
  Parts& parts = *parts_;
  CompileResult result;
  result.source_set = parts.sources;
  result.go_version = parts.go_version;
  result.directives = parts.directives;
  result.diagnostics = parts.diagnostics.sorted();
  if (parts.options.parse_only || parts.diagnostics.has_errors()) return result;
  const Entry entry = parts.entry(name);
  LowerOptions lowering;
  for (std::uint32_t i = 1; i < parts.checked.packages.size(); ++i) {
    const Package& package = parts.checked.packages[i];
    if (package.origin == Origin::user && package.path == entry.package) lowering.entry_package = PackageId{i};
  }
  lowering.start = entry.start;
  lowering.entry = entry.function;
  lowering.go_version = parts.go_version;
  lowering.opaque = parts.options.opaque;
  lowering.free_integers = parts.options.free_integers;
  Lowered lowered = lower(*parts.sources, parts.ast, parts.checked, lowering);
  result.program = std::move(lowered.program);
  if (result.program) model::check_invariants(*result.program);
  result.refusals = std::move(lowered.refusals);
  for (const Diagnostic& d : lowered.diagnostics.sorted()) result.diagnostics.push_back(d);
  return result;
}

const SourceSet& Unit::sources() const { return *parts_->sources; }

std::vector<Repair> Unit::repairs() const {
  std::vector<Repair> result;
  for (const Package& package : parts_->checked.packages) {
    if (package.origin != Origin::user) continue;
    for (const File& file : package.files) {
      std::vector<Repair> found = repairs_of(*parts_->sources, parts_->ast, file);
      std::move(found.begin(), found.end(), std::back_inserter(result));
    }
  }
  std::stable_sort(result.begin(), result.end(), [](const Repair& x, const Repair& y) { return x.cost < y.cost; });
  return result;
}

model::Gated Unit::gates(const std::string& name, const model::GateWish& wish) {
  return insert_gates(*parts_->sources, parts_->ast, parts_->checked, parts_->entry(name), wish,
                      {parts_->options.opaque, parts_->options.free_integers});
}

CompileResult compile(const std::vector<std::string>& files, const CompileOptions& options) {
  return Unit(files, options).program();
}

}  // namespace stalemate::frontend
