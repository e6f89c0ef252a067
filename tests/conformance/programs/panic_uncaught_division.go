//rule: an uncaught integer division by zero exits with 2 (spec "Arithmetic operators", integer operators)
//exit: 2
//stderr: panic: runtime error: integer divide by zero

package main

import "fmt"

func main() {
	n := 0
	fmt.Println(n)
	fmt.Println(10 / n)
}
