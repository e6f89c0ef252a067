//stalemate:expect deadlock
//stalemate:go deadlock, hang
//stalemate:source time.Timer: receiving after Stop although the timer was stopped in time

// If Stop returns true nothing was sent, and nothing will be.
package main

import "time"

func main() {
	t := time.NewTimer(time.Hour)
	t.Stop()
	<-t.C // want "deadlock"
}
