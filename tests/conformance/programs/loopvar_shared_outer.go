//rule: a loop variable assigned (not declared) by the for clause is one variable for all iterations (spec "For statements")

package main

import "fmt"

func main() {
	var i, v int
	var k string
	var fs []func() int
	for i = 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	fmt.Println(fs[0](), fs[1](), fs[2]())
	var gs []func() int
	for _, v = range []int{4, 5, 6} {
		gs = append(gs, func() int { return v })
	}
	fmt.Println(gs[0](), gs[1](), gs[2](), v)
	for k = range map[string]int{"only": 1} {
	}
	fmt.Println(k)
}
