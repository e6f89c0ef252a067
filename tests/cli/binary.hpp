// Runs the built binary.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "runtime/go/process.hpp"
#include "tests/doctest.hpp"

namespace stalemate::test {

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

inline runtime::ProcessResult stalemate_in(const std::string& directory, std::vector<std::string> arguments,
                                           std::vector<std::pair<std::string, std::string>> environment = {}) {
  environment.emplace_back("NO_COLOR", "1");
  arguments.insert(arguments.begin(), STALEMATE_BINARY);
  runtime::ProcessResult result = runtime::run_process(
      {arguments, std::move(environment), directory, std::chrono::seconds(120), std::size_t{64} << 20U});
  INFO(result.error_output);
  CHECK(result.was_started);
  CHECK_FALSE(result.timed_out);
  return result;
}

}  // namespace stalemate::test
