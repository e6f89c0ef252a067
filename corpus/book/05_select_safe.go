//stalemate:expect safe
//stalemate:go exit
//stalemate:source one select over two receives, a send of a variable and a receive that ignores its value

// Whichever case is taken, nobody waits for one of the others: the two
// writers have a place in a buffer, the reader is released by the close.
package main

import "fmt"

func main() {
	a := make(chan int, 1)
	b := make(chan int, 1)
	out := make(chan int)
	signal := make(chan struct{})
	go func() {
		a <- 1
	}()
	go func() {
		b <- 2
	}()
	go func() {
		<-out
	}()
	go func() {
		close(signal)
	}()

	x := 3
	select {
	case v := <-a:
		fmt.Println("a", v)
	case v := <-b:
		fmt.Println("b", v)
	case out <- x:
		fmt.Println("wrote", x)
	case <-signal:
		fmt.Println("signal")
	}
	close(out)
}
