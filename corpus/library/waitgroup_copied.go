//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source sync.WaitGroup passed by value: Done counts down a copy

// The workers get a copy of the counter, so nobody tells the original.
package main

import "sync"

type pool struct {
	wg sync.WaitGroup
}

func (p pool) work() { p.wg.Done() }

func main() {
	var p pool
	p.wg.Add(1)
	q := p
	go q.work()
	p.wg.Wait() // want "deadlock"
}
