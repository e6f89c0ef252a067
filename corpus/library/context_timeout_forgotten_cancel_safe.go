//stalemate:expect safe
//stalemate:go exit
//stalemate:source context.WithTimeout without cancel: the timer ends the waiting

// Forgetting cancel wastes the timer until it fires, but nobody waits for
// ever.
package main

import (
	"context"
	"time"
)

func main() {
	ctx, _ := context.WithTimeout(context.Background(), time.Millisecond)
	done := make(chan struct{})
	go func() {
		<-ctx.Done()
		close(done)
	}()
	<-done
	if ctx.Err() != context.DeadlineExceeded {
		panic("another error")
	}
}
