//rule: an uncaught close of a nil channel exits with 2 (spec "Close")
//exit: 2
//stderr: panic: close of nil channel

package main

import "fmt"

func main() {
	var c chan int
	fmt.Println(c == nil)
	close(c)
}
