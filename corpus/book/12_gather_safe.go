//stalemate:expect safe
//stalemate:go exit
//stalemate:source a known number of goroutines, each putting one result into a buffer of that size

// As many places as goroutines: every write goes through at once.
package main

import "fmt"

func process(n int) int {
	return n * n
}

func gather(n int) []int {
	results := make(chan int, n)
	for i := 0; i < n; i++ {
		go func(i int) {
			results <- process(i)
		}(i)
	}
	var out []int
	for i := 0; i < n; i++ {
		out = append(out, <-results)
	}
	return out
}

func main() {
	fmt.Println(len(gather(3)))
}
