//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source sync.Once: the function of Do calls Do of the same Once

// Do returns only when the function has returned.
package main

import "sync"

type service struct {
	once sync.Once
}

func (s *service) start() {
	s.once.Do(func() { s.restart() })
}

func (s *service) restart() {
	s.once.Do(func() {}) // want "deadlock"
}

func main() {
	s := &service{}
	s.start()
}
