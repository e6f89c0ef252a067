//rule: recover works only when called directly by a deferred function (spec "Handling panics")

package main

import "fmt"

func helper() interface{} { return recover() }

func nested() (s string) {
	defer func() { s = fmt.Sprint("outer ", recover()) }()
	defer func() {
		func() { fmt.Println("nested:", recover()) }()
	}()
	defer func() { fmt.Println("helper:", helper()) }()
	defer fmt.Println("argument:", recover())
	panic("p")
}

func direct() (s string) {
	defer func() { s = fmt.Sprint("still ", recover()) }()
	defer helper()
	panic("swallowed by a directly deferred function")
}

func main() {
	fmt.Println(nested())
	fmt.Println(direct())
	defer func() { fmt.Println("no panic:", recover()) }()
}
