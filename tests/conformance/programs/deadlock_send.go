//rule: a send on an unbuffered channel without receiver is a deadlock (runtime deadlock detection)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import "fmt"

func main() {
	c := make(chan int, 1)
	c <- 1
	fmt.Println("buffered", len(c))
	c <- 2
	fmt.Println("never")
}
