//rule: a mutex-protected queue with close semantics keeps order (spec "Struct types"; sync)

package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu     sync.Mutex
	cond   *sync.Cond
	items  []int
	closed bool
}

func newQueue() *queue { q := &queue{}; q.cond = sync.NewCond(&q.mu); return q }
func (q *queue) put(v int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.items = append(q.items, v)
	q.cond.Signal()
}
func (q *queue) close() { q.mu.Lock(); q.closed = true; q.mu.Unlock(); q.cond.Broadcast() }
func (q *queue) get() (int, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.closed {
		q.cond.Wait()
	}
	if len(q.items) == 0 {
		return 0, false
	}
	v := q.items[0]
	q.items = q.items[1:]
	return v, true
}

func main() {
	q := newQueue()
	go func() {
		for i := 0; i < 5; i++ {
			q.put(i)
		}
		q.close()
	}()
	for {
		v, ok := q.get()
		if !ok {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
}
