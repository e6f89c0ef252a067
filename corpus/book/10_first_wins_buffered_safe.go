//stalemate:expect safe
//stalemate:go exit
//stalemate:source the first of several searchers wins, and the channel has a place for each of them

// Late answers are put into the buffer, where nobody will look for them.
package main

import "fmt"

func search(query, step int) int {
	return query + step
}

func first(query, n int) int {
	found := make(chan int, n)
	for i := 0; i < n; i++ {
		go func(step int) {
			found <- search(query, step)
		}(i)
	}
	return <-found
}

func main() {
	fmt.Println(first(3, 3))
}
