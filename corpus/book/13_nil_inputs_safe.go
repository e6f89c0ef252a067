//stalemate:expect safe
//stalemate:go exit
//stalemate:source two inputs merged in one select, each turned off with a nil channel when it is closed, done ends the loop

// A nil channel is never ready, which takes its case out of the select.
package main

import "fmt"

func feed(ch chan<- int, v int) {
	ch <- v
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
	close(done)
	fmt.Println(sum)
}
