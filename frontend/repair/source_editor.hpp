// Makes edits of Go source that stay valid Go: new statements on lines of their own, or behind a semicolon where
// several statements share a line.
#pragma once

#include "frontend/repair/repair.hpp"

namespace stalemate::frontend {

class SourceEditor {
 public:
  SourceEditor(const SourceSet& sources, const Ast& ast, std::uint32_t file)
      : ast_(ast), source_(sources.file(file)), file_(file) {}

  std::string text(ExprId id) const { return slice(ast_[id].pos, ast_[id].end); }
  std::string text(StmtId id) const { return slice(ast_[id].pos, ast_[id].end); }
  std::string slice(Pos from, Pos to) const;

  TextEdit before(StmtId at, const std::string& statement) const;
  TextEdit after(StmtId at, const std::string& statement) const;
  /// As the first, or last, statement of a block.
  TextEdit at_start(StmtId block, const std::string& statement) const;
  TextEdit at_end(StmtId block, const std::string& statement) const;
  TextEdit replace(StmtId at, const std::string& statement) const {
    return replace(ast_[at].pos, ast_[at].end, statement);
  }
  TextEdit replace(ExprId at, const std::string& expression) const {
    return replace(ast_[at].pos, ast_[at].end, expression);
  }
  TextEdit replace(Pos from, Pos to, std::string text) const;
  /// With its line, if nothing else is there.
  TextEdit remove(StmtId at) const;
  /// A block of lines, indented for where the statement stands.
  std::string lines(StmtId at, const std::vector<std::string>& lines) const;

 private:
  std::size_t offset(Pos pos) const { return pos.value - source_.base.value; }
  /// The white space its line begins with.
  std::string indent(Pos pos) const;
  /// Whether its line begins with it.
  bool begins_line(Pos pos) const;

  const Ast& ast_;
  const SourceFile& source_;
  const std::uint32_t file_;
};

}  // namespace stalemate::frontend
