#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "cli/suggest.hpp"
#include "cli/units.hpp"
#include "model/rule.hpp"
#include "report/format.hpp"
#include "runtime/native/parallel/run.hpp"

namespace stalemate::cli {

namespace {

struct VerbEntry {
  Verb verb;
  const char* name;
  const char* summary;
};

constexpr VerbEntry verbs[] = {
    {Verb::check, "check", "explore every interleaving and report what is wrong (the default verb)"},
    {Verb::test, "test", "compare each file with its own //stalemate:expect header"},
    {Verb::run, "run", "execute the program once, as Go would"},
    {Verb::replay, "replay", "show one schedule step by step"},
    {Verb::confirm, "confirm", "check, then run the program with the real Go and compare how it ends"},
    {Verb::predict, "predict", "record runs of the embedded runtime and tell what other orders lead to"},
    {Verb::fix, "fix", "propose repairs of deadlocks and leaks, each searched completely before it is shown"},
    {Verb::prove, "prove",
     "for every value of the parameters: no deadlock, nobody left behind; or the least that fails"},
    {Verb::capacity, "capacity", "the least capacity of each channel with which nothing deadlocks or is left behind"},
    {Verb::explain, "explain", "what a rule means, usual fixes"},
    {Verb::list, "list", "list the rules, or what of Go is understood"},
    {Verb::schema, "schema", "print the JSON schema of reports"},
    {Verb::doctor, "doctor", "what is installed here, limits"},
    {Verb::version, "version", "print the version"},
};

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
#define RULE(identifier, name, severity, summary) names.emplace_back(name);
#include "model/rule.def"
#undef RULE
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
}

void require_rules(const std::string& flag, const std::vector<std::string>& names, bool allow_blocked_write) {
  std::vector<std::string> known = rule_names();
  if (allow_blocked_write) known.emplace_back("blocked-write");
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    throw CLI::ValidationError(flag, fmt::format("unknown rule `{}`{}", name, did_you_mean(name, known)));
  }
}

// Builds the command line of one verb into `options`.
class Definition {
 public:
  Definition(CLI::App& app, Options& options) : app_(app), options_(options) {}

