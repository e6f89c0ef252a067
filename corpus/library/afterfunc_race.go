//stalemate:expect data-race
//stalemate:go exit
//stalemate:source time.AfterFunc: the function runs in a goroutine of its own

// It writes what main reads, and nothing orders the two.
package main

import "time"

func main() {
	expired := false
	t := time.AfterFunc(time.Millisecond, func() {
		expired = true // want "data race"
	})
	time.Sleep(2 * time.Millisecond)
	if expired { // the read
		return
	}
	t.Stop()
}
