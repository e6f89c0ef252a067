//stalemate:expect safe
//stalemate:go exit
//stalemate:source gathering into a buffer of full size, given up at the first bad result

// Leaving early does no harm as long as there is a place for every result.
package main

import "fmt"

func process(n int) int {
	if n == 2 {
		return -1
	}
	return n
}

func gather(n int) bool {
	results := make(chan int, n)
	for i := 0; i < n; i++ {
		go func(i int) {
			results <- process(i)
		}(i)
	}
	for i := 0; i < n; i++ {
		if <-results < 0 {
			return false
		}
	}
	return true
}

func main() {
	fmt.Println(gather(3))
}
