//rule: after recovery the function returns its named results as they are (spec "Handling panics")

package main

import "fmt"

func named() (n int, s string) {
	defer func() { recover() }()
	n = 7
	panic("x")
}
func unnamed() int {
	defer func() { recover() }()
	panic("x")
}
func during() (n int) {
	defer func() { recover() }()
	return func() int { n = 5; panic("in the return expression") }()
}

func main() {
	fmt.Println(named())
	fmt.Println(unnamed(), during())
}
