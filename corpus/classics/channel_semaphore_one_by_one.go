//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source a counting semaphore made of a buffered channel: permits are collected one by one

// Two goroutines that need two permits each take one and wait for the other.
package main

import (
	"fmt"
	"sync"
)

type semaphore chan struct{}

func (s semaphore) acquire(n int) {
	for i := 0; i < n; i++ {
		s <- struct{}{}
	}
}

func (s semaphore) release(n int) {
	for i := 0; i < n; i++ {
		<-s
	}
}

func main() {
	sem := make(semaphore, 2)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem.acquire(2)
			defer sem.release(2)
		}()
	}
	wg.Wait() // want "deadlock"
	fmt.Println("done")
}
