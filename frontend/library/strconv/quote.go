package strconv

import "unicode/utf8"

func Quote(s string) string
func QuoteRune(r rune) string

// IsPrint reports whether a rune is shown as it is by Quote.
func IsPrint(r rune) bool {
	// What is no rune is quoted as U+FFFD, which is printed.
	return utf8.ValidRune(r) && (r >= ' ' && QuoteRune(r)[1] != '\\' || r == '\\' || r == '\'')
}

// IsGraphic also holds for spaces that are not printable.
func IsGraphic(r rune) bool {
	switch r {
	case 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000:
		return true
	}
	return IsPrint(r)
}

// toASCII writes the runes of a quoted text beyond ASCII as escapes.
func toASCII(quoted string) string {
	text := ""
	for _, r := range quoted {
		switch {
		case r < utf8.RuneSelf:
			text += string(r)
		case r > 0xFFFF:
			text += "\\U" + hexadecimal(r, 8)
		default:
			text += "\\u" + hexadecimal(r, 4)
		}
	}
	return text
}

func hexadecimal(r rune, width int) string {
	text := FormatInt(int64(r), 16)
	for len(text) < width {
		text = "0" + text
	}
	return text
}

// toGraphic writes the escapes of graphic runes in a quoted text as themselves: only spaces differ.
func toGraphic(quoted string) string {
	text := ""
	for i := 0; i < len(quoted); i++ {
		if quoted[i] == '\\' && i+5 < len(quoted) && quoted[i+1] == 'u' {
			if n, err := ParseUint(quoted[i+2:i+6], 16, 32); err == nil && IsGraphic(rune(n)) {
				text += string(rune(n))
				i += 5
				continue
			}
		}
		if quoted[i] == '\\' && i+1 < len(quoted) {
			text += quoted[i : i+2]
			i++
			continue
		}
		text += quoted[i : i+1]
	}
	return text
}

func QuoteToASCII(s string) string                     { return toASCII(Quote(s)) }
func QuoteRuneToASCII(r rune) string                   { return toASCII(QuoteRune(r)) }
func QuoteToGraphic(s string) string                   { return toGraphic(Quote(s)) }
func QuoteRuneToGraphic(r rune) string                 { return toGraphic(QuoteRune(r)) }
func AppendQuoteToASCII(dst []byte, s string) []byte   { return append(dst, QuoteToASCII(s)...) }
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return append(dst, QuoteRuneToASCII(r)...) }
func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

// CanBackquote reports whether s can be written between back quotes on one line.
func CanBackquote(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r < ' ' && r != '\t' || r == '`' || r == 0x7F || r == 0xFEFF {
			return false
		}
	}
	return true
}

func digitValue(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c - 'a' + 10)
	case 'A' <= c && c <= 'F':
		return rune(c - 'A' + 10)
	}
	return 99
}

// UnquoteChar decodes the first character or escape of s; quote is the quotation mark around, or 0.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if len(s) == 0 || s[0] == quote && (quote == '\'' || quote == '"') {
		return 0, false, "", ErrSyntax
	}
	if s[0] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s)
		return r, true, s[n:], nil
	}
	if s[0] != '\\' {
		return rune(s[0]), false, s[1:], nil
	}
	if len(s) == 1 {
		return 0, false, "", ErrSyntax
	}
	c := s[1]
	s = s[2:]
	digits, base := 0, rune(16)
	switch c {
	case 'a':
		return '\a', false, s, nil
	case 'b':
		return '\b', false, s, nil
	case 'f':
		return '\f', false, s, nil
	case 'n':
		return '\n', false, s, nil
	case 'r':
		return '\r', false, s, nil
	case 't':
		return '\t', false, s, nil
	case 'v':
		return '\v', false, s, nil
	case '\\':
		return '\\', false, s, nil
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		return rune(c), false, s, nil
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case '0', '1', '2', '3', '4', '5', '6', '7':
		digits, base = 2, 8
		value = rune(c - '0')
	default:
		return 0, false, "", ErrSyntax
	}
	if len(s) < digits {
		return 0, false, "", ErrSyntax
	}
	for i := 0; i < digits; i++ {
		d := digitValue(s[i])
		if d >= base {
			return 0, false, "", ErrSyntax
		}
		value = value*base + d
	}
	multibyte = c == 'u' || c == 'U'
	if multibyte && !utf8.ValidRune(value) || !multibyte && value > 255 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[digits:], nil
}

// Unquote reads a quoted string or character as in Go source.
func Unquote(s string) (string, error) {
	n := len(s)
	if n < 2 || s[0] != s[n-1] {
		return "", ErrSyntax
	}
	quote := s[0]
	s = s[1 : n-1]
	var text []byte
	switch quote {
	case '`':
		for i := 0; i < len(s); i++ {
			if s[i] == '`' {
				return "", ErrSyntax
			}
			if s[i] != '\r' {
				text = append(text, s[i])
			}
		}
		return string(text), nil
	case '"', '\'':
	default:
		return "", ErrSyntax
	}
	for count := 0; len(s) > 0; count++ {
		r, multibyte, tail, err := UnquoteChar(s, quote)
		if err != nil || s[0] == '\n' || quote == '\'' && count > 0 {
			return "", ErrSyntax
		}
		s = tail
		if r < utf8.RuneSelf || !multibyte {
			text = append(text, byte(r))
		} else {
			text = utf8.AppendRune(text, r)
		}
	}
	return string(text), nil
}
