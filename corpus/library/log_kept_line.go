//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a log.Logger whose writer hands on the line it was given

// A Writer must not keep what it is given: the next line is put together in the same buffer.
package main

import (
	"fmt"
	"log"
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
	logger := log.New(q, "", 0)
	logger.Print("one")
	logger.Print("two") // want "data race"
	close(q)
	<-done
}
