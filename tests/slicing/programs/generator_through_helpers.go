package main

import "fmt"

func send(ch chan int, v int) { ch <- v }

func receive(ch chan int) int { return <-ch }

func main() {
	numbers := make(chan int)
	go func() {
		for i := 0; ; i++ {
			send(numbers, i)
		}
	}()
	control := make(chan int, 1)
	send(control, 1)
	if receive(control) != 1 {
		panic("no")
	}
	for {
		fmt.Println(receive(numbers))
	}
}
