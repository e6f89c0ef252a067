//stalemate:expect data-race
//stalemate:go exit
//stalemate:source fmt.Fprint to a writer that hands on what it was given

// A Writer must not keep what it is given: fmt uses its buffers again.
package main

import "fmt"

type queue chan []byte

func (q queue) Write(p []byte) (int, error) {
	q <- p
	return len(p), nil
}

func main() {
	q := make(queue, 2)
	done := make(chan int)
	go func() {
		sum := 0
		for p := range q {
			sum += int(p[0])
		}
		done <- sum
	}()
	fmt.Fprint(q, "one")
	fmt.Fprint(q, "two") // want "data race"
	close(q)
	<-done
}
