//stalemate:expect safe
//stalemate:go exit
//stalemate:source a pipeline with a context: read, square, add up; whoever has enough cancels

// Every stage waits for its neighbour and for the context at once, and closes
// what it sends on. main drains the last channel after cancelling, so that it
// knows that the stages have gone.
package main

import (
	"context"
	"fmt"
)

func source(ctx context.Context, numbers ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, n := range numbers {
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func square(ctx context.Context, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			select {
			case out <- n * n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// firstAbove adds up until the sum is above the bound.
func firstAbove(ctx context.Context, bound int, numbers ...int) int {
	ctx, cancel := context.WithCancel(ctx)
	squares := square(ctx, source(ctx, numbers...))
	sum := 0
	for n := range squares {
		sum += n
		if sum > bound {
			break
		}
	}
	cancel()
	for range squares {
	}
	return sum
}

func main() {
	ctx := context.Background()
	fmt.Println(firstAbove(ctx, 4, 1, 2, 3, 4))
	fmt.Println(firstAbove(ctx, 100, 1, 2))
}
