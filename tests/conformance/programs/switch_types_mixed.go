//rule: tag and cases compare under ==, also structs, arrays, pointers and interfaces (spec "Expression switches")

package main

import "fmt"

type p struct{ x, y int }

func main() {
	a := &p{1, 2}
	switch *a {
	case p{2, 1}:
		fmt.Println("no")
	case p{1, 2}:
		fmt.Println("struct")
	}
	switch a {
	case &p{1, 2}:
		fmt.Println("no")
	case nil:
		fmt.Println("nil")
	case a:
		fmt.Println("pointer")
	}
	switch [2]int{1, 2} {
	case [...]int{1, 2}:
		fmt.Println("array")
	}
	var e error
	switch e {
	case nil:
		fmt.Println("nil error")
	default:
		fmt.Println("no")
	}
	const c = 'b'
	switch {
	case c >= 'a' && c <= 'z':
		fmt.Println("letter")
	}
}
