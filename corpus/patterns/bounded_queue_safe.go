//stalemate:expect safe
//stalemate:go exit
//stalemate:source a generic bounded queue on one Cond

// Broadcast wakes both kinds.
package main

import (
	"fmt"
	"sync"
)

type Queue[T any] struct {
	mu     sync.Mutex
	cond   *sync.Cond
	items  []T
	closed bool
	cap    int
}

func NewQueue[T any](cap int) *Queue[T] {
	q := &Queue[T]{cap: cap}
	q.cond = sync.NewCond(&q.mu)
	return q
}

func (q *Queue[T]) Put(v T) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == q.cap && !q.closed {
		q.cond.Wait()
	}
	if q.closed {
		return false
	}
	q.items = append(q.items, v)
	q.cond.Broadcast()
	return true
}

func (q *Queue[T]) Get() (v T, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.closed {
		q.cond.Wait()
	}
	if len(q.items) == 0 {
		return v, false
	}
	v = q.items[0]
	q.items = q.items[1:]
	q.cond.Broadcast()
	return v, true
}

func (q *Queue[T]) Close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.cond.Broadcast()
}

func main() {
	q := NewQueue[int](1)
	var producers, consumers sync.WaitGroup
	for i := 0; i < 2; i++ {
		producers.Add(1)
		go func(id int) {
			defer producers.Done()
			for j := 0; j < 2; j++ {
				q.Put(id*10 + j)
			}
		}(i)
	}
	for i := 0; i < 2; i++ {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			for {
				v, ok := q.Get()
				if !ok {
					return
				}
				fmt.Println(v)
			}
		}()
	}
	producers.Wait()
	q.Close()
	consumers.Wait()
}
