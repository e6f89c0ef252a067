//rule: of several cases only ready ones are taken (spec "Select statements")

package main

import "fmt"

func main() {
	a, b, c := make(chan int), make(chan string, 1), make(chan bool)
	b <- "b"
	select {
	case <-a:
		fmt.Println("a")
	case s := <-b:
		fmt.Println(s)
	case c <- true:
		fmt.Println("c")
	}
	close(a)
	select {
	case v, ok := <-a:
		fmt.Println("closed", v, ok)
	case <-c:
		fmt.Println("c")
	}
	full := make(chan int, 1)
	full <- 1
	select {
	case full <- 2:
		fmt.Println("full")
	case v := <-full:
		fmt.Println("drained", v)
	}
}
