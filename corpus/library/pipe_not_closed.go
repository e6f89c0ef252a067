//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source io.Pipe: the writer forgets to close

// ReadAll waits for an end that does not come.
package main

import (
	"fmt"
	"io"
)

func main() {
	r, w := io.Pipe()
	go func() {
		fmt.Fprint(w, "ab")
	}()
	io.ReadAll(r) // want "deadlock"
}
