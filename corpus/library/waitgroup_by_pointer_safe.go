//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.WaitGroup passed by pointer

// All count the same counter.
package main

import "sync"

type pool struct {
	wg sync.WaitGroup
}

func (p *pool) work() { p.wg.Done() }

func main() {
	p := &pool{}
	for i := 0; i < 2; i++ {
		p.wg.Add(1)
		go p.work()
	}
	p.wg.Wait()
}
