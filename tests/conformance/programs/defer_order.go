//rule: deferred calls run in reverse order when the function returns (spec "Defer statements")

package main

import "fmt"

func f() (s string) {
	defer fmt.Println("first deferred")
	defer func() { fmt.Println("second deferred") }()
	fmt.Println("body")
	return "result"
}

func main() {
	fmt.Println(f())
	defer fmt.Println("main end")
	for i := 0; i < 4; i++ {
		defer fmt.Print(i, " ")
	}
	if true {
		defer fmt.Println("from a block")
	}
	fmt.Println("main body")
}
