//rule: atomic.Pointer[T] loads, stores, swaps and compares pointers (sync/atomic.Pointer)

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type node struct {
	v    int
	next *node
}

func main() {
	var head atomic.Pointer[node]
	fmt.Println(head.Load() == nil)
	var wg sync.WaitGroup
	for i := 1; i <= 5; i++ {
		wg.Add(1)
		go func(v int) {
			defer wg.Done()
			n := &node{v: v}
			for {
				n.next = head.Load()
				if head.CompareAndSwap(n.next, n) {
					return
				}
			}
		}(i)
	}
	wg.Wait()
	sum, count := 0, 0
	for n := head.Load(); n != nil; n = n.next {
		sum += n.v
		count++
	}
	fmt.Println(sum, count)
	old := head.Swap(nil)
	fmt.Println(old != nil, head.Load() == nil)
}
