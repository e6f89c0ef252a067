//stalemate:expect leak
//stalemate:go exit
//stalemate:source a for-select worker whose done channel is never closed

// There is a done channel, but nobody gives the sign.
package main

import "fmt"

func worker(done <-chan struct{}, jobs <-chan int, results chan<- int) {
	for {
		select { // want "leak"
		case <-done:
			return
		case j := <-jobs:
			results <- j * j
		}
	}
}

func main() {
	done := make(chan struct{})
	jobs := make(chan int)
	results := make(chan int)
	go worker(done, jobs, results)
	sum := 0
	for j := 1; j <= 2; j++ {
		jobs <- j
		sum += <-results
	}
	fmt.Println(sum)
}
