//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source sync.Map.Range: of what is stored meanwhile it may visit the second and not the first

// The second entry says that the first is there.
package main

import "sync"

func main() {
	var parts sync.Map
	parts.Store("head", 1)
	done := make(chan bool)
	go func() {
		parts.Store("body", 2)
		parts.Store("tail", 4)
		close(done)
	}()
	seen := 0
	parts.Range(func(_, part any) bool {
		seen += part.(int)
		return true
	})
	<-done
	if seen == 5 {
		panic("a tail and no body") // want "a tail and no body"
	}
}
