//rule: every waiter is released when the counter reaches zero (sync.WaitGroup)

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var start, end sync.WaitGroup
	start.Add(1)
	n := int32(0)
	for i := 0; i < 5; i++ {
		end.Add(1)
		go func() {
			defer end.Done()
			start.Wait()
			atomic.AddInt32(&n, 1)
		}()
	}
	fmt.Println(atomic.LoadInt32(&n))
	start.Done()
	end.Wait()
	fmt.Println(n)
}
