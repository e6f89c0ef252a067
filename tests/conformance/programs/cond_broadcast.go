//rule: Broadcast wakes all waiters (sync.Cond.Broadcast)

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	open, passed, waiting := false, 0, 0
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			waiting++
			for !open {
				cond.Wait()
			}
			passed++
		}()
	}
	for {
		mu.Lock()
		if waiting == 4 {
			open = true
			cond.Broadcast()
			mu.Unlock()
			break
		}
		mu.Unlock()
		runtime.Gosched()
	}
	wg.Wait()
	fmt.Println(passed)
}
