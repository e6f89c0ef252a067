//rule: Unlock of an unlocked RWMutex is fatal (sync.RWMutex.Unlock)
//exit: 2
//stderr: fatal error: sync: Unlock of unlocked RWMutex

package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	fmt.Println("start")
	rw.Unlock()
}
