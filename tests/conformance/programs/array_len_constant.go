//rule: len of an array is constant and does not evaluate a call-free operand; pointers to arrays index and range (spec "Length and capacity")

package main

import "fmt"

func main() {
	var p *[4]int
	const n = len([3]int{})
	fmt.Println(n, len(p), cap(p), len(*p))
	for i := range p {
		fmt.Print(i, " ")
	}
	fmt.Println()
	q := &[4]int{1, 2, 3, 4}
	q[1] += 40
	fmt.Println(*q, q[1:3], len(q[2:]))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(p[1])
}
