//stalemate:expect leak
//stalemate:go exit
//stalemate:source context: a goroutine waits for a context that nobody cancels

// The cancel function is kept but never called; main leaves.
package main

import "context"

func watch(ctx context.Context, out chan<- int) {
	for i := 0; ; i++ {
		select { // want "leak"
		case out <- i:
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	out := make(chan int)
	go watch(ctx, out)
	<-out
	_ = cancel
}
