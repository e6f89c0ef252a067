// libFuzzer target: any bytes through the whole frontend, to a program of the model or errors. Sources that import but
// do not mention "sync" are left out, so that a run is short.
#include "frontend/compile.hpp"

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace stalemate::frontend;

namespace {

/// A path of this process's own, so that several can run at once.
const std::string& path() {
  static const std::string name = [] {
    const char* folder = std::getenv("TMPDIR");
    return std::string(folder != nullptr ? folder : "/tmp") + "/fuzz_" + std::to_string(getpid()) + ".go";
  }();
  return name;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // fmt and what is built on it take a second to compile under sanitizers.
  if (text.find("import") != std::string_view::npos && text.find("\"sync\"") == std::string_view::npos) return -1;
  std::FILE* file = std::fopen(path().c_str(), "wb");
  if (file == nullptr) std::abort();
  std::fwrite(data, 1, size, file);
  std::fclose(file);
  Unit unit({path()}, {});
  for (const std::string& entry : unit.entries()) {
    const CompileResult result = unit.program(entry);
    if (result.ok() != result.program.has_value()) std::abort();
    for (const Diagnostic& d : result.diagnostics) format_diagnostic(result.sources(), d);
  }
  return 0;
}
