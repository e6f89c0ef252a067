//rule: the iteration variable has the type of n; an untyped constant gives int (spec "For statements" with range clause)
//go: 1.22

package main

import "fmt"

type level uint8

func main() {
	var n int8 = 2
	for i := range n {
		fmt.Printf("%T %v\n", i, i)
	}
	for i := range level(2) {
		fmt.Printf("%T %v\n", i, i)
	}
	for i := range 1 {
		fmt.Printf("%T %v\n", i, i)
	}
	var k uint8
	for k = range 3 {
	}
	fmt.Println(k)
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { i++; return i })
	}
	fmt.Println(fs[0](), fs[0](), fs[2]())
}
