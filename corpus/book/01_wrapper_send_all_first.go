//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a wrapper goroutine whose caller wants to ask everything before it reads any answer

// The wrapper cannot take the second question before its first answer is
// read, and the caller reads no answer before the second question is taken.
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
	for n := 1; n <= 2; n++ {
		in <- n // want "deadlock"
	}
	close(in)
	sum := 0
	for n := range out {
		sum += n
	}
	fmt.Println(sum)
}
