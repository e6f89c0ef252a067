//stalemate:expect safe
//stalemate:go exit
//stalemate:source an io.Writer that hands on a copy of what it was given, behind a bufio.Writer

// Each Write makes a copy, so that the buffer can be filled again.
package main

import (
	"bufio"
	"fmt"
)

type queue chan []byte

func (q queue) Write(p []byte) (int, error) {
	q <- append([]byte(nil), p...)
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
	w.WriteString("two\n")
	w.Flush()
	close(q)
	<-done
}
