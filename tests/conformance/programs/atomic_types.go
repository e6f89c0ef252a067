//rule: the types atomic.Int32, Int64, Uint32, Uint64, Bool start at zero and have methods (sync/atomic)

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type stats struct {
	hits atomic.Int64
	on   atomic.Bool
}

func main() {
	var s stats
	fmt.Println(s.hits.Add(5), s.hits.Load(), s.on.Load())
	s.on.Store(true)
	fmt.Println(s.on.Swap(false), s.on.Load(), s.on.CompareAndSwap(false, true), s.on.Load())
	fmt.Println(s.hits.CompareAndSwap(4, 9), s.hits.CompareAndSwap(5, 9), s.hits.Swap(1), s.hits.Load())
	var i atomic.Int32
	var u atomic.Uint32
	var w atomic.Uint64
	i.Store(-4)
	fmt.Println(i.Add(1), u.Add(^uint32(0)), w.Add(7), w.Load())
	var wg sync.WaitGroup
	for k := 0; k < 10; k++ {
		wg.Add(1)
		go func() { defer wg.Done(); w.Add(10) }()
	}
	wg.Wait()
	fmt.Println(w.Load())
}
