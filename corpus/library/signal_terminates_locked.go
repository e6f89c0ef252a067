//stalemate:expect deadlock
//stalemate:go exit
//stalemate:source signal.Notify: one of two signals leaves the lock taken

// The handler gives the lock back only if it was an interrupt.
package main

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
)

func main() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	var mu sync.Mutex
	handled := make(chan bool)
	go func() {
		mu.Lock()
		if <-signals == os.Interrupt {
			mu.Unlock()
		}
		close(handled)
	}()
	<-handled
	mu.Lock() // want "deadlock"
	mu.Unlock()
}
