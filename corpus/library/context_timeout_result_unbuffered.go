//stalemate:expect leak
//stalemate:go exit
//stalemate:source context.WithTimeout: the caller gives up, the worker's send finds nobody

// A result channel without room: whoever comes too late waits for ever.
package main

import (
	"context"
	"time"
)

func compute(ctx context.Context) (int, error) {
	result := make(chan int)
	go func() {
		result <- 1 // want "leak"
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
