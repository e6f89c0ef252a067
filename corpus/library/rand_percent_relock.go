//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source math/rand: one in five requests takes a path that locks twice

package main

import (
	"math/rand"
	"sync"
)

type store struct {
	mu   sync.Mutex
	hits int
}

func (s *store) record() {
	s.mu.Lock() // want "deadlock"
	defer s.mu.Unlock()
	s.hits++
}

func (s *store) serve() {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch n := rand.Intn(100); {
	case n < 70:
		s.hits++
	case n < 90:
		s.record()
	}
}

func main() {
	new(store).serve()
}
