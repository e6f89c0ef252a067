//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source main itself reads two inputs, turns both off with nil channels and waits for a done that nobody closes

// After both inputs are off the select has two nil channels and done left.
package main

import "fmt"

func feed(ch chan<- int, v int) {
	ch <- v
	close(ch)
}

func main() {
	done := make(chan struct{})
	a := make(chan int)
	b := make(chan int)
	go feed(a, 1)
	go feed(b, 2)
	sum := 0
	for {
		select { // want "deadlock"
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			sum += v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			sum += v
		case <-done:
			fmt.Println(sum)
			return
		}
	}
}
