package base64

import "io"

// encodedMost is the most that one write of an encoder hands on.
const encodedMost = 1024

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte // at most two bytes, which wait for a third
	err  error
}

// NewEncoder encodes what is written to it; the rest is written by Close.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) flush(p []byte) error {
	_, e.err = e.w.Write([]byte(e.enc.EncodeToString(p)))
	return e.err
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if len(e.rest) > 0 {
		for len(p) > 0 && len(e.rest) < 3 {
			e.rest = append(e.rest, p[0])
			p = p[1:]
			n++
		}
		if len(e.rest) < 3 {
			return n, nil
		}
		if e.flush(e.rest) != nil {
			return n, e.err
		}
		e.rest = nil
	}
	for len(p) >= 3 {
		size := len(p) - len(p)%3
		if size > encodedMost/4*3 {
			size = encodedMost / 4 * 3
		}
		if e.flush(p[:size]) != nil {
			return n, e.err
		}
		n += size
		p = p[size:]
	}
	e.rest = append(e.rest, p...)
	return n + len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		e.flush(e.rest)
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	enc     *Encoding
	r       io.Reader
	in      []byte // read and not decoded
	out     []byte // decoded and not handed on
	err     error
	readErr error
}

// NewDecoder decodes what it reads from r, without newlines.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

// fill reads up to size bytes of which at least one is no newline.
func (d *decoder) fill(size int) {
	block := make([]byte, size)
	n, err := d.r.Read(block)
	for n > 0 {
		known := len(d.in)
		for _, c := range block[:n] {
			if !isNewline(c) {
				d.in = append(d.in, c)
			}
		}
		if len(d.in) > known {
			break
		}
		n, err = d.r.Read(block)
	}
	d.readErr = err
}

// take decodes the first n bytes of what was read, and hands on what p has room for.
func (d *decoder) take(n int, p []byte) int {
	out := make([]byte, n/4*3+3)
	size, err := d.enc.Decode(out, d.in[:n])
	d.err = err
	d.in = d.in[n:]
	k := copy(p, out[:size])
	d.out = out[k:size]
	return k
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	for len(d.in) < 4 && d.readErr == nil {
		size := len(p) / 3 * 4
		if size < 4 {
			size = 4
		}
		if size > encodedMost {
			size = encodedMost
		}
		d.fill(size - len(d.in))
	}
	if len(d.in) >= 4 {
		n = d.take(len(d.in)/4*4, p)
		return n, d.err
	}
	if d.enc.padding == NoPadding && len(d.in) > 0 {
		n = d.take(len(d.in), p)
		if n > 0 || len(p) == 0 && len(d.out) > 0 {
			return n, nil
		}
		if d.err != nil {
			return 0, d.err
		}
	}
	if d.err = d.readErr; d.err == io.EOF && len(d.in) > 0 {
		d.err = io.ErrUnexpectedEOF
	}
	return 0, d.err
}
