#include "frontend/syntax/parser.hpp"

#include "frontend/syntax/parser_impl.hpp"
#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend {
namespace {

constexpr TokSet statement_starts = {Tok::break_,  Tok::const_,  Tok::continue_, Tok::defer_, Tok::fallthrough_,
                                     Tok::for_,    Tok::go_,     Tok::goto_,     Tok::if_,    Tok::return_,
                                     Tok::select_, Tok::switch_, Tok::type_,     Tok::var_};

constexpr std::size_t quoted_length_max = 60;

/// Text of the program fit for a one-line message: cut at a line end or when long, bytes that are no text replaced.
std::string shorten(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    if (result.size() >= quoted_length_max || text.front() == '\n') return result + "…";
    const Decoded c = decode_utf8(text);
    if (!c.valid || c.code < 0x20 || c.code == 0x7F) {
      result += '?';
    } else {
      result += text.substr(0, c.length);
    }
    text.remove_prefix(c.length);
  }
  return result;
}

std::string token_word(Tok tok) {
  if (tok == Tok::comma) return "comma";
  if (tok == Tok::semicolon) return "semicolon or newline";
  return std::string(spelling(tok));
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

}  // namespace

File parse_file(const SourceSet& sources, std::uint32_t source, Ast& ast, Diagnostics& diagnostics,
                ParseLimits limits) {
  File file;
  file.source = source;
  Parser(sources.file(source), ast, diagnostics, limits, file).parse();
  return file;
}

Parser::Parser(const SourceFile& source, Ast& ast, Diagnostics& diagnostics, ParseLimits limits, File& file)
    : ast_(ast),
      file_(file),
      limits_(limits),
      base_(source.base),
      errors_(source, diagnostics, limits.diagnostics_max),
      lexer_(source, errors_, file.directives) {}

void Parser::parse() {
  next();
  parse_file();
  for (const ExprId guard : open_guards_) error_at(start(guard), "syntax error: use of .(type) outside type switch");
}

void Parser::next() {
  previous_end_ = token_.end;
  token_ = lexer_.next();
}

bool Parser::got(Tok kind) {
  if (!at(kind)) return false;
  next();
  return true;
}

void Parser::want(Tok kind) {
  if (got(kind)) return;
  syntax_error("expected " + token_word(kind));
  advance_one();
}

/// `=`, or a mistaken `:=`.
bool Parser::got_assign() {
  if (at(Tok::define)) {
    syntax_error("expected =");
    next();
    return true;
  }
  return got(Tok::assign);
}

std::string Parser::token_description() const {
  switch (token_.kind) {
    case Tok::ident: return "name " + shorten(lexer_.text(token_));
    case Tok::int_lit:
    case Tok::float_lit:
    case Tok::imag_lit:
    case Tok::char_lit:
    case Tok::string_lit: return "literal " + shorten(lexer_.text(token_));
    case Tok::semicolon:
      if (token_.origin == SemicolonOrigin::written) return "semicolon";
      return token_.origin == SemicolonOrigin::newline ? "newline" : "EOF";
    default: return (token_.kind >= Tok::break_ ? "keyword " : "") + token_word(token_.kind);
  }
}

void Parser::syntax_error_at(Pos at_pos, std::string message, std::string hint) {
  // At the end of a file that had errors, what is missing is most likely a consequence of them.
  if (at(Tok::eof) && errors_.count() != 0) return;
  if (starts_with(message, "expected ")) {
    message = "unexpected " + token_description() + ", " + message;
  } else if (starts_with(message, "in ") || starts_with(message, "at ") || starts_with(message, "after ")) {
    message = "unexpected " + token_description() + " " + message;
  }
  error_at(at_pos, "syntax error: " + message, std::move(hint));
}

void Parser::error_at(Pos at_pos, std::string message, std::string hint) {
  errors_.add(at_pos.value - base_.value, std::move(message), std::move(hint));
}

ExprId Parser::too_deep() {
  errors_.add_fatal(token_.begin, "nesting exceeds the limit of " + std::to_string(limits_.depth_max) + " levels");
  next();  // which is `eof` now
  return bad_expr();
}

void Parser::advance(TokSet follow) {
  follow.insert(Tok::eof);
  if (func_level_ > 0) follow.insert(statement_starts);
  while (!follow.contains(token_.kind)) next();
}

void Parser::advance_one() {
  if (!at(Tok::eof)) next();
}

ExprId Parser::bad_expr() { return expr(pos(), BadExpr{}); }

ExprId Parser::name() {
  const Pos at_pos = pos();
  if (at(Tok::ident)) {
    const Symbol symbol = ast_.intern(lexer_.text(token_));
    next();
    return expr(at_pos, Ident{symbol});
  }
  syntax_error("expected name");
  advance_one();
  return blank_name(at_pos);
}

ExprId Parser::blank_name(Pos at_pos) { return expr(at_pos, Ident{ast_.intern("_")}); }

ExprId Parser::unparen(ExprId id) const {
  while (const Paren* paren = ast_.as<Paren>(id)) id = paren->x;
  return id;
}

std::string Parser::quote(ExprId id) const { return shorten(to_string(ast_, id)); }

}  // namespace stalemate::frontend
