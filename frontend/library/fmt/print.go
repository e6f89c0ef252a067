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

// operand formats one operand, with its own methods if it has some. `star` are flags that come from operands themselves (`%*d`): what is
// called does not depend on them, so that formatted numbers decide nothing.
func operand(v any, verb rune, flags, star, width, precision int) string {
	text := ""
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		if verb == 'v' && flags&flagSharp != 0 {
			if g, ok := v.(GoStringer); ok {
				return formatOperand(g.GoString(), 's', flags&^flagSharp|star, width, precision)
			}
			return formatOperand(v, verb, flags|star, width, precision)
		}
		switch x := v.(type) {
		case error:
			text = x.Error()
		case Stringer:
			text = x.String()
		case []error:
			if verb != 'v' {
				return formatOperand(v, verb, flags|star, width, precision)
			}
			text = "["
			for i, e := range x {
				if i > 0 {
					text += " "
				}
				text += operand(e, 'v', 0, 0, 0, 0)
			}
			text += "]"
		default:
			return formatOperand(v, verb, flags|star, width, precision)
		}
		if verb == 'v' {
			verb = 's'
		}
		return formatOperand(text, verb, flags&^flagPlus|star, width, precision)
	}
	return formatOperand(v, verb, flags|star, width, precision)
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

func number(format string, i int) (value, next int, found bool) {
	for i < len(format) && format[i] >= '0' && format[i] <= '9' {
		value = value*10 + int(format[i]-'0')
		i++
		found = true
	}
	return value, i, found
}

func Sprintf(format string, a ...any) string {
	text := ""
	next := 0
	start := 0
	for i := 0; i < len(format); {
		if format[i] != '%' {
			i++
			continue
		}
		text += format[start:i]
		i++
		flags, star, width, precision := 0, 0, 0, 0
	flagLoop:
		for ; i < len(format); i++ {
			switch format[i] {
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
		bad := ""
		if i < len(format) && format[i] == '*' {
			i++
			if next < len(a) {
				if w, ok := a[next].(int); ok {
					if w < 0 {
						w = -w
						star |= flagMinus
					}
					width = w
					flags |= flagWidth
				} else {
					bad = "%!(BADWIDTH)"
				}
				next++
			} else {
				bad = "%!(BADWIDTH)"
			}
		} else {
			w, n, found := number(format, i)
			i = n
			if found {
				width = w
				flags |= flagWidth
			}
		}
		if i < len(format) && format[i] == '.' {
			i++
			if i < len(format) && format[i] == '*' {
				i++
				if next < len(a) {
					if p, ok := a[next].(int); ok && p >= 0 {
						precision = p
						star |= flagPrecision
					} else {
						bad += "%!(BADPREC)"
					}
					next++
				} else {
					bad += "%!(BADPREC)"
				}
			} else {
				flags |= flagPrecision
				precision, i, _ = number(format, i)
			}
		}
		text += bad
		if i >= len(format) {
			text += "%!(NOVERB)"
			start = i
			break
		}
		verb := rune(0)
		size := 0
		for k, r := range format[i:] {
			if k == 0 {
				verb = r
			} else {
				size = k
				break
			}
		}
		if size == 0 {
			size = len(format) - i
		}
		i += size
		start = i
		switch {
		case verb == '%':
			text += "%"
		case next >= len(a):
			text += "%!" + string(verb) + "(MISSING)"
		default:
			v := a[next]
			next++
			if verb == 'w' {
				verb = 'v'
			}
			text += operand(v, verb, flags, star, width, precision)
		}
	}
	if start < len(format) {
		text += format[start:]
	}
	if next < len(a) {
		text += "%!(EXTRA "
		for k := next; k < len(a); k++ {
			if k > next {
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

func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write([]byte(Sprint(a...))) }

func Fprintln(w io.Writer, a ...any) (n int, err error) { return w.Write([]byte(Sprintln(a...))) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write([]byte(Sprintf(format, a...)))
}

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
	text := Sprintf(format, a...)
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
