// Package strconv: parsing and formatting are done by the machine; errors are made here.
package strconv

import "errors"

const IntSize = 64

var ErrRange = errors.New("value out of range")
var ErrSyntax = errors.New("invalid syntax")

type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// Codes of the parse functions: 0 fine, 1 syntax error, 2 out of range, 3 invalid base, 4 invalid bit size.
func parseInt(s string, base, bitSize int) (i int64, code int)
func parseUint(s string, base, bitSize int) (i uint64, code int)
func parseFloat(s string, bitSize int) (f float64, code int)
func formatFloat(f float64, fmt byte, prec, bitSize int) string

// failure makes the error for a code other than 0.
func failure(function, s string, code, base, bitSize int) error {
	var err error
	switch code {
	case 1:
		err = ErrSyntax
	case 2:
		err = ErrRange
	case 3:
		err = errors.New("invalid base " + Itoa(base))
	default:
		err = errors.New("invalid bit size " + Itoa(bitSize))
	}
	return &NumError{function, s, err}
}

func Atoi(s string) (int, error) {
	i, code := parseInt(s, 10, 0)
	if code != 0 {
		return int(i), failure("Atoi", s, code, 10, 0)
	}
	return int(i), nil
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	i, code := parseInt(s, base, bitSize)
	if code != 0 {
		return i, failure("ParseInt", s, code, base, bitSize)
	}
	return i, nil
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	i, code := parseUint(s, base, bitSize)
	if code != 0 {
		return i, failure("ParseUint", s, code, base, bitSize)
	}
	return i, nil
}

func ParseFloat(s string, bitSize int) (float64, error) {
	f, code := parseFloat(s, bitSize)
	if code != 0 {
		return f, failure("ParseFloat", s, code, 0, bitSize)
	}
	return f, nil
}

func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, &NumError{"ParseBool", str, ErrSyntax}
}

func Itoa(i int) string
func FormatInt(i int64, base int) string
func FormatUint(i uint64, base int) string

func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return formatFloat(f, fmt, prec, bitSize)
}

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func AppendInt(dst []byte, i int64, base int) []byte   { return append(dst, FormatInt(i, base)...) }
func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }
func AppendBool(dst []byte, b bool) []byte             { return append(dst, FormatBool(b)...) }
func AppendQuote(dst []byte, s string) []byte          { return append(dst, Quote(s)...) }
func AppendQuoteRune(dst []byte, r rune) []byte        { return append(dst, QuoteRune(r)...) }

func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, formatFloat(f, fmt, prec, bitSize)...)
}

// ParseComplex reads a number, an imaginary one, or a sum of both, in parentheses or not.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	text := s
	if len(text) >= 2 && text[0] == '(' && text[len(text)-1] == ')' {
		text = text[1 : len(text)-1]
	}
	fail := func(code int) error { return failure("ParseComplex", s, code, 0, bitSize) }
	if text == "" {
		return 0, fail(1)
	}
	if text[len(text)-1] != 'i' {
		re, code := parseFloat(text, size)
		if code == 1 {
			return 0, fail(1)
		}
		if code != 0 {
			return complex(re, 0), fail(code)
		}
		return complex(re, 0), nil
	}
	text = text[:len(text)-1]
	// The last sign that belongs to no exponent begins the imaginary part.
	at := len(text) - 1
	for ; at > 0; at-- {
		if c := text[at-1]; (text[at] == '+' || text[at] == '-') && c != 'e' && c != 'E' && c != 'p' && c != 'P' {
			break
		}
	}
	re, code := 0.0, 0
	if at > 0 {
		re, code = parseFloat(text[:at], size)
	} else {
		at = 0
	}
	part := text[at:]
	if at > 0 && part[0] == '+' {
		// There is no +NaN.
		part = part[1:]
	}
	im, imCode := parseFloat(part, size)
	switch {
	case code == 1 || imCode == 1:
		return 0, fail(1)
	case code != 0 || imCode != 0:
		return complex(re, im), fail(2)
	}
	return complex(re, im), nil
}
