//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source the sleeping barber: he looks into the waiting room and falls asleep in two steps

// A customer who comes in between wakes nobody: the signal is lost, and both
// wait for each other.
package main

import (
	"fmt"
	"sync"
)

type shop struct {
	mu      sync.Mutex
	waiting int
	wake    chan struct{}
	cut     chan struct{}
}

func (s *shop) barber(customers int, done chan<- bool) {
	for served := 0; served < customers; {
		s.mu.Lock()
		empty := s.waiting == 0
		if !empty {
			s.waiting--
		}
		s.mu.Unlock()
		if empty {
			<-s.wake
			continue
		}
		s.cut <- struct{}{}
		served++
	}
	done <- true
}

func (s *shop) visit() {
	s.mu.Lock()
	s.waiting++
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default: // not asleep, it seems
	}
	<-s.cut
}

func main() {
	s := &shop{wake: make(chan struct{}), cut: make(chan struct{})}
	done := make(chan bool)
	go s.barber(1, done)
	go s.visit()
	<-done // want "deadlock"
	fmt.Println("closed")
}
