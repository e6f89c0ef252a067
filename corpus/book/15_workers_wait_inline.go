//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source workers ranging over an input, main waits for them before it reads their results from a small buffer

// The workers cannot finish before main reads, and main does not read before
// they finish.
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
	out := make(chan int, 1)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go square(in, out, &wg)
	}
	wg.Wait() // want "deadlock"
	close(out)
	sum := 0
	for n := range out {
		sum += n
	}
	fmt.Println(sum)
}
