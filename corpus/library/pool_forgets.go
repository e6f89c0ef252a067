//stalemate:expect failed-type-assertion
//stalemate:go exit,panic
//stalemate:source sync.Pool without New taken for a stack

// What was put into a pool may be gone at any time: the garbage collector empties it.
package main

import "sync"

type session struct{ id int }

func main() {
	var free sync.Pool
	free.Put(&session{1})
	s := free.Get().(*session) // want "interface {} is nil"
	_ = s.id
}
