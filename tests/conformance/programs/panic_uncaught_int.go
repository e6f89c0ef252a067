//rule: an uncaught panic with a number prints its type and value (spec "Handling panics"; runtime)
//exit: 2
//stderr: panic: 42

package main

import "fmt"

func main() {
	fmt.Println("before")
	panic(42)
}
