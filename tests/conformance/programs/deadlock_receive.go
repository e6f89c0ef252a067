//rule: a receive nobody answers is a deadlock: fatal, exit 2, no deferred calls (runtime deadlock detection)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import "fmt"

func main() {
	defer fmt.Println("never")
	c := make(chan int)
	fmt.Println("receiving")
	<-c
}
