// What tests of the embedded runtime go over: all programs of the corpus, and all planted faults.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/compile.hpp"
#include "runtime/native/fault.hpp"

namespace stalemate::test {

/// In the order of their paths; those that do not compile are left out.
inline void for_each_corpus_program(
    const std::function<void(const std::string& name, const model::Program& program)>& visit) {
  namespace fs = std::filesystem;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(STALEMATE_CORPUS)) {
    if (entry.path().extension() == ".go") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    const frontend::CompileResult compiled = frontend::compile({path.string()}, {});
    if (compiled.program) visit(path.filename().string(), *compiled.program);
  }
}

using runtime::native::Fault;
inline constexpr std::pair<Fault, const char*> planted_faults[] = {
    {Fault::reader_preference, "reader_preference"}, {Fault::last_in_first_out, "last_in_first_out"},
    {Fault::ignored_case, "ignored_case"},           {Fault::silent_send, "silent_send"},
    {Fault::lost_wake_up, "lost_wake_up"},           {Fault::broadcast_to_one, "broadcast_to_one"},
    {Fault::eager_default, "eager_default"},         {Fault::forgotten_ok, "forgotten_ok"},
};

}  // namespace stalemate::test
