//stalemate:expect close-of-closed
//stalemate:go exit
//stalemate:source signal.Notify: the second interrupt comes while the first is still handled

// Whoever is impatient presses Ctrl-C twice: both times the handler closes quit.
package main

import (
	"os"
	"os/signal"
	"sync"
)

func main() {
	interrupts := make(chan os.Signal, 2)
	signal.Notify(interrupts, os.Interrupt)
	quit := make(chan bool)
	var wg sync.WaitGroup
	wg.Add(2)
	for i := 0; i < 2; i++ {
		go func() {
			defer wg.Done()
			<-interrupts
			close(quit) // want "close of closed channel"
		}()
	}
	<-quit
	wg.Wait()
}
