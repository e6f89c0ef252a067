//stalemate:expect safe
//stalemate:go exit
//stalemate:source time.Ticker: a done channel ends the loop

// The ticker is stopped by the loop that uses it.
package main

import "time"

func main() {
	done := make(chan struct{})
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		t := time.NewTicker(time.Millisecond)
		defer t.Stop()
		for {
			select {
			case <-t.C:
			case <-done:
				return
			}
		}
	}()
	close(done)
	<-finished
}
