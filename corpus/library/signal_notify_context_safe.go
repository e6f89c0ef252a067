//stalemate:expect safe
//stalemate:go hang
//stalemate:source signal.NotifyContext: the program runs until a signal comes

// A signal comes some time; the context then ends the worker.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		<-ctx.Done()
	}()
	<-done
}
