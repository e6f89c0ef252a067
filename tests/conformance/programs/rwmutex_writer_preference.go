//rule: a waiting writer blocks new readers, so a recursive read lock deadlocks (sync.RWMutex)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var rw sync.RWMutex
	rw.RLock()
	go func() {
		rw.Lock()
		fmt.Println("never")
	}()
	for rw.TryRLock() {
		rw.RUnlock()
		runtime.Gosched()
	}
	fmt.Println("a writer is waiting")
	rw.RLock()
	fmt.Println("never")
}
