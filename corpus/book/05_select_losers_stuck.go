//stalemate:expect leak
//stalemate:go exit
//stalemate:source one select over four cases whose unbuffered writers wait for ever when they are not chosen

// A single select serves a single partner; every writer it did not choose is
// left in its write.
package main

import "fmt"

func main() {
	a := make(chan int)
	b := make(chan int)
	out := make(chan int)
	signal := make(chan struct{})
	go func() {
		a <- 1 // want "blocked write"
	}()
	go func() {
		b <- 2 // want "blocked write"
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
