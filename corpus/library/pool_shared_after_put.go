//stalemate:expect data-race
//stalemate:go exit
//stalemate:source sync.Pool: a buffer is used after it was given back

// The next Get may hand the same buffer to somebody else.
package main

import "sync"

type buffer struct {
	n int
}

func main() {
	pool := sync.Pool{New: func() any { return new(buffer) }}
	b := pool.Get().(*buffer)
	pool.Put(b)
	done := make(chan bool)
	go func() {
		c := pool.Get().(*buffer)
		c.n++
		done <- true
	}()
	b.n = 0 // want "data race"
	<-done
}
