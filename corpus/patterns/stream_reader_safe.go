//stalemate:expect safe
//stalemate:go exit
//stalemate:source frames of streams that may be gone

// The lock is released before the frame is dropped.
package main

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"
)

type frame struct {
	streamID uint32
	data     []byte
	end      bool
}

type recvMsg struct {
	data []byte
	err  error
}

type recvBuffer struct {
	c       chan recvMsg
	mu      sync.Mutex
	backlog []recvMsg
	err     error
}

func newRecvBuffer() *recvBuffer { return &recvBuffer{c: make(chan recvMsg, 1)} }

func (b *recvBuffer) put(r recvMsg) {
	b.mu.Lock()
	if b.err != nil {
		b.mu.Unlock()
		return
	}
	b.err = r.err
	if len(b.backlog) == 0 {
		select {
		case b.c <- r:
			b.mu.Unlock()
			return
		default:
		}
	}
	b.backlog = append(b.backlog, r)
	b.mu.Unlock()
}

func (b *recvBuffer) load() {
	b.mu.Lock()
	if len(b.backlog) > 0 {
		select {
		case b.c <- b.backlog[0]:
			b.backlog = b.backlog[1:]
		default:
		}
	}
	b.mu.Unlock()
}

type stream struct {
	id   uint32
	buf  *recvBuffer
	ctx  context.Context
	done chan struct{}
}

func (s *stream) Recv() ([]byte, error) {
	select {
	case <-s.ctx.Done():
		return nil, s.ctx.Err()
	case m := <-s.buf.c:
		s.buf.load()
		return m.data, m.err
	}
}

type transport struct {
	mu      sync.Mutex
	streams map[uint32]*stream
	in      chan frame
	goAway  chan struct{}
	errorCh chan struct{}
	state   int
}

var errConnClosing = errors.New("transport: closing")

func (t *transport) reader() {
	defer close(t.errorCh)
	for f := range t.in {
		t.mu.Lock()
		s, ok := t.streams[f.streamID]
		t.mu.Unlock()
		if !ok {
			continue
		}
		s.buf.put(recvMsg{data: f.data})
		if f.end {
			s.buf.put(recvMsg{err: io.EOF})
		}
	}
}

func (t *transport) newStream(ctx context.Context, id uint32) *stream {
	s := &stream{id: id, buf: newRecvBuffer(), ctx: ctx, done: make(chan struct{})}
	t.mu.Lock()
	t.streams[id] = s
	t.mu.Unlock()
	return s
}

func (t *transport) closeStream(s *stream, err error) {
	t.mu.Lock()
	delete(t.streams, s.id)
	t.mu.Unlock()
	s.buf.put(recvMsg{err: err})
}

func main() {
	t := &transport{streams: map[uint32]*stream{}, in: make(chan frame), errorCh: make(chan struct{})}
	go t.reader()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	s := t.newStream(ctx, 1)
	go func() {
		defer close(t.in)
		t.in <- frame{1, []byte("a"), false}
		t.in <- frame{1, []byte("b"), true}
	}()
	for {
		_, err := s.Recv()
		if err != nil {
			t.closeStream(s, err)
			break
		}
	}
	<-t.errorCh
}
