#include "frontend/repair/source_editor.hpp"

#include <algorithm>

#include "frontend/edits.hpp"

namespace stalemate::frontend {

std::string with_edits(std::string_view text, std::uint32_t file, const std::vector<TextEdit>& edits) {
  Edits changes;
  for (const TextEdit& edit : edits) {
    if (edit.file == file) changes.replace(edit.offset, edit.length, edit.text);
  }
  return changes.apply(text);
}

std::string SourceEditor::slice(Pos from, Pos to) const {
  return source_.text.substr(offset(from), to.value - from.value);
}

std::string SourceEditor::indent(Pos pos) const {
  const std::size_t end = offset(pos);
  const std::size_t newline = end == 0 ? std::string::npos : source_.text.rfind('\n', end - 1);
  const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
  const std::size_t first = std::min(source_.text.find_first_not_of(" \t", begin), end);
  return source_.text.substr(begin, first - begin);
}

bool SourceEditor::begins_line(Pos pos) const {
  const std::size_t end = offset(pos), length = indent(pos).size();
  return end == length || (end > length && source_.text[end - length - 1] == '\n');
}

TextEdit SourceEditor::before(StmtId at, const std::string& statement) const {
  const Pos pos = ast_[at].pos;
  return replace(pos, pos, statement + (begins_line(pos) ? "\n" + indent(pos) : "; "));
}

TextEdit SourceEditor::after(StmtId at, const std::string& statement) const {
  const Pos pos = ast_[at].pos, end = ast_[at].end;
  return replace(end, end, (begins_line(pos) ? "\n" + indent(pos) : "; ") + statement);
}

TextEdit SourceEditor::at_start(StmtId block, const std::string& statement) const {
  const auto* node = ast_.as<BlockStmt>(block);
  if (!node->stmts.empty()) return before(node->stmts.front(), statement);
  const Pos inside{ast_[block].pos.value + 1};
  return replace(inside, inside, " " + statement + " ");
}

TextEdit SourceEditor::at_end(StmtId block, const std::string& statement) const {
  const auto* node = ast_.as<BlockStmt>(block);
  return node->stmts.empty() ? at_start(block, statement) : after(node->stmts.back(), statement);
}

TextEdit SourceEditor::replace(Pos from, Pos to, std::string text) const {
  return {file_, offset(from), to.value - from.value, std::move(text)};
}

TextEdit SourceEditor::remove(StmtId at) const {
  const Pos pos = ast_[at].pos, end = ast_[at].end;
  const std::size_t line_end = source_.text.find('\n', offset(end));
  const bool ends_line =
      line_end != std::string::npos && source_.text.find_first_not_of(" \t\r", offset(end)) == line_end;
  if (!begins_line(pos) || !ends_line) return replace(pos, end, "");
  const std::size_t begin = offset(pos) - indent(pos).size();
  return {file_, begin, line_end + 1 - begin, ""};
}

std::string SourceEditor::lines(StmtId at, const std::vector<std::string>& lines) const {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n" + indent(ast_[at].pos)) + line;
  return text;
}

}  // namespace stalemate::frontend
