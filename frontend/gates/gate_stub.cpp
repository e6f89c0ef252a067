// Opaque functions: of those nothing is known but their type, so that what they return is asked from the gates, which
// take it from the schedule. The bodies stay, behind that: else imports would be used no more.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/gates/gate_writer.hpp"

namespace stalemate::frontend {

/// "ZZ_Free[int](0, 3), ZZ_Free[error](0, 3)"
std::string GateWriter::free_results(const FuncDecl& function) const {
  std::string values;
  for (const Field& result : ast_.as<FuncType>(function.type)->results) {
    const std::string value = fmt::format("ZZ_Free[{}]({}, {})", text_of(result.type), setting_.free_integers.first,
                                          setting_.free_integers.second);
    for (std::size_t i = 0; i < std::max<std::size_t>(result.names.size(), 1); ++i)
      values += (values.empty() ? "" : ", ") + value;
  }
  return values;
}

void GateWriter::stub(const Decl& declaration, const FuncDecl& function) {
  const std::string values = free_results(function);
  if (function.body) {
    edits_.insert(offset(ast_[function.body].pos) + 1, fmt::format(" if ZZ_IsStub(zz_live) {{ return {} }}; ", values));
  } else {
    insert(declaration.end, fmt::format(" {{ return {} }}", values));
    replaces_assembly_ = true;
  }
}

void GateWriter::write_stubs(bool is_first_file, bool is_last_file) {
  import_gates();
  for (const DeclId id : file_.decls) {
    const auto* function = ast_.as<FuncDecl>(id);
    if (function == nullptr) continue;
    const std::string_view name = function->name ? ast_.ident_name(function->name) : "";
    if (name != "init" || !function->receiver.empty()) stub(ast_[id], *function);
  }
  // While the package is initialised its functions do what they say: in the model nothing of that happens.
  if (is_first_file) tail_ += "\nvar zz_live bool\n";
  if (is_last_file) tail_ += "\nfunc init() { zz_live = true }\n";
}

}  // namespace stalemate::frontend
