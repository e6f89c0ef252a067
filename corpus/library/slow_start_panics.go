//stalemate:expect early-timeout
//stalemate:go exit, panic
//stalemate:source time.Since: however short the work, time may have passed

// Only if next to nothing takes a minute: a watchdog, which fires in no run in which computing takes no time.
package main

import "time"

func main() {
	start := time.Now()
	done := make(chan bool)
	go func() { done <- true }()
	<-done
	if time.Since(start) > time.Minute {
		panic("too slow") // want "too slow"
	}
}
