package io

import "sync"

// pipe: a writer offers its bytes to a reader, which answers how many it took; the writer goes on until all are taken. Writers
// wait for each other at a mutex, readers and writers at the channels; closing either end releases all.
type pipe struct {
	writing  sync.Mutex
	offers   chan []byte
	taken    chan int
	done     chan struct{}
	closed   bool
	readErr  error
	writeErr error
}

// closeWith keeps the first error of its end and closes the pipe.
//
//stalemate:atomic
func (p *pipe) closeWith(err error, reader bool) {
	if reader && p.readErr == nil {
		p.readErr = err
	} else if !reader && p.writeErr == nil {
		p.writeErr = err
	}
	if !p.closed {
		p.closed = true
		close(p.done)
	}
}

// readError is what a reader gets of a closed pipe.
//
//stalemate:atomic
func (p *pipe) readError() error {
	if p.readErr == nil && p.writeErr != nil {
		return p.writeErr
	}
	return ErrClosedPipe
}

//stalemate:atomic
func (p *pipe) writeError() error {
	if p.writeErr == nil && p.readErr != nil {
		return p.readErr
	}
	return ErrClosedPipe
}

// begin is how each operation starts: all it needs, in one step.
//
//stalemate:atomic
func (p *pipe) begin() (closed bool, offers chan []byte, taken chan int, done chan struct{}) {
	return p.closed, p.offers, p.taken, p.done
}

func (p *pipe) read(b []byte) (n int, err error) {
	closed, offers, taken, done := p.begin()
	if closed {
		return 0, p.readError()
	}
	select {
	case offer := <-offers:
		n = copy(b, offer)
		taken <- n
		return n, nil
	case <-done:
		return 0, p.readError()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	closed, offers, taken, done := p.begin()
	if closed {
		return 0, p.writeError()
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	// An empty write waits for a reader, too.
	for {
		select {
		case offers <- b:
			m := <-taken
			b = b[m:]
			n += m
		case <-done:
			return n, p.writeError()
		}
		if len(b) == 0 {
			return n, nil
		}
	}
}

type PipeReader struct {
	pipe
}

type PipeWriter struct {
	r PipeReader
}

// Pipe connects a writer with a reader, without a buffer.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{}
	w.r.offers = make(chan []byte)
	w.r.taken = make(chan int)
	w.r.done = make(chan struct{})
	return &w.r, w
}

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }
func (r *PipeReader) Close() error                        { return r.CloseWithError(nil) }

func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.closeWith(err, true)
	return nil
}

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }
func (w *PipeWriter) Close() error                         { return w.CloseWithError(nil) }

func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.closeWith(err, false)
	return nil
}
