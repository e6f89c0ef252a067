//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source sync.Map: Load and Store are two steps

// Both may find nothing and store a value of their own.
package main

import "sync"

func main() {
	var m sync.Map
	got := make(chan any, 2)
	for i := 0; i < 2; i++ {
		go func() {
			v, ok := m.Load("key")
			if !ok {
				v = new(int)
				m.Store("key", v)
			}
			got <- v
		}()
	}
	if <-got != <-got {
		panic("two values") // want "two values"
	}
}
