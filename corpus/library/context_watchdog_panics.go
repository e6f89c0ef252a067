//stalemate:expect early-timeout
//stalemate:go exit
//stalemate:source context.WithTimeout: a watchdog that panics only if the machine is slow

package main

import (
	"context"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	result := make(chan int, 1)
	go func() { result <- 42 }()
	select {
	case <-result:
	case <-ctx.Done():
		panic("timeout") // want "a timeout that comes early"
	}
}
