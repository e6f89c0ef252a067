package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

const MaxScanTokenSize = 64 * 1024

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
	ErrFinalToken      = errors.New("final token")
)

// SplitFunc finds the first token in data.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// Scanner reads tokens. What is read but not scanned yet is in data.
type Scanner struct {
	r       io.Reader
	split   SplitFunc
	max     int
	token   []byte
	data    []byte
	ended   error // what the reader said at its end
	err     error
	empties int
	started bool
	done    bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, max: MaxScanTokenSize}
}

func (s *Scanner) Text() string  { return string(s.token) }
func (s *Scanner) Bytes() []byte { return s.token }

func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.max = max
	if cap(buf) > max {
		s.max = cap(buf)
	}
}

func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) fail(err error) bool {
	s.token = nil
	s.done = true
	if s.err == nil {
		s.err = err
	}
	return false
}

// Scan goes to the next token.
func (s *Scanner) Scan() bool {
	if s.done {
		s.token = nil
		return false
	}
	s.started = true
	for {
		if len(s.data) > 0 || s.ended != nil {
			advance, token, err := s.split(s.data, s.ended != nil)
			if err != nil {
				if err == ErrFinalToken {
					s.token = token
					s.done = true
					return token != nil
				}
				return s.fail(err)
			}
			if advance < 0 {
				return s.fail(ErrNegativeAdvance)
			}
			if advance > len(s.data) {
				return s.fail(ErrAdvanceTooFar)
			}
			s.data = s.data[advance:]
			s.token = token
			if token != nil {
				if s.ended == nil || advance > 0 {
					s.empties = 0
				} else {
					s.empties++
					if s.empties > 100 {
						panic("bufio.Scan: too many empty tokens without progressing")
					}
				}
				return true
			}
			if s.ended != nil {
				if advance > 0 && len(s.data) > 0 {
					continue
				}
				return s.fail(s.ended)
			}
			if advance > 0 && len(s.data) > 0 {
				continue
			}
		}
		if len(s.data) >= s.max {
			return s.fail(ErrTooLong)
		}
		s.read()
	}
}

// read reads once more.
func (s *Scanner) read() {
	p := make([]byte, defaultSize)
	for i := 0; i <= 100; i++ {
		n, err := s.r.Read(p)
		if n < 0 || n > len(p) {
			s.ended = ErrBadReadCount
			return
		}
		s.data = append(s.data[:len(s.data):len(s.data)], p[:n]...)
		s.ended = err
		if err != nil || n > 0 {
			return
		}
	}
	s.ended = io.ErrNoProgress
}

func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, n := utf8.DecodeRune(data)
	if r == utf8.RuneError && n == 1 {
		return 1, []byte("\uFFFD"), nil
	}
	return n, data[:n], nil
}

func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	end := bytes.IndexByte(data, '\n')
	advance = end + 1
	if end < 0 {
		if !atEOF {
			return 0, nil, nil
		}
		end = len(data)
		advance = end
	}
	if end > 0 && data[end-1] == '\r' {
		end--
	}
	return advance, data[:end], nil
}

func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, n := utf8.DecodeRune(data[start:])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for i := start; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if unicode.IsSpace(r) {
			return i + n, data[start:i], nil
		}
		i += n
	}
	if atEOF && start < len(data) {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
