//stalemate:expect safe
//stalemate:go exit
//stalemate:source time.Timer: Stop, and a drain that does not wait

// Whether a stale value is there or not, the select goes on.
package main

import "time"

func main() {
	t := time.NewTimer(time.Millisecond)
	if !t.Stop() {
		select {
		case <-t.C:
		default:
		}
	}
	t.Reset(time.Millisecond)
	<-t.C
}
