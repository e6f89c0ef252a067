//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a select over four cases none of which has a partner

// Without a default, a select none of whose cases can go on waits.
package main

import "fmt"

func main() {
	a := make(chan int)
	b := make(chan int)
	out := make(chan int)
	signal := make(chan struct{})

	x := 3
	select { // want "deadlock"
	case v := <-a:
		fmt.Println("a", v)
	case v := <-b:
		fmt.Println("b", v)
	case out <- x:
		fmt.Println("wrote", x)
	case <-signal:
		fmt.Println("signal")
	}
}
