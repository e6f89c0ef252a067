//rule: Signal wakes the waiter that came first (sync.Cond; runtime notify list)

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	order := make(chan int)
	waiting := 0
	for i := 0; i < 3; i++ {
		n := i
		go func() {
			mu.Lock()
			waiting++
			cond.Wait()
			mu.Unlock()
			order <- n
		}()
		for {
			mu.Lock()
			w := waiting
			mu.Unlock()
			if w == i+1 {
				break
			}
			runtime.Gosched()
		}
	}
	for i := 0; i < 3; i++ {
		mu.Lock()
		cond.Signal()
		mu.Unlock()
		fmt.Println(<-order)
	}
}
