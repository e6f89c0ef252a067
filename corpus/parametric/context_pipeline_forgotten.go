//stalemate:expect leak
//stalemate:go exit
//stalemate:source a pipeline under a context that nobody cancels
//stalemate:prove fails items=1, wanted=0

// The context is cancelled only where more is wanted than there is.
package main

import "context"

func run(items, wanted int) {
	ctx, cancel := context.WithCancel(context.Background())
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
			select { // want "leak"
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
	if wanted > items {
		cancel()
	}
}

func main() { run(2, 1) }
