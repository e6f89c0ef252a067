//stalemate:expect safe
//stalemate:go exit
//stalemate:source a default that is tried a bounded number of times is no busy loop

// Two tries, then main waits like everybody else.
package main

import "fmt"

func main() {
	result := make(chan int, 1)
	go func() {
		result <- 42
	}()
	for try := 0; try < 2; try++ {
		select {
		case v := <-result:
			fmt.Println("early", v)
			return
		default:
		}
	}
	fmt.Println("late", <-result)
}
