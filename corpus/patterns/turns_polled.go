//stalemate:expect partial-deadlock
//stalemate:go hang
//stalemate:source polling under a lock for a turn that never comes

// Both wait for a turn that is nobody's, taking the lock again and again, and main waits for them.
package main

import "sync"

type S struct {
	mu   sync.Mutex
	turn int
}

func (s *S) wait(me int, wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		s.mu.Lock()
		if s.turn == me {
			s.turn = 1 - me
			s.mu.Unlock()
			return
		}
		s.mu.Unlock()
	}
}

func main() {
	var s S
	s.turn = 2
	var wg sync.WaitGroup
	wg.Add(2)
	go s.wait(0, &wg)
	go s.wait(1, &wg)
	wg.Wait() // want "partial deadlock"
}
