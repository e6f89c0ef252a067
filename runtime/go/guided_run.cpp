#include "runtime/go/guided_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gates_text.hpp"

namespace stalemate::runtime {

namespace fs = std::filesystem;

namespace {

// What is added to the user's package, under names nobody else uses.
struct AddedFile {
  const char* name;
  std::string_view (*text)();
};
constexpr AddedFile added_files[] = {{"zz_stalemate_gates.go", gates_text}, {"zz_stalemate_timers.go", timers_text}};

bool write_file(const fs::path& path, std::string_view text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  return static_cast<bool>(stream.flush());
}

std::string read_whole(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

// A JSON string; paths may hold anything.
std::string json_string(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string schedule_text(const Passages& passages) {
  std::string text;
  for (const Passage& passage : passages.list) {
    if (passage.timer != 0) {
      text += fmt::format("T {} {} {}\n", passage.goroutine, passage.timer, passage.starts);
      continue;
    }
    text += fmt::format("{} {} {}\n", passage.goroutine, fmt::join(passage.gates, ","), passage.choice);
  }
  return text;
}

}  // namespace

GuidedProgram::GuidedProgram(const Toolchain& toolchain, const std::vector<std::string>& files, int language,
                             const model::Gated& gated)
    : version_(toolchain.version), problem_(gated.problem), takes_back_(language >= 123) {
  if (!problem_.empty()) return;
  const std::string cache = cache_directory();
  std::string pattern = cache + "/guided.XXXXXX";
  if (cache.empty() || mkdtemp(pattern.data()) == nullptr) {
    problem_ = "the cache folder cannot be made";
    return;
  }
  folder_ = pattern;
  std::error_code ignored;
  const auto absolute = [&](const std::string& path) {
    return fs::absolute(path, ignored).lexically_normal().string();
  };
  std::string overlay;
  for (std::size_t i = 0; i < gated.files.size(); ++i) {
    const fs::path copy = fs::path(folder_) / fmt::format("file{}.go.txt", i);
    if (!write_file(copy, gated.files[i].text)) problem_ = "the cache folder cannot be written to";
    overlay += json_string(absolute(gated.files[i].path)) + ":" + json_string(copy.string()) + ",";
  }
  std::vector<std::string> all;
  for (const std::string& file : files) files_.push_back(absolute(file));
  all = files_;
  for (const AddedFile& added : added_files) {
    const fs::path copy = fs::path(folder_) / (std::string(added.name) + ".txt");
    if (!write_file(copy, added.text())) problem_ = "the cache folder cannot be written to";
    all.push_back((fs::path(files_.front()).parent_path() / added.name).string());
    overlay += json_string(all.back()) + ":" + json_string(copy.string()) + ",";
  }
  overlay.pop_back();
  const fs::path map = fs::path(folder_) / "overlay.json";
  if (!write_file(map, "{\"Replace\":{" + overlay + "}}\n")) problem_ = "the cache folder cannot be written to";
  if (!problem_.empty()) return;
  binary_ = (fs::path(folder_) / "program").string();
  problem_ = build_with_overlay(all, language, map.string(), binary_);
}

GuidedProgram::~GuidedProgram() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Guided GuidedProgram::run(const Passages& passages, const Predicted& predicted,
                          std::chrono::milliseconds timeout) const {
  Guided result;
  result.go_version = version_;
  result.reason = passages.problem;
  if (!result.reason.empty()) return result;
  const fs::path schedule = fs::path(folder_) / "schedule", log = fs::path(folder_) / "log";
  std::error_code ignored;
  fs::remove(log, ignored);
  write_file(schedule, schedule_text(passages));
  std::vector<std::string> stuck;
  for (const Predicted::Stuck& goroutine : predicted.stuck) stuck.push_back(goroutine.goroutine);
  ProcessOptions options;
  options.arguments = {binary_};
  // One processor: then what happens between two gates happens in one order.
  options.environment = {{"ZZ_SCHEDULE", schedule.string()},
                         {"ZZ_LOG", log.string()},
                         {"ZZ_STUCK", fmt::format("{}", fmt::join(stuck, ","))},
                         {"ZZ_TAKES_BACK", takes_back_ ? "1" : ""},
                         {"GOMAXPROCS", "1"},
                         {"GODEBUG", ""},
                         {"GOGC", "off"},
                         {"GOTRACEBACK", "all"}};
  options.directory = folder_;
  options.timeout = timeout;
  const ProcessResult process = run_process(options);
  if (!process.was_started) {
    result.reason = "the program could not be started: " + process.error;
    return result;
  }
  result = judge(passages, predicted, read_whole(log), process, files_);
  if (result.level == GuidedLevel::diverged && (passages.has_memory_steps || passages.holds_panic)) {
    // No verdict on the model: what was read and written when, or who panicked first, was not ours to say.
    result.level = GuidedLevel::not_run;
    result.reason = std::string(passages.has_memory_steps ? "reads and writes pass" : "a panic passes") +
                    " no gates, and without control of them: " + result.reason;
    result.step = 0;
  }
  result.go_version = version_;
  return result;
}

}  // namespace stalemate::runtime
