//rule: a mutex may be unlocked by another goroutine than the one that locked it (sync.Mutex)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	x := 0
	go func() {
		x = 5
		mu.Unlock()
	}()
	mu.Lock()
	fmt.Println(x)
	mu.Unlock()
}
