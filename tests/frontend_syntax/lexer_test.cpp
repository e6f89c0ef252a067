// Tokens, automatic semicolons, literals and their values.
#include "frontend/syntax/lexer.hpp"

#include <doctest/doctest.h>

#include "frontend/syntax/literal.hpp"
#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend::testing {
namespace {

struct Lexed {
  std::string tokens;  // separated by spaces; automatic semicolons are `;n` (line end) and `;e` (end of file)
  std::string errors;  // `offset: message` each, separated by `; `
};

Lexed lex(std::string text) {
  SourceSet sources;
  sources.add("x.go", std::move(text));
  Diagnostics diagnostics;
  SyntaxErrors errors(sources.file(0), diagnostics, 100);
  std::vector<Directive> directives;
  Lexer lexer(sources.file(0), errors, directives);
  Lexed result;
  std::uint32_t before = 0;
  for (Token token = lexer.next(); token.kind != Tok::eof; token = lexer.next()) {
    CHECK(token.begin >= before);
    CHECK(token.end >= token.begin);
    before = token.end;
    if (!result.tokens.empty()) result.tokens += ' ';
    if (token.kind == Tok::semicolon) {
      result.tokens += ";";
      if (token.origin == SemicolonOrigin::newline) result.tokens += "n";
      if (token.origin == SemicolonOrigin::end_of_file) result.tokens += "e";
    } else {
      result.tokens += lexer.text(token);
    }
  }
  CHECK(lexer.next().kind == Tok::eof);
  for (const Diagnostic& d : diagnostics.sorted()) {
    if (!result.errors.empty()) result.errors += "; ";
    result.errors += std::to_string(d.pos.value - 1) + ": " + d.message;
  }
  return result;
}

std::string tokens(std::string text) { return lex(std::move(text)).tokens; }
std::string errors(std::string text) { return lex(std::move(text)).errors; }

/// The kind of the only token before the automatic semicolon.
Tok kind(std::string text) {
  SourceSet sources;
  sources.add("x.go", std::move(text));
  Diagnostics diagnostics;
  SyntaxErrors reported(sources.file(0), diagnostics, 100);
  std::vector<Directive> directives;
  Lexer lexer(sources.file(0), reported, directives);
  const Token token = lexer.next();
  CHECK(token.end == sources.file(0).text.size());
  CHECK(diagnostics.size() == 0);
  return token.kind;
}

TEST_CASE("every keyword and operator is one token of its own kind") {
  constexpr std::string_view classes[] = {"EOF",           "illegal token",     "name",         "integer literal",
                                          "float literal", "imaginary literal", "rune literal", "string literal"};
  for (auto tok = Tok::add; tok <= Tok::var_; tok = static_cast<Tok>(static_cast<unsigned>(tok) + 1)) {
    CAPTURE(spelling(tok));
    CHECK(kind(std::string(spelling(tok))) == tok);
  }
  for (std::size_t i = 0; i < std::size(classes); ++i) CHECK(spelling(static_cast<Tok>(i)) == classes[i]);
  for (const char* word : {"breaks", "brea", "Break", "f", "fo", "types", "variable", "_", "x1", "go1", "fallthroughs"})
    CHECK(kind(word) == Tok::ident);
}

TEST_CASE("the longest operator wins") {
  CHECK(tokens("a&^=b&&c&d&^e&=f") == "a &^= b && c & d &^ e &= f ;e");
  CHECK(tokens("a<<=b<<c<-d<=e<f") == "a <<= b << c <- d <= e < f ;e");
  CHECK(tokens("a+++b---c") == "a ++ + b -- - c ;e");
  CHECK(tokens("a...b..c.d") == "a ... b . . c . d ;e");
  CHECK(tokens("x:=!y==z!=~w") == "x := ! y == z != ~ w ;e");
  CHECK(tokens("a.5.b") == "a .5 . b ;e");
}

TEST_CASE("a line end is a semicolon after what may end a statement") {
  CHECK(tokens("x\n1\n'a'\n\"s\"\n`r`\n2.5\n3i\n") == "x ;n 1 ;n 'a' ;n \"s\" ;n `r` ;n 2.5 ;n 3i ;n");
  CHECK(tokens("break\ncontinue\nfallthrough\nreturn\n") == "break ;n continue ;n fallthrough ;n return ;n");
  CHECK(tokens("x++\ny--\n)\n]\n}\n") == "x ++ ;n y -- ;n ) ;n ] ;n } ;n");
  CHECK(tokens("(\n[\n{\n,\n+\n.\n=\nif\nfunc\n;\n:\n") == "( [ { , + . = if func ; :");
  CHECK(tokens("x") == "x ;e");
  CHECK(tokens("x\n\n\n") == "x ;n");
  CHECK(tokens("x;\n") == "x ;");
  CHECK(tokens("") == "");
  CHECK(tokens("\n\n") == "");
}

TEST_CASE("comments count as blanks or line ends") {
  CHECK(tokens("x // c\ny") == "x ;n y ;e");
  CHECK(tokens("x // c") == "x ;e");
  CHECK(tokens("x /* c */ y") == "x y ;e");
  CHECK(tokens("x /* c\n */ y") == "x ;n y ;e");
  CHECK(tokens("x /* c */ // d\ny") == "x ;n y ;e");
  CHECK(tokens("x /* c */\ny") == "x ;n y ;e");
  CHECK(tokens("+ /* c\n */ y") == "+ y ;e");
  CHECK(tokens("x /**/ /***/ /*/*/ y") == "x y ;e");
  CHECK(errors("/*") == "0: comment not terminated");
  CHECK(errors("x /*/") == "2: comment not terminated");
}

TEST_CASE("white space and byte order mark") {
  CHECK(tokens("\xEF\xBB\xBFx\r\n\ty") == "x ;n y ;e");
  CHECK(errors("\xEF\xBB\xBFx") == "");
  CHECK(errors("x\xEF\xBB\xBF") == "1: invalid BOM in the middle of the file");
  CHECK(errors(std::string("x\0y", 3)) == "1: invalid NUL character");
  CHECK(errors(std::string("\"\0\"", 3)) == "1: invalid NUL character");
  CHECK(errors("`\xC0\x80`") == "1: invalid UTF-8 encoding");
  CHECK(errors("\x01") == "0: invalid character U+0001");
  CHECK(errors("\xC2\xA0") == "0: invalid character U+00A0");
}

TEST_CASE("number literals") {
  for (const char* text : {"0", "1", "123", "0b101", "0B1", "0o17", "0O7", "017", "0x1F", "0Xab", "1_000", "0_7",
                           "0x_ff", "0b_1", "0o_7", "00", "0_0"})
    CHECK(kind(text) == Tok::int_lit);
  for (const char* text : {"1.", "1.5", ".5", "1e3", "1E+3", "1e-3", "1.e2", ".5e1", "0.", "09.5", "089e1", "0x1p3",
                           "0x1.8p-1", "0x.8P+1", "0X1.p0", "1_0.2_5e1_0", "0x_1.2_3p4"})
    CHECK(kind(text) == Tok::float_lit);
  for (const char* text : {"1i", "0i", "1.5i", ".5i", "1e3i", "08i", "0b1i", "0o7i", "0x1i", "0x1p3i", "0_1i"})
    CHECK(kind(text) == Tok::imag_lit);
}

TEST_CASE("malformed number literals") {
  CHECK(errors("0b") == "2: binary literal has no digits");
  CHECK(errors("0o") == "2: octal literal has no digits");
  CHECK(errors("0x_") == "3: hexadecimal literal has no digits");
  CHECK(errors("0b2") == "2: invalid digit '2' in binary literal");
  CHECK(errors("0o18") == "3: invalid digit '8' in octal literal");
  CHECK(errors("0189") == "2: invalid digit '8' in octal literal");
  CHECK(errors("0b1.0") == "3: invalid radix point in binary literal");
  CHECK(errors("0o1.0") == "3: invalid radix point in octal literal");
  CHECK(errors("0x1.0") == "5: hexadecimal mantissa requires a 'p' exponent");
  CHECK(errors("0x.p1") == "3: hexadecimal literal has no digits");
  CHECK(errors("1p1") == "1: 'p' exponent requires hexadecimal mantissa");
  CHECK(errors("0b1e1") == "3: 'e' exponent requires decimal mantissa");
  CHECK(errors("1e") == "2: exponent has no digits");
  CHECK(errors("1e+") == "3: exponent has no digits");
  CHECK(errors("0x1p") == "4: exponent has no digits");
  for (const char* text : {"1_", "1__0", "1_.5", "1._5", "1e_5", "1e5_", "0_x1", "0__1", "0x1_p1", "1_i", "0b1_"})
    CHECK_MESSAGE(errors(text).find("'_' must separate successive digits") != std::string::npos, text);
  CHECK(tokens("0xg") == "0x g ;e");
}

TEST_CASE("string and rune literals") {
  CHECK(tokens(R"("a\"b" '\'' '"' "'" `\`)") == R"("a\"b" '\'' '"' "'" `\` ;e)");
  CHECK(errors(R"('\a' '\b' '\f' '\n' '\r' '\t' '\v' '\\' '\000' '\xff' '\u12e4' '\U0010FFFF' 'ä' '本')") == "");
  CHECK(errors("`a\nb`") == "");
  CHECK(errors("''") == "1: empty rune literal or unescaped '");
  CHECK(errors("'''") == "1: empty rune literal or unescaped '");
  CHECK(errors("'ab'") == "0: more than one character in rune literal");
  CHECK(errors("'a") == "0: rune literal not terminated");
  CHECK(errors("'\n'") == "1: newline in rune literal; 2: rune literal not terminated");
  CHECK(errors("\"a") == "0: string not terminated");
  CHECK(errors("\"a\\") == "0: string not terminated");
  CHECK(errors("\"a\n") == "2: newline in string");
  CHECK(errors("`a\n") == "0: string not terminated");
  CHECK(errors(R"("\q")") == "2: unknown escape");
  CHECK(errors(R"("\'")") == "2: unknown escape");
  CHECK(errors(R"('\"')") == "2: unknown escape");
  CHECK(errors(R"("\08")") == "3: invalid character '8' in octal escape");
  CHECK(errors(R"("\x0")") == "4: invalid character '\"' in hexadecimal escape");
  CHECK(errors(R"("\400")") == "5: octal escape value 256 > 255");
  CHECK(errors(R"("\uD800")") == "7: escape is invalid Unicode code point U+D800");
  CHECK(errors(R"("\U00110000")") == "11: escape is invalid Unicode code point U+110000");
}

TEST_CASE("identifiers are letters and digits of any script") {
  for (const char* word : {"ä", "本", "ñandú", "x٣", "ϕ", "Ⱥ", "_x9", "ĸ", "𝒜", "ʰ", "ꙮ"})
    CHECK(kind(word) == Tok::ident);
  CHECK(errors("٣x") == "0: identifier cannot begin with digit U+0663 '٣'");
  CHECK(errors("x²") == "1: invalid character U+00B2 '²' in identifier");
  CHECK(errors("€") == "0: invalid character U+20AC '€'");
  CHECK(is_letter(U'z'));
  CHECK_FALSE(is_letter(U'0'));
  CHECK_FALSE(is_letter(0x10FFFF));
  CHECK(is_digit(0x0669));
  CHECK_FALSE(is_digit(0x066A));
}

TEST_CASE("values of literals") {
  CHECK(unquote_string(R"("a\tb\x00\377\u00e4\U0001F600\"\\")") == std::string("a\tb\0\377\u00e4\U0001F600\"\\", 13));
  CHECK(unquote_string("`a\\n\r\nb`") == "a\\n\nb");
  CHECK(unquote_string("\"\"") == "");
  for (const char* bad :
       {"", "\"", "\"a", "'a'", "\"\\'\"", "\"\\x1\"", "\"\\400\"", "\"\\ud800\"", "\"a\nb\"", "`a``", "\"a\"b\""})
    CHECK_FALSE(unquote_string(bad));
  CHECK(unquote_rune("'a'") == U'a');
  CHECK(unquote_rune("'本'") == U'本');
  CHECK(unquote_rune(R"('\'')") == U'\'');
  CHECK(unquote_rune(R"('\377')") == char32_t{255});
  CHECK(unquote_rune(R"('\U0010ffff')") == char32_t{0x10FFFF});
  for (const char* bad : {"", "''", "'ab'", "'\\\"'", "'\\ud800'", "\"a\"", "'\\'"}) CHECK_FALSE(unquote_rune(bad));
}

TEST_CASE("UTF-8 is decoded strictly") {
  for (const char32_t code :
       {U'\x01', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, code);
    const Decoded decoded = decode_utf8(text);
    CHECK(decoded.valid);
    CHECK(decoded.code == code);
    CHECK(decoded.length == text.size());
    for (std::size_t cut = 1; cut < text.size(); ++cut) CHECK_FALSE(decode_utf8(text.substr(0, cut)).valid);
  }
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF8\x80\x80\x80\x80", "\xFF", "\xE2\x28\xA1"})
    CHECK_FALSE(decode_utf8(bad).valid);
}

}  // namespace
}  // namespace stalemate::frontend::testing
