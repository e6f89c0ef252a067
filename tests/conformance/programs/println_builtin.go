//rule: println and print write to standard error: spaces and newline, or neither (spec "Bootstrapping")
//stderr: 1 true text -5
//stderr: abc12

package main

import "fmt"

func main() {
	println(1, true, "text", -5)
	print("abc", 1, 2, "\n")
	println()
	fmt.Println("standard output")
}
