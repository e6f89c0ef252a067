package fmt

import (
	"errors"
	"io"
	"unicode/utf8"
)

// input gives characters one at a time and takes back the last one. The first error ends it: from then on there is nothing to read.
type input struct {
	r       io.Reader
	scanner io.RuneScanner // r, if it takes characters back itself: then nothing is lost between two calls
	last    rune
	isBack  bool // last is to be read again
	isOver  bool
	left    int // how many characters the operand may still have
	width   int // as the format says, or noWidth
	text    []byte
	err     error

	newlinesAreSpace bool // Scan
	newlineIsEnd     bool // Scanln
}

const (
	noWidth   = 1 << 30
	noMore    = -1
	decimals  = "0123456789"
	octals    = "01234567"
	hexDigits = "0123456789aAbBcCdDeEfF"
)

func newInput(r io.Reader) *input {
	scanner, _ := r.(io.RuneScanner)
	return &input{r: r, scanner: scanner, left: noWidth, width: noWidth}
}

func (s *input) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *input) failWith(text string) { s.fail(errors.New(text)) }

// read takes a character from the reader.
func (s *input) read() (r rune, err error) {
	if s.scanner != nil {
		r, _, err = s.scanner.ReadRune()
		return r, err
	}
	one := make([]byte, 1)
	if _, err = io.ReadFull(s.r, one); err != nil {
		return 0, err
	}
	if one[0] < utf8.RuneSelf {
		return rune(one[0]), nil
	}
	all := one
	for !utf8.FullRune(all) {
		more := make([]byte, 1)
		if _, err = io.ReadFull(s.r, more); err != nil {
			break
		}
		all = append(all, more[0])
	}
	r, _ = utf8.DecodeRune(all)
	return r, nil
}

func (s *input) get() rune {
	if s.isOver || s.left == 0 || s.err != nil {
		return noMore
	}
	if !s.isBack {
		r, err := s.read()
		if err != nil {
			if s.isOver = true; err != io.EOF {
				s.fail(err)
			}
			return noMore
		}
		s.last = r
	} else if s.scanner != nil {
		s.scanner.ReadRune()
	}
	s.isBack = false
	s.left--
	if s.newlineIsEnd && s.last == '\n' {
		s.isOver = true
	}
	return s.last
}

// unget takes back what get has given.
func (s *input) unget() {
	s.isBack = true
	s.isOver = false
	s.left++
	if s.scanner != nil {
		s.scanner.UnreadRune()
	}
}

// must is get where something has to be there.
func (s *input) must() rune {
	r := s.get()
	if r == noMore {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *input) notAtEnd() {
	if s.get() == noMore {
		s.fail(io.EOF)
		return
	}
	s.unget()
}

func isIn(r rune, set string) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func (s *input) peek(set string) bool {
	r := s.get()
	if r == noMore {
		return false
	}
	s.unget()
	return isIn(r, set)
}

// accept adds the next character to the text if it is one of the set.
func (s *input) accept(set string) bool {
	if !s.peek(set) {
		return false
	}
	s.text = utf8.AppendRune(s.text, s.get())
	return true
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

func notSpace(r rune) bool { return !isSpace(r) }

func (s *input) skip() {
	for {
		r := s.get()
		switch {
		case r == noMore:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.newlinesAreSpace {
				s.failWith("unexpected newline")
				return
			}
		case !isSpace(r):
			s.unget()
			return
		}
	}
}

// word takes characters as long as they belong to it.
func (s *input) word(belongs func(rune) bool) []byte {
	for {
		r := s.get()
		if r == noMore {
			return s.text
		}
		if !belongs(r) {
			s.unget()
			return s.text
		}
		s.text = utf8.AppendRune(s.text, r)
	}
}

// A ScanState is the input of a Scanner.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// A Scanner reads itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func (s *input) ReadRune() (r rune, size int, err error) {
	if r = s.get(); r == noMore {
		return 0, 0, io.EOF
	}
	return r, utf8.RuneLen(r), nil
}

func (s *input) UnreadRune() error {
	s.unget()
	return nil
}

func (s *input) SkipSpace() { s.skip() }

func (s *input) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	if f == nil {
		f = notSpace
	}
	s.text = nil
	if skipSpace {
		s.skip()
	}
	token = s.word(f)
	err = s.err
	s.err = nil
	return token, err
}

func (s *input) Width() (wid int, ok bool) {
	if s.width == noWidth {
		return 0, false
	}
	return s.width, true
}

func (s *input) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}
