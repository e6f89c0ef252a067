//rule: Gosched lets other goroutines run; waiting by yielding ends under a fair scheduler (runtime.Gosched)

package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	var flag int32
	go func() { atomic.StoreInt32(&flag, 1) }()
	for atomic.LoadInt32(&flag) == 0 {
		runtime.Gosched()
	}
	fmt.Println(flag, runtime.NumGoroutine() >= 1)
}
