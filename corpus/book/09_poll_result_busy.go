//stalemate:expect busy-loop
//stalemate:go exit
//stalemate:source main polls for a result in a for-select with default in place of waiting for it

// The result comes, main only burns time until it does.
package main

import "fmt"

func main() {
	result := make(chan int, 1)
	go func() {
		result <- 42
	}()
	for {
		select { // want "busy"
		case v := <-result:
			fmt.Println(v)
			return
		default:
			continue
		}
	}
}
