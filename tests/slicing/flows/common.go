// What the programs of this folder share: each is compiled together with this file.
package main

import "runtime"

// stop is where a state is stored: what is sliced is lost here.
func stop() { runtime.Gosched() }

// ask panics unless x is what is wanted.
func ask[T comparable](x, want T) {
	stop()
	if x != want {
		panic("lost")
	}
}

// number gives n, as something the compiler does not know.
func number(n int) int {
	stop()
	return n
}
