//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source a context that is cancelled while the program ends

// The worker may see the end of its context before the process is gone.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	work := make(chan int)
	go func() {
		select {
		case <-work:
		case <-ctx.Done():
			panic("out of time") // want "out of time"
		}
	}()
	cancel()
	for i := 0; i < 100; i++ {
		fmt.Println(i)
	}
}
