//rule: starting a nil function is a fatal error at the go statement (spec "Go statements")
//exit: 2

package main

import "fmt"

func main() {
	defer fmt.Println("never: not recoverable")
	defer func() { recover() }()
	var f func()
	fmt.Println("before")
	go f()
	fmt.Println("never")
}
