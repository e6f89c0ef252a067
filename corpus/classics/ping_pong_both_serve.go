//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source ping-pong: both players serve

// Two balls on a table for one: both players hold one and wait for the other
// to receive.
package main

import "fmt"

func play(name string, out chan<- int, in <-chan int, done chan<- bool) {
	for i := 0; i < 2; i++ {
		out <- i
		fmt.Println(name, <-in)
	}
	done <- true
}

func main() {
	there, back := make(chan int), make(chan int)
	done := make(chan bool)
	go play("ping", there, back, done)
	go play("pong", back, there, done)
	<-done // want "deadlock"
	<-done
}
