//stalemate:expect safe
//stalemate:go exit
//stalemate:source fmt: the value is printed after the lock was released

// String takes the lock itself.
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
	a.mu.Lock()
	defer a.mu.Unlock()
	return fmt.Sprint(a.balance)
}

func main() {
	a := &account{balance: 1}
	done := make(chan bool)
	go func() {
		a.mu.Lock()
		a.balance++
		a.mu.Unlock()
		done <- true
	}()
	fmt.Println([]*account{a})
	<-done
}
