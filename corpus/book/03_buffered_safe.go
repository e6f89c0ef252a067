//stalemate:expect safe
//stalemate:go exit
//stalemate:source a buffered channel that fills and pauses its writer until the reader makes room

// Three values go through a buffer of one: the writer may have to pause, yet
// every value finds its reader.
package main

import "fmt"

func fill(ch chan<- int, n int) {
	for i := 0; i < n; i++ {
		ch <- i
	}
}

func main() {
	ch := make(chan int, 1)
	go fill(ch, 3)
	sum := 0
	for i := 0; i < 3; i++ {
		sum += <-ch
	}
	fmt.Println(sum, len(ch), cap(ch))
}
