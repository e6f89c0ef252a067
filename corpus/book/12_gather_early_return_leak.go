//stalemate:expect leak
//stalemate:go exit
//stalemate:source gathering into too small a buffer, given up at the first bad result

// When the bad result comes first, two more are on their way and there is a
// place for one.
package main

import "fmt"

func process(n int) int {
	if n == 2 {
		return -1
	}
	return n
}

func gather(n int) bool {
	results := make(chan int, 1)
	for i := 0; i < n; i++ {
		go func(i int) {
			results <- process(i) // want "blocked write"
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
