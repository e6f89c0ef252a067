//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.OnceValue (written out for older versions): the value is made once

// Once and a variable that only its function writes; the later calls read it
// after Do has returned.
package main

import "sync"

func onceValue(f func() int) func() int {
	var once sync.Once
	var result int
	return func() int {
		once.Do(func() { result = f() })
		return result
	}
}

func main() {
	get := onceValue(func() int { return 42 })
	done := make(chan int)
	go func() { done <- get() }()
	if get() != 42 || <-done != 42 {
		panic("another value")
	}
}
