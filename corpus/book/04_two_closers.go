//stalemate:expect close-of-closed,send-on-closed
//stalemate:go exit,panic
//stalemate:source two writers of one channel, each closing it when it is through

// Whoever is second finds the channel closed: at its close, or, when the
// first was quick, at its write.
package main

import "fmt"

func produce(ch chan<- int, v int) {
	ch <- v   // want "send on closed channel"
	close(ch) // want "close of closed channel"
}

func main() {
	ch := make(chan int)
	go produce(ch, 1)
	go produce(ch, 2)
	sum := 0
	for v := range ch {
		sum += v
	}
	fmt.Println(sum)
}
