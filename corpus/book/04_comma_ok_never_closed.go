//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a comma ok loop that waits for a close nobody does

// ok would turn false on a close only.
package main

import "fmt"

func produce(ch chan<- int) {
	ch <- 0
	ch <- 7
}

func main() {
	ch := make(chan int, 1)
	go produce(ch)
	count := 0
	for {
		v, ok := <-ch // want "deadlock"
		if !ok {
			fmt.Println(count, v)
			return
		}
		count++
	}
}
