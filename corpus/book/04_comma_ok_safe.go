//stalemate:expect safe
//stalemate:go exit
//stalemate:source the comma ok form of receive tells a written zero from a closed channel

// A zero is a value like any other; only ok says that the channel is closed.
package main

import "fmt"

func produce(ch chan<- int) {
	ch <- 0
	ch <- 7
	close(ch)
}

func main() {
	ch := make(chan int, 1)
	go produce(ch)
	count := 0
	for {
		v, ok := <-ch
		if !ok {
			fmt.Println(count, v)
			return
		}
		count++
	}
}
