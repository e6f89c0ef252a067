//stalemate:expect leak
//stalemate:go exit
//stalemate:source a wrapper goroutine around a pure function whose input channel nobody closes

// The caller takes the two answers it asked for and goes; the wrapper waits
// for a third question that never comes.
package main

import "fmt"

func double(n int) int {
	return 2 * n
}

func wrap(in <-chan int, out chan<- int) {
	for n := range in { // want "leak"
		out <- double(n)
	}
	close(out)
}

func main() {
	in := make(chan int)
	out := make(chan int)
	go wrap(in, out)
	in <- 1
	first := <-out
	in <- 2
	second := <-out
	fmt.Println(first + second)
}
