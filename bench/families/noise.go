// Goroutines that take one lock after the other, never two at once, each beginning elsewhere: nothing can go wrong among
// them, in very many orders. Two more take the same two locks, in opposite orders unless fixed, after a number of rounds.
package main

import "sync"

const (
	workers = 4
	rounds  = 2
	locks   = 3
	fixed   = false
)

func worker(all []*sync.Mutex, first int) {
	for r := 0; r < rounds; r++ {
		mu := all[(first+r)%locks]
		mu.Lock()
		mu.Unlock()
	}
}

func both(all []*sync.Mutex, first int, one, other *sync.Mutex) {
	worker(all, first)
	one.Lock()
	other.Lock()
	other.Unlock()
	one.Unlock()
}

func main() {
	var all []*sync.Mutex
	for i := 0; i < locks; i++ {
		all = append(all, new(sync.Mutex))
	}
	for i := 0; i < workers; i++ {
		go worker(all, i)
	}
	a, b := new(sync.Mutex), new(sync.Mutex)
	go both(all, 0, a, b)
	if fixed {
		go both(all, 1, a, b)
	} else {
		go both(all, 1, b, a)
	}
}
