// Dining philosophers who eat for ever, as in philosophers_loop.go, with the forks in one array: whoever can reach one of them could
// reach all, unless the checker knows better.
package main

import "sync"

const (
	n     = 5
	fixed = false
)

func philosopher(first, second *sync.Mutex) {
	for {
		first.Lock()
		second.Lock()
		second.Unlock()
		first.Unlock()
	}
}

func main() {
	var forks [n]sync.Mutex
	for i := 0; i < n-1; i++ {
		go philosopher(&forks[i], &forks[i+1])
	}
	// main is the last one: waiting for the others would be a step more.
	if fixed {
		philosopher(&forks[0], &forks[n-1])
	} else {
		philosopher(&forks[n-1], &forks[0])
	}
}
