// Package bufio. Buffers have Go's sizes and are reused as Go does, so that keeping a part of one is found.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const defaultSize = 4096

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

// Reader holds what it has read ahead, buf[start:end].
type Reader struct {
	rd         io.Reader
	buf        []byte
	start, end int
	err        error
	lastByte   int // the last byte read, or -1
	lastRune   int // the size of the last rune read, or -1
}

func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	if size < 16 {
		size = 16
	}
	return &Reader{rd: rd, buf: make([]byte, size), lastByte: -1, lastRune: -1}
}

func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

func (b *Reader) Reset(r io.Reader) {
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	*b = Reader{rd: r, buf: b.buf, lastByte: -1, lastRune: -1}
}

func (b *Reader) Size() int     { return len(b.buf) }
func (b *Reader) Buffered() int { return b.end - b.start }

func (b *Reader) takeErr() error {
	err := b.err
	b.err = nil
	return err
}

// fill reads once more; there must be room in the buffer.
func (b *Reader) fill() {
	if b.start > 0 {
		copy(b.buf, b.buf[b.start:b.end])
		b.end -= b.start
		b.start = 0
	}
	for i := 0; i < 100; i++ {
		n, err := b.rd.Read(b.buf[b.end:])
		if n < 0 {
			panic(errors.New("bufio: reader returned negative count from Read"))
		}
		b.end += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.lastByte = -1
	b.lastRune = -1
	for b.Buffered() < n && b.Buffered() < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.start:b.end], ErrBufferFull
	}
	var err error
	if have := b.Buffered(); have < n {
		n = have
		err = b.takeErr()
		if err == nil {
			err = ErrBufferFull
		}
	}
	return b.buf[b.start : b.start+n], err
}

func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.lastByte = -1
	b.lastRune = -1
	for left := n; ; {
		if b.Buffered() == 0 {
			b.fill()
		}
		skip := b.Buffered()
		if skip > left {
			skip = left
		}
		b.start += skip
		left -= skip
		if left == 0 {
			return n, nil
		}
		if b.err != nil {
			return n - left, b.takeErr()
		}
	}
}

// Read reads at most once from the reader below.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.takeErr()
	}
	if b.Buffered() == 0 {
		if b.err != nil {
			return 0, b.takeErr()
		}
		if len(p) >= len(b.buf) {
			n, b.err = b.rd.Read(p)
			if n > 0 {
				b.lastByte = int(p[n-1])
				b.lastRune = -1
			}
			return n, b.takeErr()
		}
		b.start = 0
		b.end = 0
		n, b.err = b.rd.Read(b.buf)
		if n == 0 {
			return 0, b.takeErr()
		}
		b.end = n
	}
	n = copy(p, b.buf[b.start:b.end])
	b.start += n
	b.lastByte = int(b.buf[b.start-1])
	b.lastRune = -1
	return n, nil
}

func (b *Reader) ReadByte() (byte, error) {
	b.lastRune = -1
	for b.Buffered() == 0 {
		if b.err != nil {
			return 0, b.takeErr()
		}
		b.fill()
	}
	c := b.buf[b.start]
	b.start++
	b.lastByte = int(c)
	return c, nil
}

func (b *Reader) UnreadByte() error {
	if b.lastByte < 0 || b.start == 0 && b.end > 0 {
		return ErrInvalidUnreadByte
	}
	if b.start > 0 {
		b.start--
	} else {
		b.end = 1
	}
	b.buf[b.start] = byte(b.lastByte)
	b.lastByte = -1
	b.lastRune = -1
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.Buffered() < utf8.UTFMax && !utf8.FullRune(b.buf[b.start:b.end]) && b.err == nil && b.Buffered() < len(b.buf) {
		b.fill()
	}
	b.lastRune = -1
	if b.Buffered() == 0 {
		return 0, 0, b.takeErr()
	}
	r, size = utf8.DecodeRune(b.buf[b.start:b.end])
	b.start += size
	b.lastByte = int(b.buf[b.start-1])
	b.lastRune = size
	return r, size, nil
}

func (b *Reader) UnreadRune() error {
	if b.lastRune < 0 || b.start < b.lastRune {
		return ErrInvalidUnreadRune
	}
	b.start -= b.lastRune
	b.lastByte = -1
	b.lastRune = -1
	return nil
}

// ReadSlice reads up to and with delim; the result is valid until the next read.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	searched := 0
	for {
		if i := bytes.IndexByte(b.buf[b.start+searched:b.end], delim); i >= 0 {
			line = b.buf[b.start : b.start+searched+i+1]
			b.start += searched + i + 1
			break
		}
		if b.err != nil {
			line = b.buf[b.start:b.end]
			b.start = b.end
			err = b.takeErr()
			break
		}
		if b.Buffered() >= len(b.buf) {
			line = b.buf
			b.start = b.end
			err = ErrBufferFull
			break
		}
		searched = b.Buffered()
		b.fill()
	}
	if len(line) > 0 {
		b.lastByte = int(line[len(line)-1])
		b.lastRune = -1
	}
	return line, err
}

// ReadLine gives a line without its end; a line longer than the buffer comes in pieces.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		if line[len(line)-1] == '\r' {
			b.start--
			line = line[:len(line)-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if line[len(line)-1] == '\n' {
		line = line[:len(line)-1]
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
	}
	return line, false, nil
}

func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	all := []byte{}
	for {
		line, err := b.ReadSlice(delim)
		all = append(all, line...)
		if err != ErrBufferFull {
			return all, err
		}
	}
}

func (b *Reader) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.lastByte = -1
	b.lastRune = -1
	for {
		if b.Buffered() > 0 {
			m, err := w.Write(b.buf[b.start:b.end])
			b.start += m
			n += int64(m)
			if err != nil {
				return n, err
			}
		}
		if b.err != nil {
			if err := b.takeErr(); err != io.EOF {
				return n, err
			}
			return n, nil
		}
		b.fill()
	}
}
