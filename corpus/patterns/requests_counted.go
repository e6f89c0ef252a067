//stalemate:expect safe
//stalemate:go exit
//stalemate:source workers count what they serve

// Additions commute, so one order of them stands for all.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type metrics struct {
	served int64
	bytes  uint32
}

func (m *metrics) serve() {
	atomic.AddInt64(&m.served, 1)
	atomic.AddUint32(&m.bytes, 512)
}

func main() {
	var m metrics
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := 0; n < 2; n++ {
				m.serve()
			}
		}()
	}
	wg.Wait()
	if served := atomic.LoadInt64(&m.served); served != 6 {
		panic(fmt.Sprint("served ", served))
	}
}
