//stalemate:expect safe
//stalemate:go exit
//stalemate:source a reusable barrier: nobody begins the next round before all have ended this one

// The number of the round tells those who wait whether their round is over;
// the counter alone would not do, since fast goroutines are in the next round
// already.
package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	mu      sync.Mutex
	full    *sync.Cond
	parties int
	waiting int
	round   int
}

func newBarrier(parties int) *barrier {
	b := &barrier{parties: parties}
	b.full = sync.NewCond(&b.mu)
	return b
}

func (b *barrier) await() {
	b.mu.Lock()
	defer b.mu.Unlock()
	round := b.round
	b.waiting++
	if b.waiting == b.parties {
		b.waiting = 0
		b.round++
		b.full.Broadcast()
		return
	}
	for round == b.round {
		b.full.Wait()
	}
}

// Prefix sums in rounds: in each one everybody reads what the others have
// written in the one before.
func main() {
	values := []int{1, 2, 3}
	b := newBarrier(len(values))
	var wg sync.WaitGroup
	for i := range values {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for step := 1; step < len(values); step *= 2 {
				add := 0
				if i >= step {
					add = values[i-step]
				}
				b.await()
				values[i] += add
				b.await()
			}
		}(i)
	}
	wg.Wait()
	fmt.Println(values)
}
