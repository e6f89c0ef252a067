// Package fmt: verbs are parsed here, so that String and Error methods are real calls that can lock, panic or block; plain
// operands are formatted by the machine.
package fmt

import (
	"errors"
	"io"
)

type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

// State is what a Formatter is given.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

// holder is a reflect.Value: printed as what it holds.
type holder interface {
	FmtHeld() (held any, valid, methods bool)
}

// state is the State of one operand; what is written to it is its text.
type state struct {
	flags, width, precision int
	text                    string
}

func (s *state) Write(b []byte) (n int, err error) {
	s.text += string(b)
	return len(b), nil
}

func (s *state) WriteString(text string) (n int, err error) {
	s.text += text
	return len(text), nil
}

func (s *state) Width() (wid int, ok bool)      { return s.width, s.flags&flagWidth != 0 }
func (s *state) Precision() (prec int, ok bool) { return s.precision, s.flags&flagPrecision != 0 }

func (s *state) Flag(c int) bool {
	switch c {
	case '+':
		return s.flags&flagPlus != 0
	case '-':
		return s.flags&flagMinus != 0
	case '#':
		return s.flags&flagSharp != 0
	case ' ':
		return s.flags&flagSpace != 0
	case '0':
		return s.flags&flagZero != 0
	}
	return false
}

// FormatString rebuilds the directive that a Formatter was called for (Go 1.20).
func FormatString(state State, verb rune) string {
	text := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			text += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		text += formatOperand(w, 'd', 0, 0, 0)
	}
	if p, ok := state.Precision(); ok {
		text += "." + formatOperand(p, 'd', 0, 0, 0)
	}
	return text + string(verb)
}

func writeOut(s string)

const (
	flagPlus = 1 << iota
	flagMinus
	flagSharp
	flagSpace
	flagZero
	flagWidth
	flagPrecision
)

// formatOperand formats one operand for a verb, without calling methods.
func formatOperand(v any, verb rune, flags, width, precision int) string

// operand formats one operand: by its methods if it has some that the verb asks for, else as it is. `star` are flags that
// come from operands: nothing but the operand's own text may depend on them.
func operand(v any, verb rune, flags, star, width, precision int) string {
	if h, ok := v.(holder); ok && verb != 'T' && verb != 'p' {
		held, valid, methods := h.FmtHeld()
		if !valid {
			return "<invalid reflect.Value>"
		}
		if !methods {
			return formatOperand(held, verb, flags|star, width, precision)
		}
		v = held
	}
	if text, handled := byMethod(v, verb, flags, star, width, precision); handled {
		return text
	}
	n := partCount(v, verb, flags)
	if n == 0 {
		return formatOperand(v, verb, flags|star, width, precision)
	}
	texts := make([]string, n)
	for i := range texts {
		texts[i], _ = byMethod(part(v, verb, flags, i), verb, flags, star, width, precision)
	}
	return formatWithParts(v, verb, flags|star, width, precision, texts)
}

// partCount counts the values inside v that are formatted by methods of theirs; part gives one of them.
func partCount(v any, verb rune, flags int) int
func part(v any, verb rune, flags, i int) any

// formatWithParts formats the operand with the texts in place of these values.
func formatWithParts(v any, verb rune, flags, width, precision int, texts []string) string

// byMethod calls the method that formats v for the verb, if there is one.
func byMethod(v any, verb rune, flags, star, width, precision int) (text string, handled bool) {
	if verb == 'T' || verb == 'p' {
		return "", false
	}
	if f, ok := v.(Formatter); ok {
		s := &state{flags: flags | star, width: width, precision: precision}
		defer func() { text, handled = caught(recover(), v, verb, s.text, "Format"), true }()
		f.Format(s, verb)
		return s.text, true
	}
	if verb == 'v' && flags&flagSharp != 0 {
		if g, ok := v.(GoStringer); ok {
			defer func() { text = caught(recover(), v, verb, text, "GoString") }()
			handled = true
			text = formatOperand(g.GoString(), 's', flags&^flagSharp|star, width, precision)
		}
		return
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
	default:
		return "", false
	}
	shown := verb
	if verb == 'v' {
		shown = 's'
		flags &^= flagPlus
	}
	switch x := v.(type) {
	case error:
		defer func() { text = caught(recover(), v, verb, text, "Error") }()
		handled = true
		text = formatOperand(x.Error(), shown, flags|star, width, precision)
	case Stringer:
		defer func() { text = caught(recover(), v, verb, text, "String") }()
		handled = true
		text = formatOperand(x.String(), shown, flags|star, width, precision)
	}
	return
}

