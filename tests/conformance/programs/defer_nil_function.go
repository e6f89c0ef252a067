//rule: deferring a nil function panics when the call is invoked, not at the defer statement (spec "Defer statements")

package main

import "fmt"

func f() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var nothing func()
	defer nothing()
	fmt.Println("after the defer statement")
}

func main() {
	f()
	fmt.Println("end")
}
