//stalemate:expect safe
//stalemate:go exit
//stalemate:source a counting semaphore made of a buffered channel

// A place in the buffer is a permit. Acquiring several permits one by one
// would let two goroutines hold half of what they need each, so that this is
// done under a lock.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type semaphore struct {
	places chan struct{}
	many   sync.Mutex
}

func newSemaphore(n int) *semaphore { return &semaphore{places: make(chan struct{}, n)} }

func (s *semaphore) acquire(n int) {
	s.many.Lock()
	defer s.many.Unlock()
	for i := 0; i < n; i++ {
		s.places <- struct{}{}
	}
}

func (s *semaphore) release(n int) {
	for i := 0; i < n; i++ {
		<-s.places
	}
}

func main() {
	const permits = 2
	sem := newSemaphore(permits)
	var inUse int32
	var wg sync.WaitGroup
	for _, wanted := range []int{1, 2, 2} {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			sem.acquire(n)
			if atomic.AddInt32(&inUse, int32(n)) > permits {
				panic("more permits in use than there are")
			}
			atomic.AddInt32(&inUse, -int32(n))
			sem.release(n)
		}(wanted)
	}
	wg.Wait()
	fmt.Println(inUse)
}
