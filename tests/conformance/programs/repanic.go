//rule: a recovered value may be panicked again and is caught further up (spec "Handling panics")

package main

import "fmt"

func inner() {
	defer func() {
		r := recover()
		fmt.Println("inner", r)
		panic(fmt.Sprint("re-", r))
	}()
	panic("first")
}

func main() {
	defer func() {
		fmt.Println("main", recover())
	}()
	inner()
}
