//stalemate:expect safe
//stalemate:go exit
//stalemate:source time.After in a loop: each turn has a timer of its own

// The timers left over hold nobody up.
package main

import "time"

func main() {
	work := make(chan int)
	go func() {
		for i := 0; i < 2; i++ {
			work <- i
		}
		close(work)
	}()
	late := 0
	for {
		select {
		case _, ok := <-work:
			if !ok {
				return
			}
		case <-time.After(time.Second):
			late++
			if late == 2 {
				for range work {
				}
				return
			}
		}
	}
}
