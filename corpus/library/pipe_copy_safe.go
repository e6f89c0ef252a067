//stalemate:expect safe
//stalemate:go exit
//stalemate:source io.Pipe: everything is read to the end

// The writer closes, so ReadAll comes to an end.
package main

import (
	"fmt"
	"io"
)

func main() {
	r, w := io.Pipe()
	go func() {
		fmt.Fprint(w, "ab")
		w.Close()
	}()
	b, err := io.ReadAll(r)
	if string(b) != "ab" || err != nil {
		panic(err)
	}
}
