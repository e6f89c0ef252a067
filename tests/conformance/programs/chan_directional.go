//rule: a channel converts implicitly to send-only or receive-only (spec "Channel types")

package main

import "fmt"

func source(out chan<- int, n int) {
	for i := 0; i < n; i++ {
		out <- i
	}
	close(out)
}
func double(in <-chan int, out chan<- int) {
	for v := range in {
		out <- 2 * v
	}
	close(out)
}

func main() {
	a, b := make(chan int), make(chan int, 1)
	go source(a, 4)
	go double(a, b)
	for v := range b {
		fmt.Print(v, " ")
	}
	var in <-chan int = b
	_, ok := <-in
	fmt.Println(ok, cap(in))
	fmt.Printf("%T %T %T\n", a, (chan<- int)(a), in)
}
