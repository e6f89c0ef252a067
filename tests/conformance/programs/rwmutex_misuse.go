//rule: RUnlock of an unlocked RWMutex is fatal (sync.RWMutex.RUnlock)
//exit: 2
//stderr: fatal error: sync: RUnlock of unlocked RWMutex

package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println("never", recover()) }()
	var rw sync.RWMutex
	rw.RLock()
	rw.RUnlock()
	fmt.Println("balanced")
	rw.RUnlock()
}
