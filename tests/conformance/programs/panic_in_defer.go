//rule: a panic in a deferred call replaces the current one; remaining defers still run (spec "Handling panics")

package main

import "fmt"

func f() {
	defer func() { fmt.Println("got", recover()) }()
	defer func() { fmt.Println("still runs") }()
	defer func() { panic("second") }()
	panic("first")
}

func g() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("replaced")
	}()
	panic("kept")
}

func main() {
	f()
	g()
}
