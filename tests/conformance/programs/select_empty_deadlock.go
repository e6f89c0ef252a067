//rule: an empty select blocks for ever; alone it is a deadlock (spec "Select statements")
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import "fmt"

func main() {
	fmt.Println("before")
	select {}
}
