//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source fmt: the String method takes the lock that the caller holds

// Printing calls String, also of a value inside another.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) String() string {
	a.mu.Lock() // want "deadlock"
	defer a.mu.Unlock()
	return fmt.Sprint(a.balance)
}

func main() {
	a := &account{balance: 1}
	a.mu.Lock()
	fmt.Println([]*account{a})
	a.mu.Unlock()
}
