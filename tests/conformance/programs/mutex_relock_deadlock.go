//rule: a mutex is not re-entrant: locking it twice deadlocks (sync.Mutex.Lock)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	fmt.Println("locked once")
	mu.Lock()
	fmt.Println("never")
}
