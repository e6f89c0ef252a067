// The user's program with gates: what is written into a folder of the cache, and how it is built from there.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "gates_text.hpp"
#include "runtime/go/guided_run.hpp"

namespace stalemate::runtime {

namespace fs = std::filesystem;

namespace {

// What is added to the user's package, or makes up one of its own; under names nobody else uses.
struct AddedFile {
  const char* name;
  std::string_view (*text)();
};
constexpr std::string_view race_name = "zz_stalemate_race.go", norace_name = "zz_stalemate_norace.go";
constexpr AddedFile added_files[] = {
    {"zz_stalemate_gates.go", gates_text},     {"zz_stalemate_controller.go", controller_text},
    {"zz_stalemate_walk.go", walk_text},       {"zz_stalemate_inputs.go", inputs_text},
    {"zz_stalemate_timers.go", timers_text},   {"zz_stalemate_clock.go", clock_text},
    {"zz_stalemate_signals.go", signals_text}, {"zz_stalemate_range.go", range_text},
    {"zz_stalemate_free.go", free_text},       {race_name.data(), race_text},
    {norace_name.data(), norace_text}};

bool write_file(const fs::path& path, std::string_view text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  return static_cast<bool>(stream.flush());
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

std::string absolute(const std::string& path) {
  std::error_code ignored;
  return fs::absolute(path, ignored).lexically_normal().string();
}

/// The gates' own code, which belongs to package main here, as part of another.
std::string in_package(std::string_view text, const std::string& package) {
  static constexpr std::string_view clause = "\npackage main\n";
  std::string result(text);
  result.replace(result.find(clause), clause.size(), "\npackage " + package + "\n");
  return result;
}

}  // namespace

GuidedProgram::GuidedProgram(const Toolchain& toolchain, const std::vector<std::string>& files, int language,
                             const model::Gated& gated)
    : version_(toolchain.version), problem_(gated.problem), arguments_(gated.arguments), takes_back_(language >= 123) {
  if (!problem_.empty()) return;
  for (std::size_t i = 0; i < gated.gates.size(); ++i) {
    if (gated.gates[i].kind == model::GateKind::arrival) arrivals_.push_back(i + 1);
  }
  const std::string cache = cache_directory();
  std::string pattern = cache + "/guided.XXXXXX";
  if (cache.empty() || mkdtemp(pattern.data()) == nullptr) {
    problem_ = "the cache folder cannot be made";
    return;
  }
  folder_ = pattern;
  std::string overlay;
  std::size_t count = 0;
  const auto replace = [&](const std::string& path, std::string_view text) {
    const fs::path copy = fs::path(folder_) / fmt::format("file{}.go.txt", count++);
    if (!write_file(copy, text)) problem_ = "the cache folder cannot be written to";
    overlay += (overlay.empty() ? "" : ",") + json_string(path) + ":" + json_string(copy.string());
  };
  request_.folder = fs::path(absolute(files.front())).parent_path().string();
  request_.language = language;
  request_.is_test = gated.is_test;
  for (const std::string& file : files) {
    if (gated.is_test || !file.ends_with("_test.go")) request_.targets.push_back(absolute(file));
  }
  for (const model::GatedFile& file : gated.files) {
    files_.push_back(absolute(file.path));
    replace(files_.back(), file.text);
  }
  for (const model::GatedFile& file : gated.added) {
    request_.targets.push_back(absolute(file.path));
    replace(request_.targets.back(), file.text);
  }
  for (const std::string& path : gated.removed) overlay += (overlay.empty() ? "" : ",") + json_string(path) + ":\"\"";
  for (const AddedFile& added : added_files) {
    const std::string path = (fs::path(gated.folder) / added.name).string();
    replace(path, in_package(added.text(), gated.package));
    // Of files that are named `go build` takes all, whatever their constraints say.
    if (gated.import_path.empty() && added.name != race_name) request_.targets.push_back(path);
  }
  if (gated.has_outer_tests && gated.is_test) request_.targets = {"."};
  request_.overlay = (fs::path(folder_) / "overlay.json").string();
  if (!write_file(request_.overlay, "{\"Replace\":{" + overlay + "}}\n"))
    problem_ = "the cache folder cannot be written to";
  if (!problem_.empty()) return;
  binary_ = (fs::path(folder_) / "program").string();
  problem_ = build(request_, binary_);
}

GuidedProgram::~GuidedProgram() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

const std::string& GuidedProgram::build_for_races() {
  if (!race_binary_.empty()) return race_problem_;
  race_binary_ = (fs::path(folder_) / "racing").string();
  BuildRequest request = request_;
  request.detects_races = true;
  for (std::string& target : request.targets) {
    if (target.ends_with(norace_name)) target.replace(target.size() - norace_name.size(), std::string::npos, race_name);
  }
  race_problem_ = build(request, race_binary_);
  return race_problem_;
}

}  // namespace stalemate::runtime
