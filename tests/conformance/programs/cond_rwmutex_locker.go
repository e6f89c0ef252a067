//rule: a Cond works with any Locker, such as the read side of an RWMutex (sync.NewCond)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	cond := sync.NewCond(rw.RLocker())
	ready := false
	done := make(chan string)
	go func() {
		cond.L.Lock()
		for !ready {
			cond.Wait()
		}
		cond.L.Unlock()
		done <- "ready"
	}()
	rw.Lock()
	ready = true
	rw.Unlock()
	cond.Broadcast()
	fmt.Println(<-done)
}
