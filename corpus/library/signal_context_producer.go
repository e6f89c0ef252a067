//stalemate:expect deadlock
//stalemate:go exit
//stalemate:source signal.NotifyContext: the producer ends with the context, its consumer asks for one more

// After an interrupt nobody sends any more.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	numbers := make(chan int)
	go func() {
		for {
			select {
			case numbers <- 1:
			case <-ctx.Done():
				return
			}
		}
	}()
	<-ctx.Done()
	<-numbers // want "deadlock"
}
