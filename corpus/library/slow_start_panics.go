//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source time.Since: however short the work, time may have passed

// A program must not count on being fast.
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
