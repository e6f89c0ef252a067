package main

import "fmt"

func main() {
	ch := make(chan int)
	for i := 1; i <= 2; i++ {
		go func(n int) { ch <- n * 7 }(i)
	}
	fmt.Println(<-ch)
	fmt.Println(<-ch)
	ch <- 3
}
