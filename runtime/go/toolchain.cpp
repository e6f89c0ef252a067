#include "runtime/go/toolchain.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "model/digest.hpp"
#include "runtime/go/process.hpp"

namespace stalemate::runtime {

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Settings every call of `go` gets: no other toolchain, no network, and no cgo, which would silence the deadlock
// detector.
std::vector<std::pair<std::string, std::string>> go_environment() {
  std::vector<std::pair<std::string, std::string>> environment{
      {"CGO_ENABLED", "0"}, {"GOTOOLCHAIN", "local"}, {"GOPROXY", "off"}, {"GOFLAGS", ""}};
  if (variable("HOME").empty() && variable("GOCACHE").empty()) {
    environment.emplace_back("GOCACHE", cache_directory() + "/go-build");
    environment.emplace_back("GOPATH", cache_directory() + "/go");
  }
  return environment;
}

std::string first_lines(const std::string& text, std::size_t count) {
  std::string result;
  std::istringstream stream(text);
  for (std::string line; count > 0 && std::getline(stream, line);) {
    if (line.starts_with("# ")) continue;  // the package's name
    result += (result.empty() ? "" : "; ") + line;
    --count;
  }
  return result;
}

std::string content_key(const Toolchain& toolchain, const std::vector<std::string>& files, int language) {
  std::string bytes = toolchain.version + '\0' + std::to_string(language);
  for (const std::string& file : files) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    std::error_code ignored;
    bytes += '\0' + fs::absolute(file, ignored).string() + '\0' + content.str();
  }
  return model::digest(bytes);
}

}  // namespace

std::string cache_directory() {
  std::string base = variable("XDG_CACHE_HOME");
  if (base.empty() && !variable("HOME").empty()) base = variable("HOME") + "/.cache";
  std::error_code error;
  if (base.empty()) base = fs::temp_directory_path(error).string();
  const std::string directory = base + "/stalemate";
  fs::create_directories(directory, error);
  return error ? "" : directory;
}

std::optional<Toolchain> find_toolchain() {
  const ProcessResult result = run_process({{"go", "version"}, go_environment(), {}, std::chrono::seconds(20)});
  if (!result.was_started || result.exit_code != 0) return std::nullopt;
  // "go version go1.19.8 linux/amd64"
  std::istringstream words(result.output);
  std::string word;
  Toolchain toolchain;
  while (words >> word) {
    int minor = 0;
    if (std::sscanf(word.c_str(), "go1.%d", &minor) != 1) continue;
    toolchain.version = word;
    toolchain.language = 100 + minor;
    return toolchain;
  }
  return std::nullopt;
}

std::string build(const BuildRequest& request, const std::string& binary) {
  ProcessOptions options;
  if (request.is_test) {
    options.arguments = {"go", "test", "-c", "-vet=off", "-o", binary};
  } else {
    options.arguments = {"go", "build", "-o", binary};
  }
  if (request.language != 0) options.arguments.push_back(fmt::format("-gcflags=-lang=go1.{}", request.language - 100));
  if (!request.overlay.empty()) options.arguments.insert(options.arguments.end(), {"-overlay", request.overlay});
  options.environment = go_environment();
  if (request.detects_races) {
    options.arguments.emplace_back("-race");
    for (auto& [name, value] : options.environment) {
      if (name == "CGO_ENABLED") value = "1";
    }
  }
  options.arguments.insert(options.arguments.end(), request.targets.begin(), request.targets.end());
  options.directory = request.folder;
  options.timeout = std::chrono::minutes(5);
  const ProcessResult result = run_process(options);
  if (!result.was_started) return "go: " + result.error;
  if (result.timed_out) return "go build took longer than 5 minutes";
  if (result.exit_code != 0) return "go build: " + first_lines(result.error_output + result.output, 3);
  return {};
}

BuildResult build_program(const Toolchain& toolchain, const std::vector<std::string>& files, int language, bool is_test,
                          bool is_whole_folder) {
  const std::string cache = cache_directory();
  if (cache.empty()) return {{}, "the cache folder cannot be made"};
  // The process id keeps runs of the same program at the same time apart; the caller removes the file.
  const std::string binary = fmt::format("{}/{}.{}", cache, content_key(toolchain, files, language), getpid());

  std::vector<std::string> absolute;
  std::error_code ignored;
  for (const std::string& file : files) {
    if (is_test || !file.ends_with("_test.go")) absolute.push_back(fs::absolute(file, ignored).string());
  }
  if (absolute.empty()) return {{}, "there are only tests"};
  BuildRequest request;
  // In the folder of the files, so that their go.mod counts.
  request.folder = fs::path(absolute.front()).parent_path().string();
  request.targets = is_whole_folder ? std::vector<std::string>{"."} : absolute;
  request.is_test = is_test;
  request.language = language;
  const std::string problem = build(request, binary);
  if (!problem.empty()) return {{}, problem};
  return {binary, {}};
}

}  // namespace stalemate::runtime
