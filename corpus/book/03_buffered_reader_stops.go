//stalemate:expect leak
//stalemate:go exit
//stalemate:source a buffered channel whose reader stops while the writer still waits for room

// One value is read, one fits into the buffer, the third has no place to go.
package main

import "fmt"

func fill(ch chan<- int, n int) {
	for i := 0; i < n; i++ {
		ch <- i // want "blocked write"
	}
}

func main() {
	ch := make(chan int, 1)
	go fill(ch, 3)
	fmt.Println(<-ch)
}
