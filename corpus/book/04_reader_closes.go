//stalemate:expect send-on-closed
//stalemate:go exit,panic
//stalemate:source the reader closes the channel under its writer

// The reader has enough and closes; the writer, whether it waits in its
// second write already or has yet to come to it, panics.
package main

import "fmt"

func produce(ch chan<- int) {
	ch <- 1
	ch <- 2 // want "send on closed channel"
}

func main() {
	ch := make(chan int)
	go produce(ch)
	v := <-ch
	close(ch)
	fmt.Println(v)
}
