//rule: a goroutine whose send panicked because the channel was closed selects as before (close, select)

package main

import (
	"fmt"
	"time"
)

func send(ch chan<- int) (reason any) {
	defer func() { reason = recover() }()
	ch <- 1
	return nil
}

func main() {
	for round := 0; round < 3; round++ {
		ch := make(chan int)
		go func() {
			time.Sleep(time.Millisecond)
			close(ch)
		}()
		fmt.Println(send(ch))
		first, second := make(chan string, 1), make(chan string, 1)
		second <- "second"
		select {
		case s := <-first:
			fmt.Println(s)
		case s := <-second:
			fmt.Println(s)
		}
		select {
		default:
			fmt.Println("default")
		}
	}
}
