#include "frontend/syntax/lexer.hpp"

#include <algorithm>
#include <array>

#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend {
namespace {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

struct Keyword {
  std::string_view spelling;
  Tok tok;
};
// Sorted, as token.def lists them in alphabetical order.
constexpr Keyword keywords[] = {
#define TOKEN(name, spelling)
#define OPERATOR(name, spelling)
#define KEYWORD(name, spelling) {spelling, Tok::name},
#include "frontend/syntax/token.def"
};
constexpr std::size_t keyword_length_max = std::string_view("fallthrough").size();

// keyword_start[c - 'a'] is the first keyword that starts with c or a later letter.
constexpr auto keyword_start = [] {
  std::array<std::uint8_t, 27> start{};
  for (std::size_t letter = 0; letter < start.size(); ++letter)
    for (const Keyword& k : keywords)
      if (static_cast<std::size_t>(k.spelling.front() - 'a') < letter) ++start[letter];
  return start;
}();

Tok keyword_or_identifier(std::string_view word) {
  if (word.size() < 2 || word.size() > keyword_length_max || word.front() < 'a' || word.front() > 'z')
    return Tok::ident;
  const auto letter = static_cast<std::size_t>(word.front() - 'a');
  for (std::size_t i = keyword_start[letter]; i < keyword_start[letter + 1]; ++i)
    if (keywords[i].spelling == word) return keywords[i].tok;
  return Tok::ident;
}

/// Go spec, "Semicolons", rule 1: a line end after one of these stands for a semicolon.
bool may_end_statement(Tok tok) {
  switch (tok) {
    case Tok::ident:
    case Tok::int_lit:
    case Tok::float_lit:
    case Tok::imag_lit:
    case Tok::char_lit:
    case Tok::string_lit:
    case Tok::break_:
    case Tok::continue_:
    case Tok::fallthrough_:
    case Tok::return_:
    case Tok::inc:
    case Tok::dec:
    case Tok::rparen:
    case Tok::rbrack:
    case Tok::rbrace: return true;
    default: return false;
  }
}

bool is_directive(std::string_view comment) {
  constexpr std::string_view prefixes[] = {"//stalemate:", "//go:", "// +build", "// want "};
  return std::any_of(std::begin(prefixes), std::end(prefixes),
                     [&](std::string_view prefix) { return comment.substr(0, prefix.size()) == prefix; });
}

}  // namespace

Lexer::Lexer(const SourceFile& file, SyntaxErrors& errors, std::vector<Directive>& directives)
    : text_(file.text),
      size_(static_cast<std::uint32_t>(file.text.size())),
      base_(file.base),
      errors_(errors),
      directives_(directives) {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
}

void Lexer::error(std::uint32_t offset, std::string message) {
  malformed_ = true;
  errors_.add(offset, std::move(message));
}

Token Lexer::next() {
  Token token;
  const bool newline_counts = semicolon_at_newline_;
  const auto automatic_semicolon = [&](SemicolonOrigin origin) {
    semicolon_at_newline_ = false;
    token.kind = Tok::semicolon;
    token.origin = origin;
    return token;
  };
  for (;;) {
    const bool at_newline = skip_space(newline_counts);
    token.begin = token.end = at_;
    if (errors_.gave_up()) {
      token.kind = Tok::eof;
      return token;
    }
    if (at_newline) {
      ++at_;
      return automatic_semicolon(SemicolonOrigin::newline);
    }
    if (at_end()) {
      if (newline_counts) return automatic_semicolon(SemicolonOrigin::end_of_file);
      token.kind = Tok::eof;
      return token;
    }
    malformed_ = false;
    const char c = peek();
    if (is_ascii_letter(c) || !is_ascii(c)) {
      if (!is_ascii(c)) {
        const Decoded first = decode_utf8(text_.substr(at_));
        if (!is_letter(first.code)) {
          if (is_digit(first.code)) {
            error(at_, "identifier cannot begin with digit " + describe_character(first.code));
          } else if (first.valid && first.code != 0xFEFF) {
            error(at_, "invalid character " + describe_character(first.code));
          }
          skip_character();
          continue;
        }
      }
      token.kind = identifier();
      break;
    }
    if (is_ascii_digit(c) || (c == '.' && is_ascii_digit(peek(1)))) {
      token.kind = number();
      break;
    }
    if (c == '"') {
      token.kind = Tok::string_lit;
      interpreted_string();
      break;
    }
    if (c == '`') {
      token.kind = Tok::string_lit;
      raw_string();
      break;
    }
    if (c == '\'') {
      token.kind = Tok::char_lit;
      rune_literal();
      break;
    }
    if (c == '/' && peek(1) == '/') {
      skip_line_comment();
      continue;
    }
    if (c == '/' && peek(1) == '*') {
      // A comment with a line break inside acts like a line break.
      if (skip_block_comment() && newline_counts) return automatic_semicolon(SemicolonOrigin::newline);
      continue;
    }
    token.kind = operator_or_punctuation();
    if (token.kind != Tok::illegal) break;
    if (c != '\0') error(at_, "invalid character " + describe_character(static_cast<unsigned char>(c)));
    skip_character();
  }
  token.end = at_;
  token.malformed = malformed_;
  semicolon_at_newline_ = may_end_statement(token.kind);
  return token;
}

