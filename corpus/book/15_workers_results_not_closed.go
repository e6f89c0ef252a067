//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source workers ranging over an input, a goroutine waits for them but forgets to close the results

// All workers have gone home; main ranges on.
package main

import (
	"fmt"
	"sync"
)

func square(in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range in {
		out <- n * n
	}
}

func main() {
	in := make(chan int, 2)
	in <- 1
	in <- 2
	close(in)
	out := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go square(in, out, &wg)
	}
	go func() {
		wg.Wait()
	}()
	sum := 0
	for n := range out { // want "deadlock"
		sum += n
	}
	fmt.Println(sum)
}
