package fmt

import (
	"errors"
	"io"
	"os"
	"strconv"
)

// source gives bytes one at a time and takes back the last one.
type source struct {
	r    io.Reader
	last int // -1 at the end
	back bool
	// lines: a newline ends the input (Sscanln, Sscanf), else it is a space.
	lines bool
}

func (s *source) next() int {
	if s.back {
		s.back = false
		return s.last
	}
	buffer := make([]byte, 1)
	n, _ := s.r.Read(buffer)
	s.last = -1
	if n == 1 {
		s.last = int(buffer[0])
	}
	return s.last
}

func isSpace(c int) bool { return c == ' ' || c == '\t' || c == '\r' }

// skip passes spaces; false if a newline is in the way.
func (s *source) skip() bool {
	for {
		c := s.next()
		if c == '\n' && s.lines {
			s.back = true
			return false
		}
		if !isSpace(c) && c != '\n' {
			s.back = true
			return true
		}
	}
}

func (s *source) token() string {
	text := ""
	for {
		c := s.next()
		if c < 0 || isSpace(c) || c == '\n' {
			s.back = c >= 0
			return text
		}
		text += string([]byte{byte(c)})
	}
}

// numeral takes the characters that can belong to a number.
func (s *source) numeral(extra string) string {
	text := ""
	for {
		c := s.next()
		ok := c >= '0' && c <= '9' || (c == '-' || c == '+') && text == ""
		for i := 0; i < len(extra); i++ {
			ok = ok || c == int(extra[i])
		}
		if !ok {
			s.back = c >= 0
			return text
		}
		text += string([]byte{byte(c)})
	}
}

func (s *source) integer(bits int) (int64, error) {
	text := s.numeral("_xXabcdefABCDEF")
	if text == "" {
		if s.next() < 0 {
			return 0, io.ErrUnexpectedEOF
		}
		s.back = true
		return 0, errors.New("expected integer")
	}
	n, err := strconv.ParseInt(text, 0, bits)
	if err != nil {
		if n, err := strconv.ParseInt(text, 10, bits); err == nil {
			return n, nil
		}
		return 0, errors.New("expected integer")
	}
	return n, nil
}

func (s *source) unsigned(bits int) (uint64, error) {
	n, err := s.integer(64)
	if err == nil && n < 0 {
		err = errors.New("expected integer")
	}
	return uint64(n), err
}

func (s *source) float(bits int) (float64, error) {
	f, err := strconv.ParseFloat(s.numeral(".eE+-naifNI"), bits)
	if err != nil {
		return 0, err
	}
	return f, nil
}

// one reads one value into what arg points to.
func (s *source) one(verb rune, arg any) error {
	if verb != 'c' {
		if !s.skip() {
			return errors.New("unexpected newline")
		}
		if s.next() < 0 {
			return io.EOF
		}
		s.back = true
	}
	switch p := arg.(type) {
	case *string:
		*p = s.token()
	case *[]byte:
		*p = []byte(s.token())
	case *bool:
		b, err := strconv.ParseBool(s.token())
		if err != nil {
			return errors.New("syntax error scanning boolean")
		}
		*p = b
	case *int:
		n, err := s.integer(64)
		if err != nil {
			return err
		}
		*p = int(n)
	case *int64:
		n, err := s.integer(64)
		if err != nil {
			return err
		}
		*p = n
	case *int32:
		if verb == 'c' {
			c := s.next()
			if c < 0 {
				return io.EOF
			}
			*p = int32(c)
			return nil
		}
		n, err := s.integer(32)
		if err != nil {
			return err
		}
		*p = int32(n)
	case *int16:
		n, err := s.integer(16)
		if err != nil {
			return err
		}
		*p = int16(n)
	case *int8:
		n, err := s.integer(8)
		if err != nil {
			return err
		}
		*p = int8(n)
	case *uint:
		n, err := s.unsigned(64)
		if err != nil {
			return err
		}
		*p = uint(n)
	case *uint64:
		n, err := s.unsigned(64)
		if err != nil {
			return err
		}
		*p = n
	case *uint32:
		n, err := s.unsigned(32)
		if err != nil {
			return err
		}
		*p = uint32(n)
	case *uint8:
		n, err := s.unsigned(8)
		if err != nil {
			return err
		}
		*p = uint8(n)
	case *float64:
		f, err := s.float(64)
		if err != nil {
			return err
		}
		*p = f
	case *float32:
		f, err := s.float(32)
		if err != nil {
			return err
		}
		*p = float32(f)
	default:
		return errors.New("can't scan type: " + formatOperand(arg, 'T', 0, 0, 0))
	}
	return nil
}

func (s *source) all(args []any) (n int, err error) {
	for _, arg := range args {
		if err := s.one('v', arg); err != nil {
			if err == io.EOF && n > 0 {
				err = io.ErrUnexpectedEOF
			}
			return n, err
		}
		n++
	}
	if s.lines {
		s.skip()
		if c := s.next(); c >= 0 && c != '\n' {
			return n, errors.New("expected newline")
		}
	}
	return n, nil
}

func (s *source) formatted(format string, args []any) (n int, err error) {
	for i := 0; i < len(format); i++ {
		c := format[i]
		switch {
		case c == '%' && i+1 < len(format) && format[i+1] != '%':
			for i++; i+1 < len(format) && format[i] >= '0' && format[i] <= '9'; i++ {
			}
			if n >= len(args) {
				return n, errors.New("too few operands for format '%" + format[i:i+1] + "'")
			}
			if err := s.one(rune(format[i]), args[n]); err != nil {
				if err == io.EOF {
					err = io.ErrUnexpectedEOF
				}
				return n, err
			}
			n++
		case isSpace(int(c)):
			s.skip()
		default:
			if c == '%' {
				i++
			}
			if got := s.next(); got != int(c) {
				s.back = got >= 0
				if got < 0 {
					return n, io.ErrUnexpectedEOF
				}
				return n, errors.New("input does not match format")
			}
		}
	}
	if n < len(args) {
		return n, errors.New("too many operands")
	}
	return n, nil
}

// text is a Reader of a string.
type text struct {
	s string
}

func (t *text) Read(p []byte) (n int, err error) {
	if t.s == "" {
		return 0, io.EOF
	}
	n = copy(p, t.s)
	t.s = t.s[n:]
	return n, nil
}

func Fscan(r io.Reader, a ...any) (n int, err error) { return (&source{r: r}).all(a) }
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return (&source{r: r, lines: true}).all(a)
}
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return (&source{r: r, lines: true}).formatted(format, a)
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(&text{str}, a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&text{str}, a...) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&text{str}, format, a...)
}

func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }
