//stalemate:expect panic, data-race
//stalemate:go exit, panic
//stalemate:source readers and writers, by hand: only the first reader looks whether a writer is there

// The counter is raised before the room is taken, without a lock around both:
// the second reader thinks the first is inside already.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type room struct {
	occupied chan struct{}
	readers  int32
}

func (r *room) enterToRead() {
	if atomic.AddInt32(&r.readers, 1) == 1 {
		r.occupied <- struct{}{}
	}
}

func (r *room) leaveAfterReading() {
	if atomic.AddInt32(&r.readers, -1) == 0 {
		<-r.occupied
	}
}

func (r *room) write(change func()) {
	r.occupied <- struct{}{}
	change()
	<-r.occupied
}

func main() {
	lock := &room{occupied: make(chan struct{}, 1)}
	var balance, deposits int
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 2; i++ {
		go func() {
			defer wg.Done()
			lock.enterToRead()
			defer lock.leaveAfterReading()
			if balance != 10*deposits {
				panic("a reader saw half of a write") // want "half of a write"
			}
		}()
	}
	go func() {
		defer wg.Done()
		lock.write(func() {
			balance += 10 // want "data race"
			deposits++    // want "data race"
		})
	}()
	wg.Wait()
	fmt.Println(balance, deposits)
}
