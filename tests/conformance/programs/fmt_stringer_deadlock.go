//rule: printing a value whose String locks a held mutex deadlocks (fmt.Stringer; sync.Mutex)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu  sync.Mutex
	sum int
}

func (a *account) String() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return fmt.Sprint(a.sum)
}

func main() {
	a := &account{sum: 1}
	fmt.Println(a)
	a.mu.Lock()
	fmt.Println(a)
	a.mu.Unlock()
}
