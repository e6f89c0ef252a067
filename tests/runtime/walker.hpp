// A program with gates, built, for random walks of real Go that the model judges.
#pragma once

#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "frontend/compile.hpp"
#include "runtime/go/guided_run.hpp"
#include "runtime/go/walk.hpp"
#include "tests/doctest.hpp"

namespace stalemate::test {

/// Files whose walks the model refuses; what stands behind them says why.
inline std::set<std::string> walks_refused_list() {
  std::set<std::string> result;
  std::ifstream stream(std::string(STALEMATE_TEST_DATA) + "/runtime/walks_refused.txt");
  REQUIRE(stream);
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t space = line.find(' ');
    REQUIRE(space != std::string::npos);
    CHECK(line.size() - space > 15);
    CHECK(result.insert(line.substr(0, space)).second);
  }
  return result;
}

class Walker {
 public:
  /// Nothing if the program does not compile, or the installed Go does not build it.
  static std::optional<Walker> of(const std::string& path) {
    frontend::Unit unit({path}, {});
    Walker walker;
    walker.compiled_ = unit.program();
    if (!walker.compiled_.program) return std::nullopt;
    walker.gated_ = unit.gates("main");
    walker.built_ = std::make_unique<runtime::GuidedProgram>(*runtime::find_toolchain(), std::vector{path},
                                                             walker.compiled_.go_version, walker.gated_);
    if (!walker.built_->problem().empty()) return std::nullopt;
    return walker;
  }

  runtime::WalkVerdict walk(std::uint32_t seed, model::SemanticsFault fault = model::SemanticsFault::none) const {
    constexpr std::size_t passages_max = 150;
    const auto [log, process] = built_->walk(seed, passages_max, std::chrono::seconds(60));
    return runtime::judge_walk(*compiled_.program, gated_, log, process, fault);
  }

 private:
  frontend::CompileResult compiled_;
  model::Gated gated_;
  std::unique_ptr<runtime::GuidedProgram> built_;
};

}  // namespace stalemate::test
