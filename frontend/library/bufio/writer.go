package bufio

import (
	"io"
	"unicode/utf8"
)

// Writer collects what is written until its buffer is full or Flush is called.
type Writer struct {
	wr   io.Writer
	buf  []byte
	size int
	err  error
}

func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && b.size >= size {
		return b
	}
	if size <= 0 {
		size = defaultSize
	}
	return &Writer{wr: w, size: size}
}

func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

func (b *Writer) Reset(w io.Writer) {
	if b.size == 0 {
		b.size = defaultSize
	}
	*b = Writer{wr: w, size: b.size}
}

func (b *Writer) Size() int      { return b.size }
func (b *Writer) Buffered() int  { return len(b.buf) }
func (b *Writer) Available() int { return b.size - len(b.buf) }

func (b *Writer) Flush() error {
	if b.err != nil || len(b.buf) == 0 {
		return b.err
	}
	n, err := b.wr.Write(b.buf)
	if n < len(b.buf) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
	if err != nil {
		b.buf = append([]byte(nil), b.buf[n:]...)
		return err
	}
	b.buf = nil
	return nil
}

func (b *Writer) Write(p []byte) (n int, err error) {
	for len(p) > b.Available() && b.err == nil {
		m := 0
		if len(b.buf) == 0 {
			// Too much for the buffer: written directly.
			m, b.err = b.wr.Write(p)
		} else {
			m = b.Available()
			b.buf = append(b.buf, p[:m]...)
			b.Flush()
		}
		n += m
		p = p[m:]
	}
	if b.err != nil {
		return n, b.err
	}
	b.buf = append(b.buf, p...)
	return n + len(p), nil
}

func (b *Writer) WriteString(s string) (int, error) {
	n := 0
	for len(s) > b.Available() && b.err == nil {
		m := 0
		sw, ok := b.wr.(io.StringWriter)
		if ok && len(b.buf) == 0 {
			m, b.err = sw.WriteString(s)
		} else {
			m = b.Available()
			b.buf = append(b.buf, s[:m]...)
			b.Flush()
		}
		n += m
		s = s[m:]
	}
	if b.err != nil {
		return n, b.err
	}
	b.buf = append(b.buf, s...)
	return n + len(s), nil
}

func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.Available() <= 0 && b.Flush() != nil {
		return b.err
	}
	b.buf = append(b.buf, c)
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

func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	p := make([]byte, b.size)
	for {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		m, err := r.Read(p[:b.Available()])
		b.buf = append(b.buf, p[:m]...)
		n += int64(m)
		if err == io.EOF {
			if b.Available() == 0 {
				return n, b.Flush()
			}
			return n, nil
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
