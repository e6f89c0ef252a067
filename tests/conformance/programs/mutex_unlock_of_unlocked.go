//rule: unlocking an unlocked mutex is fatal and cannot be recovered (sync.Mutex.Unlock)
//exit: 2
//stderr: fatal error: sync: unlock of unlocked mutex

package main

import (
	"fmt"
	"sync"
)

func main() {
	defer fmt.Println("never")
	defer func() { recover() }()
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	fmt.Println("about to unlock again")
	mu.Unlock()
}
