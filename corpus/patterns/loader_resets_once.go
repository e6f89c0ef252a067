//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a loader that keeps its value behind a sync.Once is reset for the next test

// The store over the Once is guarded by a lock that Get does not take.
package main

import (
	"fmt"
	"sync"
)

type loader struct {
	mu    sync.Mutex
	once  sync.Once
	value int
}

func (l *loader) load() { l.value = 42 }

func (l *loader) Get() int {
	l.once.Do(l.load)
	return l.value
}

func (l *loader) Reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.once = sync.Once{} // want "data race"
}

func main() {
	l := &loader{}
	l.Get()
	done := make(chan bool)
	go func() {
		l.Reset()
		close(done)
	}()
	fmt.Println(l.Get())
	<-done
}
