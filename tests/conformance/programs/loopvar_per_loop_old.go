//rule: before go 1.22 a variable declared by the for clause is shared by all iterations (spec "For statements", language version below 1.22)
//go: 1.19

package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	fmt.Println(fs[0](), fs[1](), fs[2]())
	var ps []*int
	for _, v := range []int{4, 5, 6} {
		ps = append(ps, &v)
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
}
