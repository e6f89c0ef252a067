//stalemate:expect leak
//stalemate:go exit
//stalemate:source two inputs turned off with nil channels, and nobody to close done

// With both inputs off, done is the only way out, and it stays shut.
package main

import "fmt"

func feed(ch chan<- int, v int) {
	ch <- v
	close(ch)
}

func merge(done <-chan struct{}, a, b <-chan int, out chan<- int) {
	for {
		select { // want "leak"
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			out <- v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			out <- v
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
	sum := <-out
	sum += <-out
	fmt.Println(sum)
}
