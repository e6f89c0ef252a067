//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a range loop over a channel that nobody closes

// The writer is done and gone; the loop waits for the next value.
package main

import "fmt"

func produce(ch chan<- int) {
	for i := 1; i <= 2; i++ {
		ch <- i
	}
}

func main() {
	ch := make(chan int)
	go produce(ch)
	sum := 0
	for v := range ch { // want "deadlock"
		sum += v
	}
	fmt.Println(sum)
}
