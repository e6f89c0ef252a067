//stalemate:expect safe
//stalemate:go exit
//stalemate:source workers ranging over an input, the results channel closed by a goroutine that waits for them

// Only when all writers are through may the channel be closed, and the one
// who waits for that must not be the reader.
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
		close(out)
	}()
	sum := 0
	for n := range out {
		sum += n
	}
	fmt.Println(sum)
}
