//stalemate:expect safe
//stalemate:go exit
//stalemate:source a range loop over a channel that its only writer closes

// The writer knows when there is no more, so the writer closes.
package main

import "fmt"

func produce(ch chan<- int) {
	defer close(ch)
	for i := 1; i <= 2; i++ {
		ch <- i
	}
}

func main() {
	ch := make(chan int)
	go produce(ch)
	sum := 0
	for v := range ch {
		sum += v
	}
	fmt.Println(sum)
}
