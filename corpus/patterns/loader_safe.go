//stalemate:expect safe
//stalemate:go exit
//stalemate:source a loader that keeps its value behind a sync.Once is reset for the next test

// The repaired loader_resets_once: a reset makes a new state, and who reads takes the lock to find it.
package main

import (
	"fmt"
	"sync"
)

type state struct {
	once  sync.Once
	value int
}

type loader struct {
	mu      sync.Mutex
	current *state
}

func (l *loader) Get() int {
	l.mu.Lock()
	s := l.current
	l.mu.Unlock()
	s.once.Do(func() { s.value = 42 })
	return s.value
}

func (l *loader) Reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current = &state{}
}

func main() {
	l := &loader{current: &state{}}
	l.Get()
	done := make(chan bool)
	go func() {
		l.Reset()
		close(done)
	}()
	fmt.Println(l.Get())
	<-done
}