  void define(Verb verb) {
    switch (verb) {
      case Verb::check:
        inputs();
        bounds();
        output();
        program();
        filters();
        engine();
        app_.add_option("--certificate", options_.certificate,
                        "write what stalemate-certify needs to check the verdict; of one program")
            ->type_name("FILE")
            ->group("Output");
        app_.add_option_function<std::string>(
                "--confirm",
                [this](const std::string& value) {
                  options_.confirm = value == "try" ? ConfirmMode::attempt : ConfirmMode::require;
                },
                "follow each finding on real Go: try, or require: without a confirmed error the verdict is "
                "inconclusive")
            ->check(CLI::IsMember({"try", "require"}))
            ->group("Output");
        app_.add_flag("--parse-only", options_.parse_only, "only read the files: syntax errors, no search")
            ->excludes("--certificate");
        break;
      case Verb::test:
        inputs();
        bounds();
        engine();
        output();
        program();
        app_.add_flag("--update", options_.update, "rewrite //stalemate:states counts; never an expectation");
        break;
      case Verb::run:
        inputs();
        app_.add_option("--seed", options_.seed, "of what is left to chance: select, map order, math/rand (1)")
            ->type_name("N");
        app_.add_flag("--chaos", options_.is_chaotic, "another goroutine after every operation, at random");
        app_.add_flag("--model", options_.runs_model, "one execution of the model instead of the embedded runtime")
            ->excludes("--chaos");
        app_.add_option("--workers", options_.run_workers, "threads that run goroutines")
            ->type_name("N")
            ->check(CLI::Range(1U, runtime::native::parallel::workers_max))
            ->excludes("--model");
        app_.add_option("--clock", options_.run_clock, "virtual: time moves on when everybody waits; or real")
            ->check(CLI::IsMember({"virtual", "real"}))
            ->excludes("--model");
        colour();
        program();
        break;
      case Verb::replay:
        inputs();
        app_.add_option("--schedule", options_.schedule, "the schedule, v1:g1*3,g1.1,…")->required();
        app_.add_flag("--self-check", options_.check.self_check, "check invariants after every step");
        app_.add_flag("--real", options_.is_real, "lead a run of real Go the same way, and compare");
        colour();
        program();
        break;
      case Verb::confirm:
        inputs();
        bounds();
        output();
        program();
        filters();
        app_.add_option("--runs", options_.runs,
                        "how many plain runs are made, and as many with random delays (20); 0: none, only guided ones")
            ->check(CLI::Range(0, 100'000));
        app_.add_option("--walks", options_.walks,
                        "how many random walks of real Go are made, each step of which the model must allow (0)")
            ->check(CLI::Range(0, 100'000));
        duration("--run-timeout", "a run that takes longer counts as one that hangs (2s)", options_.run_timeout);
        duration("--budget", "for the plain runs of one program, and again for those with random delays (10s)",
                 options_.run_budget);
        break;
      case Verb::predict:
        inputs();
        output();
        program();
        filters();
        options_.runs = 4;
        app_.add_option("--runs", options_.runs, "how many runs are recorded (4); every second one is chaotic")
            ->check(CLI::Range(1, 100'000));
        app_.add_option("--seed", options_.seed, "of the first run; the next ones count up (1)")->type_name("N");
        app_.add_flag("--self-check", options_.check.self_check, "check invariants after every step");
        break;
      case Verb::fix:
        inputs();
        bounds();
        program();
        colour();
        duration("--budget", "for trying the candidates of one program (2m)", options_.fix_budget);
        app_.add_flag("--all", options_.all_repairs, "show every repair that holds, not only the smallest");
        app_.add_option("--runs", options_.runs,
                        "how many times a repaired program is run with the real Go (20); 0: not")
            ->check(CLI::Range(0, 100'000));
        duration("--run-timeout", "a run that takes longer counts as one that hangs (2s)", options_.run_timeout);
        break;
      case Verb::prove:
        inputs();
        bounds();
        program();
        colour();
        sizes();
        app_.add_flag("--bounded", options_.bounded,
                      "parameters of the entry are what --free-integers says, not all from its least value on");
        break;
      case Verb::capacity:
        inputs();
        bounds();
        program();
        colour();
        sizes();
        break;
      case Verb::explain:
        app_.add_option("rule", options_.topic, "name of a rule; `stalemate list rules` lists them")->required();
        colour();
        break;
      case Verb::list:
        app_.add_option("what", options_.topic, "rules or features")
            ->required()
            ->check(CLI::IsMember({"rules", "features"}));
        app_.add_option("--markdown", options_.markdown,
                        "of features, one part as docs/ holds it: features, library or refused")
            ->check(CLI::IsMember({"features", "library", "refused"}));
        break;
      case Verb::schema:
      case Verb::doctor:
      case Verb::version: break;
    }
  }

 private:
  void inputs() {
    app_.add_option("inputs", options_.inputs, ".go files, directories, dir/... for all directories below")->required();
  }

  void sizes() {
    app_.add_option("--sizes", options_.sizes,
                    "search instances whose parameters are up to so much above their least values (2)")
        ->check(CLI::Range(0, 64))
        ->type_name("N");
  }

  void duration(const std::string& flag, const std::string& text, std::chrono::milliseconds& target) {
    app_.add_option_function<std::string>(
            flag,
            [&target, flag](const std::string& value) {
              const auto parsed = parse_duration(value);
              if (!parsed)
                throw CLI::ValidationError(flag, fmt::format("`{}` is no duration; write 30s, 1m30s, 250ms", value));
              target = *parsed;
            },
            text)
        ->type_name("DURATION");
  }

  /// An option whose value is the name of an enumerator.
  template <typename Enum, std::size_t N>
  void one_of(const std::string& flag, const char* const (&names)[N], Enum& target, const std::string& text) {
    app_.add_option_function<std::string>(
            flag,
            [&names, &target](const std::string& value) {
              target = static_cast<Enum>(std::ranges::find(names, value) - std::begin(names));
            },
            text)
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(names), std::end(names))))
        ->group("Search");
  }

  void bounds() {
    auto& check = options_.check;
    app_.add_option_function<std::string>(
            "--timeout",
            [this](const std::string& value) {
              options_.check.timeout = parse_duration(value);
              if (!options_.check.timeout) {
                throw CLI::ValidationError("--timeout",
                                           fmt::format("`{}` is no duration; write 30s, 1m30s, 250ms", value));
              }
              options_.timeout_text = value;
            },
            "stop the search of one program after this time")
        ->type_name("DURATION")
        ->group("Bounds");
    app_.add_option("--max-states", check.states_max, "stop after so many states")->type_name("N")->group("Bounds");
    app_.add_option_function<std::string>(
            "--max-memory",
            [&check](const std::string& value) {
              const auto parsed = parse_size(value);
              if (!parsed)
                throw CLI::ValidationError("--max-memory", fmt::format("`{}` is no size; write 512M, 2G", value));
              check.memory_max = *parsed;
            },
            "stop when stored states take more memory than this (three quarters of what the machine has)")
        ->type_name("SIZE")
        ->group("Bounds");
    app_.add_option("--max-depth", check.depth_max, "do not follow executions beyond so many steps")
        ->type_name("N")
        ->group("Bounds");
    // Transitions name goroutines in 16 bits, of which one value means none.
    app_.add_option("--max-goroutines", check.goroutines_max, "stop when more are alive (10000)")
        ->type_name("N")
        ->check(CLI::Range(1U, 65'534U))
        ->group("Bounds");
    one_of("--search", checker::search_order_names, check.order,
           "order of the search: dfs, bfs, random or delay (fewest deviations from a plain scheduler first)");
    app_.add_option("--search-seed", check.seed, "of --search random: another number, another order")
        ->type_name("N")
        ->group("Search");
    one_of("--reduction", checker::reduction_names, check.reduction,
           "auto, none (brute force), sleep, stubborn, stubborn-sleep, or dpor (stateless: counts traces)");
    one_of("--store", checker::store_mode_names, check.store,
           "exact: of chains of states only some are kept; all: every state is; hash: 128 bits stand for a state");
    app_.add_option("--workers", check.workers, "threads of a search (all processors); the result is the same")
        ->check(CLI::Range(1U, 256U))
        ->type_name("N")
        ->group("Search");
    app_.add_option_function<std::string>(
            "--symmetry", [&check](const std::string& value) { check.symmetry = value == "on"; },
            "on: like goroutines may change places in a state (default: with stubborn only)")
        ->check(CLI::IsMember({"on", "off"}))
        ->group("Search");
    app_.add_option_function<std::string>(
            "--time", [&check](const std::string& value) { check.ordered_time = value == "ordered"; },
            "free: sleeps and timers may end at any step; ordered: after as long as they say")
        ->check(CLI::IsMember({"free", "ordered"}))
        ->group("Search");
    app_.add_flag_callback(
            "--no-slicing", [&check] { check.slicing = false; },
            "keep values in states that can never influence anything")
        ->group("Search");
    app_.add_flag("--self-check", check.self_check, "check the checker: invariants after every step, round trips")
        ->group("Search");
    app_.add_flag("--keep-going", options_.keep_going, "go on with the next program after an internal error")
        ->group("Search");
  }

  void engine() {
    one_of("--engine", checker::engine_names, options_.engine.engine,
           "explicit: search the states; smt: ask Z3 for an order of events; auto: what is likely to be done sooner");
    app_.add_option("--unroll", options_.engine.unroll_max, "of --engine smt: events of one goroutine (60)")
        ->check(CLI::Range(1U, 10'000U))
        ->type_name("N")
        ->group("Search");
  }

  void output() {
    std::vector<std::string> kinds;
    for (const report::Format& format : report::formats()) kinds.emplace_back(format.name);
    app_.add_option("--format", options_.format, "what to print: " + CLI::detail::join(kinds, ", "))
        ->check(CLI::IsMember(kinds))
        ->group("Output");
    app_.add_option_function<std::vector<std::string>>(
            "--report",
            [this, kinds](const std::vector<std::string>& values) {
              for (const std::string& value : values) {
                const std::size_t equals = value.find('=');
                const std::string kind = value.substr(0, equals);
                if (equals == std::string::npos || equals + 1 == value.size()) {
                  throw CLI::ValidationError("--report", fmt::format("`{}` is not KIND=PATH", value));
                }
                if (report::format_named(kind) == nullptr) {
                  throw CLI::ValidationError("--report",
                                             fmt::format("unknown format `{}`{}", kind, did_you_mean(kind, kinds)));
                }
                options_.reports.push_back({kind, value.substr(equals + 1)});
              }
            },
            "also write a report to a file; may be repeated")
        ->type_name("KIND=PATH")
        ->expected(1)
        ->take_all()
        ->group("Output");
    app_.add_option_function<std::string>(
            "--fail-on", [this](const std::string& value) { options_.fail_on_warning = value == "warning"; },
            "warning: exit 1 for warnings too")
        ->check(CLI::IsMember({"error", "warning"}))
        ->group("Output");
    app_.add_flag("-v,--verbose", options_.verbose, "whole traces, every blocked goroutine")->group("Output");
    app_.add_flag("-q,--quiet", options_.quiet, "only the first line of each finding")->group("Output");
    app_.add_flag("--times", options_.times, "with seconds and bytes, which differ from run to run")->group("Output");
    app_.add_option_function<std::string>(
            "--progress",
            [this](const std::string& value) {
              options_.progress = value == "none"    ? ProgressMode::none
                                  : value == "lines" ? ProgressMode::lines
                                                     : ProgressMode::automatic;
            },
            "on standard error: auto, lines or none")
        ->check(CLI::IsMember({"auto", "lines", "none"}))
        ->group("Output");
    colour();
  }

  void colour() {
    app_.add_option_function<std::string>(
            "--color,--colour",
            [this](const std::string& value) {
              options_.colour = value == "always"  ? report::ColourMode::always
                                : value == "never" ? report::ColourMode::never
                                                   : report::ColourMode::automatic;
            },
            "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->group("Output");
  }

  void program() {
    app_.add_option("--entry", options_.entries, "function or test to start at, in place of main and all tests")
        ->type_name("FUNCTION")
        ->group("Program");
    app_.add_option_function<std::string>(
            "--go-version",
            [this](const std::string& value) {
              int major = 0, minor = 0;
              char end = 0;
              const std::string text = value.starts_with("go") ? value.substr(2) : value;
              if (std::sscanf(text.c_str(), "%d.%d%c", &major, &minor, &end) < 2 || major != 1 || minor < 1 ||
                  minor > 99 || (end != 0 && end != '.')) {
                throw CLI::ValidationError("--go-version", fmt::format("`{}` is no version of Go; write 1.22", value));
              }
              options_.go_version = 100 + minor;
            },
            "language version, for example 1.21 (default: go.mod, else that of the installed Go)")
        ->type_name("VERSION")
        ->group("Program");
    app_.add_option("--opaque", options_.opaque,
                    "import paths of packages (dir/... for all below) whose functions return anything and do nothing")
        ->delimiter(',')
        ->type_name("PATH,…")
        ->group("Program");
    app_.add_option_function<std::string>(
            "--free-integers",
            [this](const std::string& value) {
              long long low = 0, high = 0;
              char end = 0;
              constexpr long long width_max = 1000;
              if (std::sscanf(value.c_str(), "%lld..%lld%c", &low, &high, &end) != 2 || low > high ||
                  high - low > width_max || low < -width_max || high > 1'000'000'000)
                throw CLI::ValidationError("--free-integers", fmt::format("`{}` is no range; write 0..3", value));
              options_.free_integers = {low, high};
            },
            "what integers from opaque functions and parameters of the entry may be (0..3)")
        ->type_name("LOW..HIGH")
        ->group("Program");
  }

  void filters() {
    app_.add_option("--only", options_.only, "report these rules only; blocked-write: goroutines stuck in a send")
        ->delimiter(',')
        ->type_name("RULE,…")
        ->group("Rules");
    app_.add_option("--ignore", options_.ignore, "do not report these rules")
        ->delimiter(',')
        ->type_name("RULE,…")
        ->group("Rules");
  }

  CLI::App& app_;
  Options& options_;
};

ParsedArguments failure(const std::string& message, const std::string& help) {
  return {std::nullopt,
          fmt::format("stalemate: error: {}\n  hint: `stalemate {}` tells what there is\n", message, help), 2};
}

std::string overview() {
  std::string text = "stalemate finds deadlocks, leaks and races in Go programs by exploring every interleaving.\n\n";
  text += "usage: stalemate [VERB] [FLAGS] FILE.go|DIR|DIR/... …\n\nverbs:\n";
  for (const VerbEntry& entry : verbs) text += fmt::format("  {:<9} {}\n", entry.name, entry.summary);
  text += "\n`stalemate VERB --help` lists the flags of a verb.\n";
  text += "exit codes: 0 safe, 1 bug found, 2 the input is wrong, 3 inconclusive (a bound was hit), 4 internal error\n";
  return text;
}

// Three quarters of the machine's memory: a search that needs more would take everything else down with it.
std::uint64_t memory_max_default() {
  const long pages = sysconf(_SC_PHYS_PAGES), page_size = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_size <= 0) return UINT64_MAX;
  constexpr std::uint64_t mib = 1U << 20U;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_size) / 4 * 3 / mib * mib;
}

bool looks_like_path(const std::string& argument) {
  std::error_code ignored;
  return argument.ends_with(".go") || argument.ends_with("...") || argument.find('/') != std::string::npos ||
         std::filesystem::exists(argument, ignored);
}

// Flags CLI11 did not know: the first one, with the nearest it does know.
std::string unknown_flag(const CLI::App& app, const std::string& flag) {
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    for (const std::string& name : option->get_snames()) known.push_back("-" + name);
  }
  const std::string word = flag.substr(0, flag.find('='));
  return fmt::format("unknown flag `{}`{}", word, did_you_mean(word, known));
}

}  // namespace

ParsedArguments parse_arguments(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return {std::nullopt, overview(), 2};
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") return {std::nullopt, overview(), 0};

  std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  const VerbEntry* entry =
      std::find_if(std::begin(verbs), std::end(verbs), [&](const VerbEntry& v) { return first == v.name; });
  if (first == "--version") entry = &verbs[std::size(verbs) - 1];
  if (entry == std::end(verbs)) {
    if (!first.starts_with("-") && !looks_like_path(first)) {
      std::vector<std::string> names;
      for (const VerbEntry& v : verbs) names.emplace_back(v.name);
      return failure(fmt::format("`{}` is neither a verb nor a file{}", first, did_you_mean(first, names)), "--help");
    }
    entry = &verbs[0];
    rest = arguments;
  }

  Options options;
  options.verb = entry->verb;
  options.check.memory_max = memory_max_default();
  options.check.workers = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
  CLI::App app(entry->summary, std::string("stalemate ") + entry->name);
  app.allow_extras();
  const std::string help = std::string(entry->name) + " --help";
  try {
    Definition definition(app, options);  // its callbacks run while parsing
    definition.define(entry->verb);
    std::reverse(rest.begin(), rest.end());  // CLI11 takes them from the back
    app.parse(rest);
    const std::vector<std::string> unknown = app.remaining();
    if (!unknown.empty()) {
      if (unknown.front().starts_with("-") && unknown.front().size() > 1)
        return failure(unknown_flag(app, unknown.front()), help);
      return failure(fmt::format("unexpected argument `{}`", unknown.front()), help);
    }
    require_rules("--only", options.only, true);
    require_rules("--ignore", options.ignore, false);
    if (entry->verb == Verb::explain) require_rules("explain", {options.topic}, false);
    if (!options.certificate.empty() && !checker::has_certificate(options.check.reduction))
      throw CLI::ValidationError("--certificate", "only searches with --reduction auto, none or stubborn have one");
  } catch (const CLI::CallForHelp&) {
    return {std::nullopt, app.help(), 0};
  } catch (const CLI::RequiredError& e) {
    // Report an unknown flag rather than the value it swallowed.
    for (const std::string& extra : app.remaining()) {
      if (extra.starts_with("-") && extra.size() > 1) return failure(unknown_flag(app, extra), help);
    }
    return failure(e.what(), help);
  } catch (const CLI::ParseError& e) {
    return failure(e.what(), help);
  }
  return {options, {}, 0};
}

}  // namespace stalemate::cli
