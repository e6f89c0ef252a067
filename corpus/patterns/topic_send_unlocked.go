//stalemate:expect send-on-closed
//stalemate:go exit,panic
//stalemate:source a topic publishes to its subscribers while it is closed

// Publish looks at closed under the lock, but sends without it.
package main

import (
	"fmt"
	"sync"
)

type Topic[T any] struct {
	mu     sync.RWMutex
	subs   map[chan T]struct{}
	closed bool
}

func NewTopic[T any]() *Topic[T] { return &Topic[T]{subs: map[chan T]struct{}{}} }

func (t *Topic[T]) Subscribe(n int) <-chan T {
	ch := make(chan T, n)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.subs[ch] = struct{}{}
	return ch
}

func (t *Topic[T]) Publish(v T) {
	t.mu.RLock()
	if t.closed {
		t.mu.RUnlock()
		return
	}
	t.mu.RUnlock()
	for ch := range t.subs {
		select { // want "send on closed channel"
		case ch <- v:
		default:
		}
	}
}

func (t *Topic[T]) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return
	}
	t.closed = true
	for ch := range t.subs {
		close(ch)
	}
}

type job struct {
	id   int
	name string
}

func main() {
	t := NewTopic[job]()
	sub := t.Subscribe(2)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		t.Publish(job{1, "build"})
		t.Publish(job{2, "test"})
	}()
	t.Close()
	for j := range sub {
		fmt.Println(j.id, j.name)
	}
	wg.Wait()
}
