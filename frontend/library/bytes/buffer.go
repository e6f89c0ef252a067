package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

var ErrTooLarge = errors.New("bytes.Buffer: too large")

const smallSize = 64

// Buffer is what is not read yet, buf[off:].
type Buffer struct {
	buf  []byte
	off  int
	last int // how many bytes the last operation read and Unread can give back; runes and bytes differ by sign
}

func NewBuffer(buf []byte) *Buffer        { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer    { return &Buffer{buf: []byte(s)} }
func (b *Buffer) Bytes() []byte           { return b.buf[b.off:] }
func (b *Buffer) Len() int                { return len(b.buf) - b.off }
func (b *Buffer) Cap() int                { return cap(b.buf) }
func (b *Buffer) Available() int          { return cap(b.buf) - len(b.buf) }
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.last = 0
}

func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = 0
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.restart()
	b.grow(n)
	b.buf = b.buf[:len(b.buf)] // Go's writes it in any case
}

// restart starts again at the front if everything has been read.
func (b *Buffer) restart() {
	if b.Len() == 0 && b.off != 0 {
		b.Reset()
	}
}

// grow makes room for n bytes behind those that are there, as Go's does: who holds a part of the buffer can tell.
func (b *Buffer) grow(n int) {
	if n <= cap(b.buf)-len(b.buf) {
		return
	}
	b.restart()
	if n <= cap(b.buf)-len(b.buf) {
		return
	}
	length := b.Len()
	if b.buf == nil && n <= smallSize {
		b.buf = make([]byte, 0, smallSize)
		return
	}
	if n <= cap(b.buf)/2-length {
		copy(b.buf, b.buf[b.off:])
		b.buf = b.buf[:length]
	} else {
		size := len(b.buf) + n
		if size < 2*(cap(b.buf)-b.off) {
			size = 2 * (cap(b.buf) - b.off)
		}
		b.buf = append(make([]byte, 0, size), b.buf[b.off:]...)
	}
	b.off = 0
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.last = 0
	b.grow(len(p))
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.last = 0
	b.grow(len(s))
	b.buf = append(b.buf, s...)
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.last = 0
	b.grow(1)
	b.buf = append(b.buf, c)
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) { return b.WriteString(string(r)) }

// ReadFrom reads until the end of r, into the buffer itself.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.last = 0
	for {
		b.restart()
		b.grow(MinRead)
		length := len(b.buf)
		m, err := r.Read(b.buf[length:cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:length+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = 0
	if size := b.Len(); size > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > size {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != size {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = 0
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.last = -1
	}
	return n, nil
}

func (b *Buffer) Next(n int) []byte {
	b.last = 0
	if n > b.Len() {
		n = b.Len()
	}
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = -1
	}
	return data
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.last = -1
	return c, nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.last = size
	return r, size, nil
}

func (b *Buffer) UnreadRune() error {
	if b.last <= 0 {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= b.last
	b.last = 0
	return nil
}

func (b *Buffer) UnreadByte() error {
	if b.last == 0 {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = 0
	if b.off > 0 {
		b.off--
	}
	return nil
}

func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	line, err = b.upTo(delim)
	return append([]byte(nil), line...), err
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	bytes, err := b.upTo(delim)
	return string(bytes), err
}

func (b *Buffer) upTo(delim byte) (line []byte, err error) {
	i := IndexByte(b.buf[b.off:], delim)
	end := b.off + i + 1
	if i < 0 {
		end = len(b.buf)
		err = io.EOF
	}
	line = b.buf[b.off:end]
	b.off = end
	b.last = -1
	return line, err
}
