//stalemate:expect safe
//stalemate:go exit
//stalemate:source context: the consumer cancels when it has enough

// Done is closed, so the producer leaves its select.
package main

import "context"

func watch(ctx context.Context, out chan<- int) {
	for i := 0; ; i++ {
		select {
		case out <- i:
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := make(chan int)
	go watch(ctx, out)
	<-out
}
