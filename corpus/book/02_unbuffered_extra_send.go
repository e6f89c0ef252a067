//stalemate:expect leak
//stalemate:go exit
//stalemate:source an unbuffered writer with one value more than its reader takes

// Two values are written, one is read.
package main

import "fmt"

func give(to chan<- int) {
	to <- 1
	to <- 2 // want "blocked write"
}

func take(from <-chan int) int {
	return <-from
}

func main() {
	ch := make(chan int)
	go give(ch)
	fmt.Println(take(ch))
}
