//stalemate:expect leak
//stalemate:go exit
//stalemate:source a pipeline with a context that is cancelled on one way out only

// The stages listen, but nobody tells them that the reader has had enough.
package main

import (
	"context"
	"errors"
	"fmt"
)

func source(ctx context.Context, numbers ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, n := range numbers {
			select { // want "leak"
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
			select { // want "leak"
			case out <- n * n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func sumOfSmall(ctx context.Context, numbers ...int) (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	sum := 0
	for n := range square(ctx, source(ctx, numbers...)) {
		if n > 3 {
			return sum, errors.New("too large") // and cancel is not called
		}
		sum += n
	}
	cancel()
	return sum, nil
}

func main() {
	fmt.Println(sumOfSmall(context.Background(), 1, 2, 3, 4))
}
