//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source the loop of an elector calls a function that stops it

// Stop waits for the loop, which has called it.
package main

import (
	"fmt"
	"sync"
)

type elector struct {
	mu       sync.Mutex
	leader   bool
	events   chan bool
	stop     chan struct{}
	stopOnce sync.Once
	done     chan struct{}
	onLose   func()
}

func (e *elector) run() {
	defer close(e.done)
	for {
		select {
		case l := <-e.events:
			e.mu.Lock()
			lost := e.leader && !l
			e.leader = l
			e.mu.Unlock()
			if lost {
				e.onLose()
			}
		case <-e.stop:
			return
		}
	}
}

func (e *elector) Stop() {
	e.stopOnce.Do(func() { close(e.stop) })
	<-e.done
}

func (e *elector) Wait() { <-e.done } // want "deadlock"

func main() {
	e := &elector{events: make(chan bool), stop: make(chan struct{}), done: make(chan struct{})}
	e.onLose = e.Stop
	go e.run()
	e.events <- true
	e.events <- false
	e.Wait()
	fmt.Println("stopped")
}
