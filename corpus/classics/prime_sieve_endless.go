//stalemate:expect leak
//stalemate:go exit
//stalemate:source the prime sieve as it is usually shown: the generator counts for ever

// main stops after the third prime. Every goroutine of the chain then waits
// for the next one to take a number.
package main

import "fmt"

func generate(out chan<- int) {
	for n := 2; ; n++ {
		out <- n // want "blocked write"
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if n := <-in; n%prime != 0 {
			out <- n // want "blocked write"
		}
	}
}

func main() {
	numbers := make(chan int)
	go generate(numbers)
	for i := 0; ; i++ {
		prime := <-numbers
		fmt.Println(prime)
		if i == 2 {
			return
		}
		rest := make(chan int)
		go filter(numbers, rest, prime)
		numbers = rest
	}
}