bool Lexer::skip_space(bool newline_counts) {
  while (at_ < size_) {
    const char c = text_[at_];
    if (c == '\n' && newline_counts) return true;
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return false;
    ++at_;
  }
  return false;
}

char32_t Lexer::skip_character() {
  const Decoded c = decode_utf8(text_.substr(at_));
  if (c.valid && c.code == 0) error(at_, "invalid NUL character");
  if (!c.valid) error(at_, "invalid UTF-8 encoding");
  if (c.code == 0xFEFF) error(at_, "invalid BOM in the middle of the file");
  at_ += c.length;
  return c.code;
}

void Lexer::skip_line_comment() {
  const std::uint32_t begin = at_;
  while (at_ < size_ && text_[at_] != '\n') {
    if (is_ascii(text_[at_]) && text_[at_] != '\0') {
      ++at_;
    } else {
      skip_character();
    }
  }
  std::string_view comment = text_.substr(begin, at_ - begin);
  if (!is_directive(comment)) return;
  if (comment.back() == '\r') comment.remove_suffix(1);
  directives_.push_back({Pos{base_.value + begin}, std::string(comment)});
}

/// Returns whether the comment spans lines.
bool Lexer::skip_block_comment() {
  const std::uint32_t begin = at_;
  bool spans_lines = false;
  at_ += 2;
  while (at_ < size_) {
    const char c = text_[at_];
    if (c == '*' && peek(1) == '/') {
      at_ += 2;
      return spans_lines;
    }
    if (c == '\n') spans_lines = true;
    if (is_ascii(c) && c != '\0') {
      ++at_;
    } else {
      skip_character();
    }
  }
  error(begin, "comment not terminated");
  return spans_lines;
}

Tok Lexer::identifier() {
  const std::uint32_t begin = at_;
  while (at_ < size_) {
    const char c = text_[at_];
    if (is_ascii_letter(c) || is_ascii_digit(c)) {
      ++at_;
      continue;
    }
    if (is_ascii(c)) break;
    const Decoded decoded = decode_utf8(text_.substr(at_));
    if (!is_letter(decoded.code) && !is_digit(decoded.code)) {
      if (!decoded.valid || decoded.code == 0xFEFF) break;
      error(at_, "invalid character " + describe_character(decoded.code) + " in identifier");
    }
    at_ += decoded.length;
  }
  return keyword_or_identifier(text_.substr(begin, at_ - begin));
}

Tok Lexer::operator_or_punctuation() {
  // Takes the token of `length` bytes if `matches`, for chains that try the longest spelling first.
  const auto take = [this](std::uint32_t length, Tok tok) {
    at_ += length;
    return tok;
  };
  const char next = peek(1);
  const auto with_assign = [&](Tok plain, Tok assign) { return next == '=' ? take(2, assign) : take(1, plain); };
  switch (peek()) {
    case '(': return take(1, Tok::lparen);
    case ')': return take(1, Tok::rparen);
    case '[': return take(1, Tok::lbrack);
    case ']': return take(1, Tok::rbrack);
    case '{': return take(1, Tok::lbrace);
    case '}': return take(1, Tok::rbrace);
    case ',': return take(1, Tok::comma);
    case ';': return take(1, Tok::semicolon);
    case '~': return take(1, Tok::tilde);
    case '.': return next == '.' && peek(2) == '.' ? take(3, Tok::ellipsis) : take(1, Tok::period);
    case ':': return with_assign(Tok::colon, Tok::define);
    case '=': return with_assign(Tok::assign, Tok::eql);
    case '!': return with_assign(Tok::not_, Tok::neq);
    case '*': return with_assign(Tok::mul, Tok::mul_assign);
    case '/': return with_assign(Tok::quo, Tok::quo_assign);
    case '%': return with_assign(Tok::rem, Tok::rem_assign);
    case '^': return with_assign(Tok::xor_, Tok::xor_assign);
    case '+': return next == '+' ? take(2, Tok::inc) : with_assign(Tok::add, Tok::add_assign);
    case '-': return next == '-' ? take(2, Tok::dec) : with_assign(Tok::sub, Tok::sub_assign);
    case '|': return next == '|' ? take(2, Tok::lor) : with_assign(Tok::or_, Tok::or_assign);
    case '&':
      if (next == '&') return take(2, Tok::land);
      if (next == '^') return peek(2) == '=' ? take(3, Tok::and_not_assign) : take(2, Tok::and_not);
      return with_assign(Tok::and_, Tok::and_assign);
    case '<':
      if (next == '<') return peek(2) == '=' ? take(3, Tok::shl_assign) : take(2, Tok::shl);
      return next == '-' ? take(2, Tok::arrow) : with_assign(Tok::lss, Tok::leq);
    case '>':
      if (next == '>') return peek(2) == '=' ? take(3, Tok::shr_assign) : take(2, Tok::shr);
      return with_assign(Tok::gtr, Tok::geq);
    default: return Tok::illegal;
  }
}

}  // namespace stalemate::frontend
