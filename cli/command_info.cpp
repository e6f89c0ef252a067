// Verbs that look at no program: explain, list, schema, doctor, version.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "checker/smt/solver.hpp"
#include "cli/commands.hpp"
#include "cli/feature_list.hpp"
#include "model/rule.hpp"
#include "report/explain.hpp"
#include "report_schema.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

std::string tool_version() { return STALEMATE_VERSION; }

int command_version() { return print("stalemate " + tool_version() + "\n") ? 0 : 2; }

int command_schema() { return print(std::string(report::schema_text())) ? 0 : 2; }

int command_explain(const Options& options) {
  const auto rule = model::rule_from_name(options.topic);  // known: arguments.cpp asked
  return rule && print(report::explain(*rule, terminal_format(options))) ? 0 : 2;
}

namespace {

std::string rules_table() {
  std::string text;
#define RULE(identifier, name, severity, summary) text += fmt::format("{:<22} {:<8} {}\n", name, #severity, summary);
#include "model/rule.def"
#undef RULE
  return text;
}

std::string limit(int resource) {
  rlimit value{};
  if (getrlimit(static_cast<__rlimit_resource>(resource), &value) != 0 || value.rlim_cur == RLIM_INFINITY)
    return "unlimited";
  return fmt::format("{} MB", value.rlim_cur >> 20U);
}

}  // namespace

int command_list(const Options& options) {
  if (!options.markdown.empty()) return print(features_markdown(options.markdown)) ? 0 : 2;
  return print(options.topic == "rules" ? rules_table() : features_text()) ? 0 : 2;
}

int command_doctor() {
  const auto toolchain = runtime::find_toolchain();
  const std::string cache = runtime::cache_directory();
  const long pages = sysconf(_SC_PHYS_PAGES), page_size = sysconf(_SC_PAGESIZE);
  std::string text;
  text += fmt::format("stalemate   {}, compiled with {}\n", tool_version(), __VERSION__);
  text +=
      fmt::format("go          {}\n", toolchain ? toolchain->version : "not on PATH: `confirm` cannot run programs");
  text += fmt::format("z3          {}\n",
                      checker::smt::is_available()
                          ? checker::smt::library_version()
                          : "not built in: `prove`, `predict`, `--engine smt` and some of `capacity` have no answer");
  text += fmt::format("cache       {}\n", cache.empty() ? "cannot be written" : cache);
  text += fmt::format("processors  {}\n", sysconf(_SC_NPROCESSORS_ONLN));
  text +=
      fmt::format("memory      {} MB, limit {}\n",
                  (static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_size)) >> 20U, limit(RLIMIT_AS));
  text += fmt::format("stack       {}\n", limit(RLIMIT_STACK));
  text += fmt::format("terminal    {}\n", isatty(STDOUT_FILENO) != 0 ? "yes" : "no");
  return print(text) ? 0 : 2;
}

}  // namespace stalemate::cli
