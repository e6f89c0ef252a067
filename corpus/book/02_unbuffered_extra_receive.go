//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a reader that expects one value more than the unbuffered writer has

// One value is written, two are awaited.
package main

import "fmt"

func give(to chan<- int) {
	to <- 1
}

func main() {
	ch := make(chan int)
	go give(ch)
	first := <-ch
	second := <-ch // want "deadlock"
	fmt.Println(first + second)
}
