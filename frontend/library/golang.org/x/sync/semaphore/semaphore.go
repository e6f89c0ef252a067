// Package semaphore is a weighted semaphore; its waiters are served in the order they came.
package semaphore

import "context"

type waiter struct {
	n       int64
	granted bool
	ready   chan struct{}
	next    *waiter
}

type Weighted struct {
	size, cur   int64
	first, last *waiter
}

func NewWeighted(n int64) *Weighted { return &Weighted{size: n} }

// acquire takes n, or lines up with a waiter, unless n can never be had.
//
//stalemate:atomic
func (s *Weighted) acquire(n int64) (w *waiter, ready chan struct{}, possible bool) {
	if s.size-s.cur >= n && s.first == nil {
		s.cur += n
		return nil, nil, true
	}
	if n > s.size {
		return nil, nil, false
	}
	ready = make(chan struct{})
	w = &waiter{n: n, ready: ready}
	if s.last == nil {
		s.first = w
	} else {
		s.last.next = w
	}
	s.last = w
	return w, ready, true
}

// serve lets the first waiters in as long as there is enough for them; those behind a large one wait, too.
func (s *Weighted) serve() {
	for s.first != nil && s.size-s.cur >= s.first.n {
		w := s.first
		s.first = w.next
		if s.first == nil {
			s.last = nil
		}
		w.next = nil
		s.cur += w.n
		w.granted = true
		close(w.ready)
	}
}

// abandon takes w out of the line, or gives back what it has got meanwhile.
//
//stalemate:atomic
func (s *Weighted) abandon(w *waiter) {
	if w.granted {
		s.cur -= w.n
		s.serve()
		return
	}
	if s.first == w {
		s.first = w.next
		if s.first == nil {
			s.last = nil
		}
		s.serve()
		return
	}
	for v := s.first; v != nil; v = v.next {
		if v.next == w {
			v.next = w.next
			if s.last == w {
				s.last = v
			}
			return
		}
	}
}

// Acquire blocks until n is free or ctx is done.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	done := ctx.Done()
	select {
	case <-done:
		return ctx.Err()
	default:
	}
	w, ready, possible := s.acquire(n)
	if !possible {
		<-done
		return ctx.Err()
	}
	if w == nil {
		return nil
	}
	select {
	case <-done:
		s.abandon(w)
		return ctx.Err()
	case <-ready:
		// Both may have been ready.
		select {
		case <-done:
			s.Release(n)
			return ctx.Err()
		default:
		}
		return nil
	}
}

//stalemate:atomic
func (s *Weighted) TryAcquire(n int64) bool {
	if s.size-s.cur < n || s.first != nil {
		return false
	}
	s.cur += n
	return true
}

func (s *Weighted) Release(n int64) {
	if !s.release(n) {
		panic("semaphore: released more than held")
	}
}

//stalemate:atomic
func (s *Weighted) release(n int64) bool {
	s.cur -= n
	if s.cur < 0 {
		return false
	}
	s.serve()
	return true
}
