package main

import "fmt"

func main() {
	ch := make(chan int, 2)
	go func() {
		for i := 0; ; i++ {
			ch <- i
		}
	}()
	for v := range ch {
		fmt.Printf("received %d\n", v)
	}
}
