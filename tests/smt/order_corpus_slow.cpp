// The order engine against explicit search on every program of the corpus.
#include <map>

#include "tests/smt/agreement.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::test;

TEST_CASE("order engine and explicit search agree on the corpus") {
  if (!checker::smt::is_available()) return;
  int total = 0, complete = 0, with_errors = 0;
  std::map<std::string, int> reasons;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(STALEMATE_CORPUS)) {
    if (entry.path().extension() != ".go") continue;
    const std::string path = entry.path().string();
    frontend::Unit unit({path}, {});
    const frontend::CompileResult compiled = unit.program("main");
    if (!compiled.program) continue;
    const Outcome search = by_search(*compiled.program, 30'000), order = by_order(*compiled.program, 25);
    INFO(path);
    CHECK(disagreement(order, search) == "");
    ++total;
    complete += order.is_complete ? 1 : 0;
    with_errors += order.rules.empty() ? 0 : 1;
    if (!order.is_complete) ++reasons[order.why];
  }
  for (const auto& reason : reasons) MESSAGE(reason.second << ": " << reason.first);
  MESSAGE("of " << total << " programs the engine knew all about " << complete << "; " << with_errors << " had errors");
  CHECK(complete > total / 4);
}
