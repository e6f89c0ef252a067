//rule: a goroutine selecting on Done stops when the context is cancelled (context)

package main

import (
	"context"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	ticks, stopped := make(chan int), make(chan error)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-ctx.Done():
				stopped <- ctx.Err()
				return
			case ticks <- i:
			}
		}
	}()
	fmt.Println(<-ticks, <-ticks, <-ticks)
	cancel()
	fmt.Println(<-stopped)
}
