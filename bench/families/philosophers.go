// Dining philosophers who eat a number of times: n philosophers, n forks, each fork a mutex. Everyone takes the left fork first,
// so all may hold one and wait for the other; with fixed, the last one takes the right fork first.
package main

import "sync"

const (
	n      = 5
	fixed  = false
	rounds = 1
)

func philosopher(one, other *sync.Mutex) {
	for r := 0; r < rounds; r++ {
		one.Lock()
		other.Lock()
		other.Unlock()
		one.Unlock()
	}
	//exact: select {}
}

func main() {
	first := new(sync.Mutex)
	left := first
	for i := 0; i < n-1; i++ {
		right := new(sync.Mutex)
		go philosopher(left, right)
		left = right
	}
	// main is the last one: waiting for the others would be a step more.
	if fixed {
		philosopher(first, left)
	} else {
		philosopher(left, first)
	}
}
