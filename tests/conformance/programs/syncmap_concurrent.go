//rule: sync.Map is safe for concurrent use; LoadOrStore stores once (sync.Map)

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var m sync.Map
	var wg sync.WaitGroup
	var stored int32
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			if _, loaded := m.LoadOrStore("only", i); !loaded {
				atomic.AddInt32(&stored, 1)
			}
			m.Store(i, i*i)
		}(i)
	}
	wg.Wait()
	sum := 0
	for i := 0; i < 6; i++ {
		v, _ := m.Load(i)
		sum += v.(int)
	}
	fmt.Println(stored, sum)
}
