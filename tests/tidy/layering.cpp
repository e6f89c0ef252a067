// The layering of docs/architecture.md: who may include whom, and where each outside library may be used.
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/doctest.hpp"
#include "tests/tidy/files.hpp"

using namespace stalemate::test;

namespace {

const std::vector<std::string> all_folders{"model",  "frontend", "checker", "runtime",
                                           "report", "cli",      "tools",   "tests"};

std::vector<std::string> includes_of(const std::string& text) {
  static const re2::RE2 pattern(R"(^\s*#\s*include\s*["<]([^">]+)[">])");
  std::vector<std::string> includes;
  for (const std::string& line : lines_of(text)) {
    std::string path;
    if (re2::RE2::PartialMatch(line, pattern, &path)) includes.push_back(path);
  }
  return includes;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

}  // namespace

TEST_CASE("folders include only what lies below them") {
  const std::map<std::string, std::set<std::string>> allowed{
      {"model", {"model"}},
      {"frontend", {"frontend", "model"}},
      {"checker", {"checker", "model"}},
      {"runtime", {"runtime", "model"}},
      {"report", {"report", "model", "checker", "runtime"}},
      {"cli", {"cli", "report", "runtime", "checker", "frontend", "model"}},
      {"tools", {"tools", "frontend", "model"}},
      {"tests", {"tests", "tools", "cli", "report", "runtime", "checker", "frontend", "model"}},
  };
  const std::set<std::string> ours(all_folders.begin(), all_folders.end());
  for (const RepositoryFile& file : repository_files(all_folders, {".hpp", ".cpp", ".def"})) {
    for (const std::string& include : includes_of(file.text)) {
      const std::string folder = folder_of(include);
      if (!ours.contains(folder) || include.find('/') == std::string::npos) continue;
      INFO(file.path << " includes " << include);
      CHECK(allowed.at(folder_of(file.path)).contains(folder));
    }
  }
}

TEST_CASE("report sees only the plain results of checker and runtime") {
  const std::set<std::string> results{"checker/result.hpp", "runtime/go/confirmation.hpp", "runtime/go/guided.hpp",
                                      "runtime/native/agreement.hpp"};
  for (const RepositoryFile& file : repository_files({"report"}, {".hpp", ".cpp"})) {
    for (const std::string& include : includes_of(file.text)) {
      const std::string folder = folder_of(include);
      if (folder != "checker" && folder != "runtime") continue;
      INFO(file.path << " includes " << include);
      CHECK(results.contains(include));
    }
  }
}

TEST_CASE("outside libraries stay behind their fences") {
  struct Fence {
    const char* library;               // beginning of the include
    std::vector<std::string> folders;  // beginnings of paths that may use it
  };
  const Fence fences[] = {
      {"boost/graph/", {"checker/", "tests/checker/"}},
      {"boost/multiprecision/", {"frontend/types/"}},
      {"nlohmann/", {"report/", "tests/"}},
      {"CLI/", {"cli/arguments.cpp"}},
      {"doctest/", {"tests/"}},
      {"z3", {"checker/smt/"}},
      {"re2/", {"cli/", "tests/"}},
      {"xxhash", {"model/", "checker/"}},
      {"unistd.h", {"cli/", "runtime/", "tests/"}},
  };
  for (const RepositoryFile& file : repository_files(all_folders, {".hpp", ".cpp"})) {
    for (const std::string& include : includes_of(file.text)) {
      for (const Fence& fence : fences) {
        if (!include.starts_with(fence.library)) continue;
        INFO(file.path << " includes " << include);
        CHECK(std::any_of(fence.folders.begin(), fence.folders.end(),
                          [&](const std::string& f) { return file.path.starts_with(f); }));
      }
    }
  }
}

TEST_CASE("only cli ends the process") {
  static const re2::RE2 exits(R"((^|[^\w.:>])(std::)?(exit|_exit|quick_exit|abort)\s*\()");
  for (const RepositoryFile& file :
       repository_files({"model", "frontend", "checker", "report", "runtime", "tools"}, {".cpp", ".hpp"})) {
    // CHECK itself, and the child between fork and exec.
    if (file.path == "model/check.cpp" || file.path == "runtime/go/process.cpp") continue;
    std::size_t number = 0;
    for (const std::string& line : lines_of(file.text)) {
      ++number;
      const std::string code = line.substr(0, line.find("//"));
      if (code.find('"') != std::string::npos) continue;
      INFO(file.path << ":" << number << ": " << line);
      CHECK_FALSE(re2::RE2::PartialMatch(code, exits));
    }
  }
}
