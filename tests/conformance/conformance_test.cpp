// Every program of tests/conformance, executed once by the model, must print what real Go printed and end as it ended
// (NAME.out, made by the script `generate`); every erroneous program must get its error on the marked line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "../doctest.hpp"
#include "frontend/compile.hpp"
#include "runtime/native/run.hpp"
#include "runtime/single_run.hpp"
#include "tests/conformance/programs.hpp"

namespace fs = std::filesystem;
using namespace stalemate;
using namespace stalemate::test::conformance;

namespace {

/// Programs that need what is not there yet (pending.txt, one name a line); they are left out and counted.
std::set<std::string> pending() {
  std::ifstream in(fs::path(STALEMATE_TEST_DATA) / "conformance" / "pending.txt");
  std::set<std::string> names;
  for (std::string name; std::getline(in, name);)
    if (!name.empty() && name[0] != '#') names.insert(name);
  return names;
}

}  // namespace

TEST_CASE("conformance: programs print what real Go prints") {
  int passed = 0, passed_natively = 0, total = 0;
  const std::set<std::string> left_out = pending();
  for (const fs::path& path : programs("programs")) {
    CAPTURE(path.filename().string());
    if (left_out.contains(path.filename().string())) continue;
    ++total;
    const std::string text = read(path);
    frontend::CompileOptions options;
    options.go_version = language_version(text);
    const frontend::CompileResult compiled = frontend::compile({path.string()}, options);
    for (const auto& d : compiled.diagnostics) INFO(frontend::format_diagnostic(compiled.sources(), d));
    if (!compiled.program) {
      std::string all;
      for (const auto& d : compiled.diagnostics) all += frontend::format_diagnostic(compiled.sources(), d) + "\n";
      FAIL_CHECK("does not compile: " << path.filename().string() << "\n" << all);
      continue;
    }
    fs::path expected = path;
    expected.replace_extension(".out");
    const std::string output = read(expected), exit = header(text, "exit");
    const int exit_code = exit.empty() ? 0 : std::stoi(exit);
    const auto agrees = [&](const char* who, const runtime::SingleRun& run) {
      CHECK_MESSAGE(run.output == output, who << ": " << path.filename().string());
      CHECK_MESSAGE(run.exit_code == exit_code, who << ": " << path.filename().string() << ": " << run.error_output);
      return run.output == output && run.exit_code == exit_code;
    };
    passed += agrees("model", runtime::run_once(*compiled.program)) ? 1 : 0;
    passed_natively += agrees("embedded runtime", runtime::native::run(*compiled.program)) ? 1 : 0;
  }
  MESSAGE("conformance: " << passed_natively << "/" << total << " programs agree with Go on the embedded runtime");
  MESSAGE("conformance: " << passed << "/" << total << " programs agree with Go, " << left_out.size() << " pending");
  CHECK(total >= 1);
}

TEST_CASE("conformance: erroneous programs get Go's error on Go's line") {
  int passed = 0, total = 0;
  const std::set<std::string> left_out = pending();
  const std::regex want("// error \"((?:[^\"\\\\]|\\\\.)*)\"");
  for (const fs::path& path : programs("errors")) {
    if (left_out.contains("errors/" + path.filename().string())) continue;
    ++total;
    const std::string text = read(path);
    std::istringstream lines(text);
    std::uint32_t line = 0, wanted_line = 0;
    std::string pattern;
    for (std::string one; std::getline(lines, one);) {
      ++line;
      std::smatch match;
      if (wanted_line == 0 && std::regex_search(one, match, want)) {
        wanted_line = line;
        pattern = std::regex_replace(match[1].str(), std::regex("\\\\\""), "\"");
      }
    }
    frontend::CompileOptions options;
    options.go_version = language_version(text);
    const frontend::CompileResult compiled = frontend::compile({path.string()}, options);
    bool found = false;
    std::string all;
    for (const auto& d : compiled.diagnostics) {
      all += frontend::format_diagnostic(compiled.sources(), d) + "\n";
      found = found || (compiled.sources().locate(d.pos).line == wanted_line &&
                        std::regex_search(d.message, std::regex(pattern)));
    }
    CHECK_MESSAGE(found, path.filename().string() << " wants \"" << pattern << "\" on line " << wanted_line << "; got\n"
                                                  << all);
    CHECK_MESSAGE(!compiled.program, path.filename().string());
    passed += found ? 1 : 0;
  }
  MESSAGE("conformance: " << passed << "/" << total << " errors agree with Go");
}
