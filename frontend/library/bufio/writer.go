package bufio

import (
	"io"
	"unicode/utf8"
)

// Writer collects what is written in buf[:used] until that is full or Flush is called.
type Writer struct {
	wr   io.Writer
	buf  []byte
	used int
	err  error
}

func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && len(b.buf) >= size {
		return b
	}
	if size <= 0 {
		size = defaultSize
	}
	return &Writer{wr: w, buf: make([]byte, size)}
}

func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

func (b *Writer) Reset(w io.Writer) {
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	*b = Writer{wr: w, buf: b.buf}
}

func (b *Writer) Size() int               { return len(b.buf) }
func (b *Writer) Buffered() int           { return b.used }
func (b *Writer) Available() int          { return len(b.buf) - b.used }
func (b *Writer) AvailableBuffer() []byte { return b.buf[b.used:][:0] }

func (b *Writer) Flush() error {
	if b.err != nil || b.used == 0 {
		return b.err
	}
	n, err := b.wr.Write(b.buf[:b.used])
	if n < b.used && err == nil {
		err = io.ErrShortWrite
	}
	if err != nil {
		if n > 0 && n < b.used {
			copy(b.buf, b.buf[n:b.used])
		}
		b.used -= n
		b.err = err
		return err
	}
	b.used = 0
	return nil
}

func (b *Writer) Write(p []byte) (n int, err error) {
	for len(p) > b.Available() && b.err == nil {
		m := 0
		if b.used == 0 {
			// Too much for the buffer: written directly.
			m, b.err = b.wr.Write(p)
		} else {
			m = copy(b.buf[b.used:], p)
			b.used += m
			b.Flush()
		}
		n += m
		p = p[m:]
	}
	if b.err != nil {
		return n, b.err
	}
	m := copy(b.buf[b.used:], p)
	b.used += m
	return n + m, nil
}

func (b *Writer) WriteString(s string) (int, error) {
	n := 0
	for len(s) > b.Available() && b.err == nil {
		m := 0
		sw, ok := b.wr.(io.StringWriter)
		if ok && b.used == 0 {
			m, b.err = sw.WriteString(s)
		} else {
			m = copy(b.buf[b.used:], s)
			b.used += m
			b.Flush()
		}
		n += m
		s = s[m:]
	}
	if b.err != nil {
		return n, b.err
	}
	m := copy(b.buf[b.used:], s)
	b.used += m
	return n + m, nil
}

func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.Available() <= 0 && b.Flush() != nil {
		return b.err
	}
	b.buf[b.used] = c
	b.used++
	return nil
}

func (b *Writer) WriteRune(r rune) (size int, err error) {
	if b.err != nil {
		return 0, b.err
	}
	// There must be room for any rune but those of one byte.
	room := utf8.UTFMax
	if 0 <= r && r < utf8.RuneSelf {
		room = 1
	}
	if b.Available() < room && b.Flush() != nil {
		return 0, b.err
	}
	return b.WriteString(string(r))
}

// ReadFrom leaves reading to the writer below if that can, once nothing is left in the buffer.
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	below, reads := b.wr.(io.ReaderFrom)
	for {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if reads && b.used == 0 {
			m, err := below.ReadFrom(r)
			b.err = err
			return n + m, err
		}
		m := 0
		for i := 0; i < 100 && m == 0 && err == nil; i++ {
			m, err = r.Read(b.buf[b.used:])
		}
		if m == 0 && err == nil {
			return n, io.ErrNoProgress
		}
		b.used += m
		n += int64(m)
		if err == io.EOF {
			if b.Available() == 0 {
				err = b.Flush()
			} else {
				err = nil
			}
			return n, err
		}
		if err != nil {
			b.err = err
			return n, err
		}
	}
}

type ReadWriter struct {
	*Reader
	*Writer
}

func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
