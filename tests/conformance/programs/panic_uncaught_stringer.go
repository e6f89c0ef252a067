//rule: an uncaught panic with a Stringer prints its String text (spec "Handling panics"; runtime)
//exit: 2
//stderr: panic: level three

package main

import "fmt"

type level int

func (l level) String() string { return "level three" }

func main() {
	fmt.Println("before")
	panic(level(3))
}
