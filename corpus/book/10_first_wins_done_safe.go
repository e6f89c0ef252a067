//stalemate:expect safe
//stalemate:go exit
//stalemate:source the first of several searchers wins, a done channel sends the others home

// The slower searchers either find the reader or the closed done channel.
package main

import "fmt"

func first(query int, searchers []func(int) int) int {
	done := make(chan struct{})
	defer close(done)
	found := make(chan int)
	for _, s := range searchers {
		go func(search func(int) int) {
			select {
			case found <- search(query):
			case <-done:
			}
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