// caught is what is printed for a method that panicked with r, or its text if it did not.
func caught(r any, v any, verb rune, text, method string) string {
	if r == nil {
		return text
	}
	failed := "%!" + string(verb) + "(PANIC=" + method + " method: " + operand(r, 'v', 0, 0, 0, 0) + ")"
	// A nil receiver the method did not expect. That nothing but the text depends on it lets printed values be sliced.
	if formatOperand(v, 'p', 0, 0, 0) == "0x0" {
		failed = "<nil>"
	}
	return failed
}

func isString(v any) bool {
	_, ok := v.(string)
	return ok
}

func Sprint(a ...any) string {
	text := ""
	for i, v := range a {
		if i > 0 && !isString(v) && !isString(a[i-1]) {
			text += " "
		}
		text += operand(v, 'v', 0, 0, 0, 0)
	}
	return text
}

func Sprintln(a ...any) string {
	text := ""
	for i, v := range a {
		if i > 0 {
			text += " "
		}
		text += operand(v, 'v', 0, 0, 0, 0)
	}
	return text + "\n"
}

const (
	badIndex  = "(BADINDEX)"
	numberMax = 1e6
)

// number reads a number of a format; one that is too large counts as none.
func number(format string, i int) (value, next int, found bool) {
	for i < len(format) && format[i] >= '0' && format[i] <= '9' {
		if value > numberMax {
			return 0, len(format), false
		}
		value = value*10 + int(format[i]-'0')
		i++
		found = true
	}
	return value, i, found
}

// scan is the state of going through a format.
type scan struct {
	format  string
	at      int
	args    []any
	arg     int  // the next operand
	indexed bool // some operand was chosen by its number: then unused ones are no error
	ordered bool // this verb's operand was chosen by number
	bad     bool // such a number was wrong
	wraps   bool // Errorf, where %w is a verb of errors

	width, precision int
}

// index reads an operand number such as [3], if there is one.
func (s *scan) index() (found bool) {
	if s.at >= len(s.format) || s.format[s.at] != '[' {
		return false
	}
	s.indexed = true
	for k := s.at + 1; k < len(s.format); k++ {
		if s.format[k] == ']' {
			n, next, ok := number(s.format, s.at+1)
			s.at = k + 1
			if !ok || next != k || n < 1 || n > len(s.args) {
				s.bad = true
				return false
			}
			s.arg = n - 1
			return true
		}
	}
	s.bad = true
	s.at++
	return false
}

// star takes the next operand as a width or precision.
func (s *scan) star() (n int, ok bool) {
	if s.arg >= len(s.args) {
		return 0, false
	}
	switch x := s.args[s.arg].(type) {
	case int:
		n, ok = x, true
	case int64:
		n, ok = int(x), true
	case int32:
		n, ok = int(x), true
	case int16:
		n, ok = int(x), true
	case int8:
		n, ok = int(x), true
	case uint:
		n, ok = int(x), true
	case uint64:
		n, ok = int(x), true
	case uint32:
		n, ok = int(x), true
	case uint16:
		n, ok = int(x), true
	case uint8:
		n, ok = int(x), true
	}
	s.arg++
	if n > numberMax || n < -numberMax {
		return 0, false
	}
	return n, ok
}

