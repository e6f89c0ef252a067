//rule: an uncaught panic with a struct prints the type and addresses only (spec "Handling panics"; runtime)
//exit: 2

package main

import "fmt"

type s struct{ a, b int }

func main() {
	fmt.Println("before")
	panic(s{1, 2})
}
