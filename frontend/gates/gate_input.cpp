// Free inputs: what `stalemate.Int` and random numbers are is asked from the gates, which take it from the schedule.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "frontend/gates/gate_writer.hpp"

namespace stalemate::frontend {

/// There is no package stalemate that Go could find: its functions are the gates'.
void GateWriter::inputs() {
  for (const DeclId id : file_.decls) {
    const auto* imports = ast_.as<ImportDecl>(id);
    if (imports == nullptr) continue;
    for (const ImportSpec& spec : imports->specs) {
      if (spec.path != "stalemate") continue;
      const Pos from = spec.name ? ast_[spec.name].pos : spec.path_pos;
      const Pos to{spec.path_pos.value + static_cast<std::uint32_t>(spec.path.size()) + 2};  // two quotes
      erase(from, to);
      insert(from, "_ \"os\"");
    }
  }
}

bool GateWriter::input_call(const Call& node, std::string_view package, const std::string& name) {
  constexpr std::array<std::string_view, 6> random{"Intn", "Int31n", "Int63n", "IntN", "Int32N", "Int64N"};
  const bool is_random = (package == "math/rand" || package == "math/rand/v2") &&
                         std::find(random.begin(), random.end(), name) != random.end();
  if (package != "stalemate" && !is_random) return false;
  const ExprId fun = strip(node.fun);
  if (is_random) {
    insert(ast_[fun].pos, "ZZ_Random(");
    insert(ast_[fun].end, ")");
  } else {
    erase(ast_[fun].pos, ast_[fun].end);
    insert(ast_[fun].pos, "ZZ_" + name);
  }
  exprs(node.args);
  return true;
}

}  // namespace stalemate::frontend
