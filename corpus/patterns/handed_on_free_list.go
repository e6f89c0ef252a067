//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a free list of buffers; one is given back while its reader still has it

// put stores into a longer slice that is made only then: this is how the
// other goroutine comes to the buffer that main reads.
package main

import "sync"

type freeList struct {
	mu   sync.Mutex
	free []*int
}

func (f *freeList) get() *int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.free) == 0 {
		return new(int)
	}
	x := f.free[0]
	f.free = f.free[1:]
	return x
}

func (f *freeList) put(x *int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.free = append(f.free, x)
}

func main() {
	var list freeList
	out := make(chan *int, 2)
	for i := 0; i < 2; i++ {
		go func() {
			b := list.get()
			*b = 1 // want "data race"
			out <- b
			list.put(b)
		}()
	}
	x := <-out
	_ = *x
	<-out
}
