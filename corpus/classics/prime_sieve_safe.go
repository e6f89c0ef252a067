//stalemate:expect safe
//stalemate:go exit
//stalemate:source the prime sieve: a chain of filters, one for each prime, that ends when its source does

// The generator closes its channel after the last candidate, and each filter
// passes the end on, so that nobody is left behind.
package main

import "fmt"

const limit = 8

// candidates sends 2, 3, 4, … up to the limit.
func candidates() <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := 2; n < limit; n++ {
			out <- n
		}
	}()
	return out
}

// without passes on what the prime does not divide.
func without(prime int, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			if n%prime != 0 {
				out <- n
			}
		}
	}()
	return out
}

func main() {
	numbers := candidates()
	for {
		prime, ok := <-numbers
		if !ok {
			break
		}
		fmt.Println(prime)
		numbers = without(prime, numbers)
	}
}
