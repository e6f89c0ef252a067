//stalemate:expect leak
//stalemate:go exit
//stalemate:source a wrapper goroutine around a pure function whose answer nobody reads

// The question is asked, the input is closed as it should be, but the answer
// is never collected.
package main

func double(n int) int {
	return 2 * n
}

func wrap(in <-chan int, out chan<- int) {
	for n := range in {
		out <- double(n) // want "blocked write"
	}
	close(out)
}

func main() {
	in := make(chan int)
	out := make(chan int)
	go wrap(in, out)
	in <- 1
	close(in)
}
