//rule: an uncaught panic with a string prints it and exits with 2 (spec "Handling panics")
//exit: 2
//stderr: panic: something broke

package main

import "fmt"

func main() {
	defer fmt.Println("deferred runs first")
	fmt.Println("before")
	panic("something broke")
}
