//rule: a compare-and-swap loop makes any update atomic (sync/atomic)

package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var max, sum int64
	done := make(chan bool)
	for i := 0; i < 6; i++ {
		go func(v int64) {
			for {
				old := atomic.LoadInt64(&max)
				if v <= old || atomic.CompareAndSwapInt64(&max, old, v) {
					break
				}
			}
			atomic.AddInt64(&sum, v)
			done <- true
		}(int64(i * i % 7))
	}
	for i := 0; i < 6; i++ {
		<-done
	}
	fmt.Println(max, sum)
}
