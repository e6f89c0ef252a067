package fmt

import (
	"io"
	"os"
)

// all reads operands separated by spaces.
func (s *input) all(args []any) (n int, err error) {
	for _, arg := range args {
		if s.one('v', arg); s.err != nil {
			return n, s.err
		}
		n++
	}
	for s.newlineIsEnd {
		r := s.get()
		if r == '\n' || r == noMore {
			break
		}
		if !isSpace(r) {
			s.failWith("expected newline")
		}
	}
	return n, s.err
}

// spaces matches a run of spaces in a format: newlines match newlines or the end, other spaces at least one space or the end.
func (s *input) spaces(run []rune) {
	newlines, endsInSpace := 0, false
	for _, r := range run {
		if endsInSpace = r != '\n'; !endsInSpace {
			newlines++
		}
	}
	for i := 0; i < newlines; i++ {
		r := s.get()
		for isSpace(r) && r != '\n' {
			r = s.get()
		}
		if r != '\n' && r != noMore {
			s.failWith("newline in format does not match input")
		}
	}
	if !endsInSpace {
		return
	}
	r := s.get()
	if newlines == 0 {
		if !isSpace(r) && r != noMore {
			s.failWith("expected space in input to match format")
		}
		if r == '\n' {
			s.failWith("newline in input does not match format")
		}
	}
	for isSpace(r) && r != '\n' {
		r = s.get()
	}
	if r != noMore {
		s.unget()
	}
}

// widthOf reads the width at the beginning of a verb, which is not the last character of the format.
func widthOf(format []rune, i int) (width, next int) {
	width, next = 0, i
	for next < len(format)-1 && '0' <= format[next] && format[next] <= '9' {
		if width > 1e6 {
			return noWidth, len(format) - 1
		}
		width = width*10 + int(format[next]-'0')
		next++
	}
	if next == i {
		width = noWidth
	}
	return width, next
}

func (s *input) formatted(text string, args []any) (n int, err error) {
	format := []rune(text)
	isAfterVerb := true // or at the beginning
	for i := 0; i < len(format) && s.err == nil; {
		c := format[i]
		// Only %% next to a verb passes spaces before its percent sign.
		isPercent := isAfterVerb && i+1 < len(format) && c == '%' && format[i+1] == '%' && !s.peek("%")
		isAfterVerb = false
		if isSpace(c) {
			end := i
			for end < len(format) && isSpace(format[end]) {
				end++
			}
			s.spaces(format[i:end])
			i = end
			continue
		}
		if c == '%' && i+1 == len(format) {
			s.failWith("missing verb: % at end of format string")
			break
		}
		if c != '%' || format[i+1] == '%' && !isPercent {
			if r := s.must(); s.err == nil && r != c {
				s.unget()
				s.failWith("input does not match format")
			}
			if i++; c == '%' {
				i++
			}
			continue
		}
		if isPercent && s.must() != noMore {
			s.unget()
		}
		isAfterVerb = true
		s.width, i = widthOf(format, i+1)
		verb := format[i]
		i++
		if verb != 'c' {
			s.skip()
		}
		if s.err != nil {
			break
		}
		if verb == '%' {
			if s.notAtEnd(); !s.accept("%") {
				s.failWith("missing literal %")
			}
			continue
		}
		if n >= len(args) {
			s.failWith("too few operands for format '%" + string(format[i-1:]) + "'")
			break
		}
		s.left = s.width
		if s.one(verb, args[n]); s.err == nil {
			n++
		}
		s.left = noWidth
	}
	if n < len(args) {
		s.failWith("too many operands")
	}
	return n, s.err
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

func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newInput(r)
	s.newlinesAreSpace = true
	return s.all(a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newInput(r)
	s.newlineIsEnd = true
	return s.all(a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newInput(r).formatted(format, a)
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(&text{str}, a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&text{str}, a...) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&text{str}, format, a...)
}

func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }
