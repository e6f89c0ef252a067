// n goroutines that each take one mutex a number of times.
package main

import "sync"

const (
	n      = 4
	rounds = 3
)

func worker(mu *sync.Mutex) {
	for r := 0; r < rounds; r++ {
		mu.Lock()
		mu.Unlock()
	}
	//exact: select {}
}

func main() {
	mu := new(sync.Mutex)
	for i := 0; i < n; i++ {
		go worker(mu)
	}
	// The checker lets the others go on when main returns. Waiting for them would be n+1 steps more.
}
