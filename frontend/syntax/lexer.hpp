// The lexer: bytes → tokens (Go spec, "Lexical elements"), one at a time, including the semicolons that line ends stand
// for. Comments vanish, but line comments that steer tools are collected as directives.
// Invariants: (1) tokens come in the order of the text and do not overlap; (2) after the end of the text, or once the
// errors gave the file up, next() returns `eof` for ever; (3) each call looks at each byte a bounded number of times,
// so lexing is linear; (4) a malformed literal is reported here, keeps its kind and is marked `malformed`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "frontend/syntax/ast.hpp"
#include "frontend/syntax/syntax_errors.hpp"

namespace stalemate::frontend {

/// Where a semicolon came from; messages name it.
enum class SemicolonOrigin : std::uint8_t { written, newline, end_of_file };

struct Token {
  Tok kind = Tok::eof;
  SemicolonOrigin origin = SemicolonOrigin::written;  // semicolons only
  bool malformed = false;                             // literals only
  std::uint32_t begin = 0;                            // byte offsets into the file
  std::uint32_t end = 0;                              // equal to `begin` for semicolons not written
};

class Lexer {
 public:
  /// `file`, `errors` and `directives` must outlive the lexer.
  Lexer(const SourceFile& file, SyntaxErrors& errors, std::vector<Directive>& directives);
  Token next();
  std::string_view text(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }

 private:
  // The byte at the cursor, or further on; 0 beyond the end. A NUL byte in the text is told apart by at_end().
  char peek(std::uint32_t ahead = 0) const { return at_ < size_ - ahead && ahead <= size_ ? text_[at_ + ahead] : '\0'; }
  bool at_end() const { return at_ >= size_; }
  // Steps over one character that may be anything: reports NUL bytes, invalid UTF-8 and byte order marks.
  char32_t skip_character();
  bool skip_space(bool newline_counts);

  // Comments.
  void skip_line_comment();
  bool skip_block_comment();

  // Tokens. Each of them steps over the token at the cursor.
  Tok identifier();
  Tok operator_or_punctuation();
  Tok number();
  void exponent(char prefix);
  void check_digits(std::string_view literal, std::uint32_t base, std::uint32_t begin);
  void interpreted_string();
  void raw_string();
  void rune_literal();
  bool escape(char quote);
  bool numeric_escape(std::uint32_t digit_count, std::uint32_t base, std::uint32_t max);

  // Reports an error; within a literal also marks the token as malformed.
  void error(std::uint32_t offset, std::string message);

  std::string_view text_;
  std::uint32_t size_;
  Pos base_;
  SyntaxErrors& errors_;
  std::vector<Directive>& directives_;
  std::uint32_t at_ = 0;               // the cursor
  bool semicolon_at_newline_ = false;  // the last token may end a statement
  bool malformed_ = false;
};

}  // namespace stalemate::frontend
