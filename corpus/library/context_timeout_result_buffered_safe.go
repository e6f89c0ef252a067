//stalemate:expect safe
//stalemate:go exit
//stalemate:source context.WithTimeout: the result has room even if nobody asks any more

// One slot is enough for one result.
package main

import (
	"context"
	"time"
)

func compute(ctx context.Context) (int, error) {
	result := make(chan int, 1)
	go func() {
		result <- 1
	}()
	select {
	case n := <-result:
		return n, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	compute(ctx)
}
