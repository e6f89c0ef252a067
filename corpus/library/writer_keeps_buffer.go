//stalemate:expect data-race
//stalemate:go exit
//stalemate:source an io.Writer that hands on the slice it was given, behind a bufio.Writer

// A Writer must not keep what it is given: the bufio.Writer fills the same buffer again while the other goroutine reads it.
package main

import (
	"bufio"
	"fmt"
)

type queue chan []byte

func (q queue) Write(p []byte) (int, error) {
	q <- p
	return len(p), nil
}

func main() {
	q := make(queue, 2)
	done := make(chan bool)
	go func() {
		defer close(done)
		for p := range q {
			fmt.Print(string(p))
		}
	}()
	w := bufio.NewWriter(q)
	w.WriteString("one\n")
	w.Flush()
	w.WriteString("two\n") // want "data race"
	w.Flush()
	close(q)
	<-done
}
