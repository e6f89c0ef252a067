//rule: a deferred recover works for the deferred function that has deferred it, when that returns (spec "Handling panics")

package main

import "fmt"

// inside: recover is called on behalf of the deferred function.
func inside() {
	defer func() {
		defer recover()
	}()
	panic("inside")
}

// itself: recover is the deferred function and called by nobody.
func itself() (s string) {
	defer func() { s = fmt.Sprint("itself: ", recover()) }()
	defer recover()
	panic(1)
}

// during: a second panic calls it, too early.
func during() (s string) {
	defer func() { s = fmt.Sprint("during: ", recover()) }()
	defer func() {
		defer func() { fmt.Println("second:", recover()) }()
		defer recover()
		panic("b")
	}()
	panic("a")
}

// after: the second panic is over when it is called.
func after() (s string) {
	defer func() { s = fmt.Sprint("after: ", recover()) }()
	defer func() {
		defer recover()
		defer func() { fmt.Println("second:", recover()) }()
		panic("b")
	}()
	panic("a")
}

func main() {
	inside()
	fmt.Println(itself())
	fmt.Println(during())
	fmt.Println(after())
}
