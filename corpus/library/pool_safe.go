//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.Pool: a buffer is given back after its last use

// Whoever gets it has it alone.
package main

import "sync"

type buffer struct {
	n int
}

func main() {
	pool := sync.Pool{New: func() any { return new(buffer) }}
	done := make(chan bool)
	use := func() {
		b := pool.Get().(*buffer)
		b.n++
		pool.Put(b)
	}
	go func() {
		use()
		done <- true
	}()
	use()
	<-done
}
