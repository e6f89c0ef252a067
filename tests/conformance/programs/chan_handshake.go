//rule: two unbuffered channels alternate two goroutines strictly (spec "Channel types")

package main

import "fmt"

func player(name string, in <-chan int, out chan<- int, done chan<- bool) {
	for n := range in {
		fmt.Println(name, n)
		if n == 5 {
			close(out)
			done <- true
			return
		}
		out <- n + 1
	}
}

func main() {
	ping, pong, done := make(chan int), make(chan int), make(chan bool)
	go player("ping", ping, pong, done)
	go player("pong", pong, ping, done)
	ping <- 1
	<-done
}
