//rule: a panic in a deferred call of a normally returning function ends the program (spec "Handling panics")
//exit: 2
//stderr: panic: from a deferred call

package main

import "fmt"

func f() {
	defer fmt.Println("other deferred call")
	defer func() { panic("from a deferred call") }()
	fmt.Println("f returns")
}

func main() {
	f()
	fmt.Println("never")
}
