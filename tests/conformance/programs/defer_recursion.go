//rule: each activation has its own list of deferred calls (spec "Defer statements")

package main

import "fmt"

func f(n int) {
	defer fmt.Print("out", n, " ")
	if n > 0 {
		f(n - 1)
	}
	fmt.Print("in", n, " ")
}

func main() {
	f(3)
	fmt.Println()
}
