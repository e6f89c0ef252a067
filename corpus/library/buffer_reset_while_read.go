//stalemate:expect data-race
//stalemate:go exit
//stalemate:source bytes.Buffer.Bytes handed on, then the buffer is used again

// Reset keeps the memory: what is written next overwrites the bytes the other goroutine is about to print.
package main

import (
	"bytes"
	"fmt"
)

func main() {
	var b bytes.Buffer
	lines, done := make(chan []byte, 1), make(chan bool)
	go func() {
		fmt.Println(string(<-lines))
		close(done)
	}()
	b.WriteString("ab")
	lines <- b.Bytes()
	b.Reset()
	b.WriteString("a longer line") // want "data race"
	<-done
}
