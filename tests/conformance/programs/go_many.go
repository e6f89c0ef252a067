//rule: each go statement starts one goroutine (spec "Go statements")

package main

import "fmt"

func main() {
	const n = 50
	c := make(chan int)
	for i := 0; i < n; i++ {
		go func(i int) { c <- i }(i)
	}
	seen := make([]bool, n)
	sum := 0
	for i := 0; i < n; i++ {
		v := <-c
		if seen[v] {
			fmt.Println("twice", v)
		}
		seen[v] = true
		sum += v
	}
	fmt.Println(sum)
}
