//stalemate:expect safe
//stalemate:go exit
//stalemate:source a goroutine wrapped around a pure function: ranges over its input, writes to its output, and the input is closed

// A pure function stays free of channels; a small wrapper goroutine feeds it
// from one channel and passes its answers on to another.
package main

import "fmt"

func double(n int) int {
	return 2 * n
}

func wrap(in <-chan int, out chan<- int) {
	for n := range in {
		out <- double(n)
	}
	close(out)
}

func main() {
	in := make(chan int)
	out := make(chan int)
	go wrap(in, out)
	go func() {
		for n := 1; n <= 2; n++ {
			in <- n
		}
		close(in)
	}()
	sum := 0
	for n := range out {
		sum += n
	}
	fmt.Println(sum)
}
