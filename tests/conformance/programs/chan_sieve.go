//rule: goroutines chained by channels: the prime sieve (spec "Go statements", "Channel types")

package main

import "fmt"

func filter(in <-chan int, prime int) <-chan int {
	out := make(chan int)
	go func() {
		for v := range in {
			if v%prime != 0 {
				out <- v
			}
		}
		close(out)
	}()
	return out
}

func main() {
	c := make(chan int)
	go func() {
		for i := 2; i < 30; i++ {
			c <- i
		}
		close(c)
	}()
	var in <-chan int = c
	for {
		p, ok := <-in
		if !ok {
			break
		}
		fmt.Print(p, " ")
		in = filter(in, p)
	}
	fmt.Println()
}
