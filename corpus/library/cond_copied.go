//stalemate:expect panic
//stalemate:go panic
//stalemate:source sync.Cond copied with the struct it is in, after its first use

// The copy would have waiters of its own; Go notices.
package main

import "sync"

type queue struct {
	mu    sync.Mutex
	ready *sync.Cond
}

func main() {
	q := &queue{}
	q.ready = sync.NewCond(&q.mu)
	q.ready.Signal()
	again := *q.ready
	again.Broadcast() // want "sync.Cond is copied"
}
