//stalemate:expect safe
//stalemate:go exit
//stalemate:source fmt's %p and %T do not read what a pointer leads to

// Only the last line reads the fields, after the writer has gone.
package main

import "fmt"

type job struct {
	tags []string
	done bool
}

func main() {
	j := &job{tags: []string{"a"}}
	finished := make(chan bool)
	go func() {
		j.done = true
		j.tags[0] = "b"
		finished <- true
	}()
	fmt.Printf("%5d %p %T\n", 1, j, j)
	<-finished
	fmt.Printf("%+v\n", *j)
}
