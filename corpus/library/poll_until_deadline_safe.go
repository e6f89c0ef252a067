//stalemate:expect safe
//stalemate:go exit
//stalemate:source time.Now: a poll that gives up at a deadline

// Time is free, so the loop may end at any turn; it always can.
package main

import (
	"sync/atomic"
	"time"
)

func main() {
	var ready atomic.Bool
	go ready.Store(true)
	deadline := time.Now().Add(time.Second)
	for !ready.Load() && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
}