// directive formats one operand, from behind the per cent sign on. Flags that come from operands are kept apart, so that
// they say nothing about how the format goes on.
func (s *scan) directive() (text string) {
	flags := 0
	// Without its flag a width is what it was before, and only a Formatter can see it.
	width, precision := s.width, s.precision
flagLoop:
	for ; s.at < len(s.format); s.at++ {
		switch s.format[s.at] {
		case '+':
			flags |= flagPlus
		case '-':
			flags |= flagMinus
		case '#':
			flags |= flagSharp
		case ' ':
			flags |= flagSpace
		case '0':
			flags |= flagZero
		default:
			break flagLoop
		}
	}
	s.ordered, s.bad = false, false
	after := s.index()
	s.ordered = after
	star := 0
	if s.at < len(s.format) && s.format[s.at] == '*' {
		s.at++
		w, ok := s.star()
		if ok {
			star |= flagWidth
		} else {
			text += "%!(BADWIDTH)"
		}
		if w < 0 {
			w = -w
			star |= flagMinus
		}
		width = w
		after = false
	} else {
		w, next, found := number(s.format, s.at)
		s.at = next
		if found {
			width = w
			flags |= flagWidth
			if after {
				s.bad = true // as in "%[3]2d"
			}
		}
	}
	if s.at+1 <= len(s.format) && s.at < len(s.format) && s.format[s.at] == '.' {
		s.at++
		if after {
			s.bad = true // as in "%[3].2d"
		}
		after = s.index()
		s.ordered = s.ordered || after
		if s.at < len(s.format) && s.format[s.at] == '*' {
			s.at++
			p, ok := s.star()
			if ok && p >= 0 {
				precision = p
				star |= flagPrecision
			}
			if !ok {
				text += "%!(BADPREC)"
			}
			after = false
		} else {
			p, next, found := number(s.format, s.at)
			s.at = next
			precision = p
			flags |= flagPrecision
			_ = found
		}
	}
	if !after {
		s.ordered = s.index() || s.ordered
	}
	if s.at >= len(s.format) {
		return text + "%!(NOVERB)"
	}
	verb := rune(0)
	size := len(s.format) - s.at
	for k, r := range s.format[s.at:] {
		if k > 0 {
			size = k
			break
		}
		verb = r
	}
	s.at += size
	switch {
	case verb == '%':
		return text + "%"
	case s.bad:
		return text + "%!" + string(verb) + badIndex
	case s.arg >= len(s.args):
		return text + "%!" + string(verb) + "(MISSING)"
	}
	s.width, s.precision = width, precision
	v := s.args[s.arg]
	s.arg++
	if verb == 'w' {
		if _, ok := v.(error); !ok || !s.wraps {
			return text + formatOperand(v, verb, flags|star, width, precision)
		}
		verb = 'v'
	}
	return text + operand(v, verb, flags, star, width, precision)
}

func Sprintf(format string, a ...any) string { return sprintf(format, a, false) }

func sprintf(format string, a []any, wraps bool) string {
	text := ""
	s := scan{format: format, args: a, wraps: wraps}
	start := 0
	for s.at < len(format) {
		if format[s.at] != '%' {
			s.at++
			continue
		}
		text += format[start:s.at]
		s.at++
		text += s.directive()
		start = s.at
	}
	if start < len(format) {
		text += format[start:]
	}
	if !s.indexed && s.arg < len(a) {
		text += "%!(EXTRA "
		for k := s.arg; k < len(a); k++ {
			if k > s.arg {
				text += ", "
			}
			if a[k] == nil {
				text += "<nil>"
			} else {
				text += formatOperand(a[k], 'T', 0, 0, 0) + "=" + operand(a[k], 'v', 0, 0, 0, 0)
			}
		}
		text += ")"
	}
	return text
}

func Append(b []byte, a ...any) []byte                 { return append(b, Sprint(a...)...) }
func Appendln(b []byte, a ...any) []byte               { return append(b, Sprintln(a...)...) }
func Appendf(b []byte, format string, a ...any) []byte { return append(b, Sprintf(format, a...)...) }

func Print(a ...any) (n int, err error) {
	s := Sprint(a...)
	writeOut(s)
	return len(s), nil
}

func Println(a ...any) (n int, err error) {
	s := Sprintln(a...)
	writeOut(s)
	return len(s), nil
}

func Printf(format string, a ...any) (n int, err error) {
	s := Sprintf(format, a...)
	writeOut(s)
	return len(s), nil
}

func Fprint(w io.Writer, a ...any) (n int, err error) { return write(w, Sprint(a...)) }

func Fprintln(w io.Writer, a ...any) (n int, err error) { return write(w, Sprintln(a...)) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return write(w, Sprintf(format, a...))
}

// Go gives the writer a buffer that it uses again for other printing. Here each is a fresh one, since how long it has to be would
// otherwise make what is printed decide something.
func write(w io.Writer, s string) (n int, err error) { return w.Write([]byte(s)) }

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf makes an error; operands of %w can be unwrapped from it.
func Errorf(format string, a ...any) error {
	text := sprintf(format, a, true)
	var wrapped []error
	next := 0
	for i := 0; i+1 < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		i++
		for i < len(format) && (format[i] == '+' || format[i] == '-' || format[i] == '#' || format[i] == ' ' || format[i] == '.' || format[i] >= '0' && format[i] <= '9') {
			i++
		}
		if i >= len(format) || format[i] == '%' {
			continue
		}
		if format[i] == 'w' && next < len(a) {
			if e, ok := a[next].(error); ok {
				wrapped = append(wrapped, e)
			}
		}
		next++
	}
	switch len(wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		return &wrapError{text, wrapped[0]}
	}
	return &wrapErrors{text, wrapped}
}
