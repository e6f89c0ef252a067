//stalemate:expect safe
//stalemate:go exit
//stalemate:source a pipeline under a context that is cancelled in the end
//stalemate:prove proved
//stalemate:capacity numbers: 0
//stalemate:capacity squares: 0

// Each stage gives up when the context is cancelled.
package main

import "context"

func run(items, wanted int) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for i := 0; i < items; i++ {
			select {
			case numbers <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	squares := make(chan int)
	go func() {
		defer close(squares)
		for v := range numbers {
			select {
			case squares <- v * v:
			case <-ctx.Done():
				return
			}
		}
	}()
	for i := 0; i < wanted; i++ {
		if v, ok := <-squares; ok {
			println(v)
		}
	}
}

func main() { run(3, 2) }
