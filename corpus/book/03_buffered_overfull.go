//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source one goroutine that writes more into a buffered channel than it holds before it reads

// A buffer of two is no partner for a third write.
package main

import "fmt"

func main() {
	ch := make(chan int, 2)
	for i := 0; i < 3; i++ {
		ch <- i // want "deadlock"
	}
	fmt.Println(<-ch)
}
