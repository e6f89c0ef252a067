//stalemate:expect leak
//stalemate:go exit
//stalemate:source two inputs turned off with nil channels, done being closed while one value is still on its way

// The value that was not asked for holds up its writer, or the merging
// goroutine when that has taken it already.
package main

import "fmt"

func feed(ch chan<- int, v int) {
	ch <- v // want "blocked write"
	close(ch)
}

func merge(done <-chan struct{}, a, b <-chan int, out chan<- int) {
	for {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			out <- v // want "blocked write"
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			out <- v // want "blocked write"
		case <-done:
			return
		}
	}
}

func main() {
	done := make(chan struct{})
	a := make(chan int)
	b := make(chan int)
	out := make(chan int)
	go feed(a, 1)
	go feed(b, 2)
	go merge(done, a, b, out)
	v := <-out
	close(done)
	fmt.Println(v)
}
