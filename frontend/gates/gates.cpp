#include "frontend/gates/gates.hpp"

#include <fmt/format.h>

#include "frontend/gates/gate_writer.hpp"

namespace stalemate::frontend {

model::Gated insert_gates(const SourceSet& sources, const Ast& ast, Checked& checked) {
  model::Gated gated;
  bool has_main = false;
  for (const Package& package : checked.packages) {
    if (package.origin != Origin::user || package.path != "main") continue;
    for (const File& file : package.files) {
      GateWriter writer(sources, ast, checked, file, gated.gates);
      has_main = writer.write() || has_main;
      gated.files.push_back({sources.file(file.source).path, writer.text()});
    }
  }
  if (!has_main) gated.problem = "the program is not a package main with a main function";
  return gated;
}

}  // namespace stalemate::frontend
