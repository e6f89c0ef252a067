//rule: a Signal without a waiter is lost (sync.Cond.Signal)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	cond.Signal()
	cond.Broadcast()
	mu.Lock()
	fmt.Println("waiting")
	cond.Wait()
	fmt.Println("never")
}
