//stalemate:expect safe
//stalemate:go exit
//stalemate:source a counting generator without a cancel function, consumed to its end

// A consumer that takes everything needs no way to stop.
package main

import "fmt"

func count(limit int) <-chan int {
	ch := make(chan int)
	go func() {
		for i := 0; i < limit; i++ {
			ch <- i
		}
		close(ch)
	}()
	return ch
}

func main() {
	sum := 0
	for i := range count(3) {
		sum += i
	}
	fmt.Println(sum)
}
