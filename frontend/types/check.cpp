// The entry to the type checker.
#include <pthread.h>

#include <exception>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

Checker::Checker(const SourceSet& sources, Ast& ast, const CheckOptions& options, Diagnostics& diagnostics,
                 Checked& checked)
    : sources_(sources),
      ast_(ast),
      options_(options),
      diagnostics_(diagnostics),
      checked_(checked),
      types_(checked.types),
      members_(checked.types, checked.objects, ast, [this](ObjectId id) { resolve(id); }) {
  checked_.objects.resize(1);
  checked_.packages.resize(1);
  checked_.expr_types.resize(ast.expr_count());
  checked_.ident_objects.resize(ast.expr_count());
  blank_ = ast_.intern("_");
  init_ = ast_.intern("init");
  main_ = ast_.intern("main");
  declare_universe();
}

void Checker::finish() {
  // Errors may leave instances behind that the program does not mean.
  if (!type_error_reported_) report_instance_cycles();
  // From now on underlying types are literals, not chains.
  for (std::uint32_t i = 1; i < types_.size(); ++i) {
    const TypeId id{i};
    const auto* named = types_.as<NamedType>(id);
    if (named == nullptr || (named->type_args.empty() && !named->underlying)) continue;
    // Instances follow on demand: looking at all of them could create ever more.
    if (named->origin != id) continue;
    const TypeId under = types_.underlying(id);
    std::get<NamedType>(types_.mutate(id)).underlying = under ? under : invalid_type();
  }
}

namespace {

struct Job {
  const SourceSet* sources;
  Ast* ast;
  std::vector<PackageSource>* packages;
  const CheckOptions* options;
  Diagnostics* diagnostics;
  Checked* checked;
  std::exception_ptr failure;
};

void run(Job& job) {
  Checker checker(*job.sources, *job.ast, *job.options, *job.diagnostics, *job.checked);
  for (PackageSource& package : *job.packages) checker.check(std::move(package));
  checker.finish();
}

void* run_on_thread(void* argument) {
  Job& job = *static_cast<Job*>(argument);
  try {
    run(job);
  } catch (...) {
    job.failure = std::current_exception();
  }
  return nullptr;
}

}  // namespace

Checked check_packages(const SourceSet& sources, Ast& ast, std::vector<PackageSource> packages,
                       const CheckOptions& options, Diagnostics& diagnostics) {
  Checked checked;
  Job job{&sources, &ast, &packages, &options, &diagnostics, &checked, nullptr};
  // Nesting::depth_max levels of recursion may need more stack than the caller's thread has, above all in builds with
  // sanitizers. The memory is only touched when it is needed.
  constexpr std::size_t stack_size = std::size_t{1} << 29U;
  pthread_attr_t attributes;
  pthread_t thread{};
  const bool has_attributes = pthread_attr_init(&attributes) == 0;
  const bool is_started = has_attributes && pthread_attr_setstacksize(&attributes, stack_size) == 0 &&
                          pthread_create(&thread, &attributes, run_on_thread, &job) == 0;
  if (has_attributes) pthread_attr_destroy(&attributes);
  if (is_started) {
    pthread_join(thread, nullptr);
  } else {
    run(job);
  }
  if (job.failure) std::rethrow_exception(job.failure);
  return checked;
}

}  // namespace stalemate::frontend
