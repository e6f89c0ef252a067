//stalemate:expect leak
//stalemate:go exit
//stalemate:source the first of three searchers wins, the two others stay in their writes

// One answer is read; of three searchers two are left.
package main

import "fmt"

func first(query int, searchers []func(int) int) int {
	found := make(chan int)
	for _, s := range searchers {
		go func(search func(int) int) {
			found <- search(query) // want "blocked write"
		}(s)
	}
	return <-found
}

func main() {
	plusOne := func(n int) int { return n + 1 }
	twice := func(n int) int { return n * 2 }
	square := func(n int) int { return n * n }
	fmt.Println(first(3, []func(int) int{plusOne, twice, square}))
}
