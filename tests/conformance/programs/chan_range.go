//rule: range receives until the channel is closed and drained (spec "For statements" with range clause)

package main

import "fmt"

func produce(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 0; i < n; i++ {
			c <- i * i
		}
	}()
	return c
}

func main() {
	for v := range produce(5) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	total := 0
	c := produce(10)
	for v := range c {
		if v == 16 {
			break
		}
		total += v
	}
	for range c {
		total++
	}
	fmt.Println(total)
}
