//stalemate:expect safe
//stalemate:go exit
//stalemate:source unbuffered send and receive through directional parameters, a partner for every operation

// The parameter types say who may write and who may read; each side does its
// half of two meetings.
package main

import "fmt"

func ask(questions chan<- int, answers <-chan int) int {
	questions <- 20
	return <-answers
}

func reply(questions <-chan int, answers chan<- int) {
	q := <-questions
	answers <- q + 1
}

func main() {
	questions := make(chan int)
	answers := make(chan int)
	go reply(questions, answers)
	fmt.Println(ask(questions, answers))
}
