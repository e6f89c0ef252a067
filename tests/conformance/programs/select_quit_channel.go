//rule: a closed channel in a select stops a worker (spec "Select statements", "Close")

package main

import "fmt"

func main() {
	quit, out, done := make(chan struct{}), make(chan int), make(chan string)
	go func() {
		n := 0
		for {
			select {
			case out <- n:
				n++
			case <-quit:
				done <- fmt.Sprint("sent ", n)
				return
			}
		}
	}()
	for i := 0; i < 3; i++ {
		fmt.Println(<-out)
	}
	close(quit)
	fmt.Println(<-done)
}
