//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.Map: LoadOrStore lets one of two win

// Both end up with the same channel.
package main

import "sync"

func main() {
	var m sync.Map
	got := make(chan any, 2)
	for i := 0; i < 2; i++ {
		go func() {
			v, _ := m.LoadOrStore("key", new(int))
			got <- v
		}()
	}
	if <-got != <-got {
		panic("two values")
	}
}
