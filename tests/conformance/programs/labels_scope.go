//rule: labels have their own namespace and may equal variable names; labelled blocks can be broken (spec "Label scopes", "Break statements")

package main

import "fmt"

func main() {
	x := 1
x:
	for {
		x++
		if x > 3 {
			break x
		}
	}
	fmt.Println(x)
fmt:
	for i := 0; i < 2; i++ {
		continue fmt
	}
block:
	switch {
	case true:
		if x == 4 {
			break block
		}
		x = 0
	}
	fmt.Println(x)
}
