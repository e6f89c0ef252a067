//rule: send and receive on a nil channel block for ever (spec "Channel types")
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import "fmt"

func main() {
	var c chan string
	go func() { c <- "x" }()
	fmt.Println("blocking")
	fmt.Println(<-c)
}
