//stalemate:expect leak
//stalemate:go exit
//stalemate:source time.Ticker: Stop does not close the channel

// A loop over the channel of a stopped ticker never ends.
package main

import "time"

func main() {
	t := time.NewTicker(time.Millisecond)
	ticks := make(chan bool)
	go func() {
		for range t.C { // want "leak"
			select {
			case ticks <- true:
			default:
			}
		}
	}()
	<-ticks
	t.Stop()
}
