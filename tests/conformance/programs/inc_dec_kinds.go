//rule: ++ and -- work on any numeric operand, also through pointers and maps (spec "IncDec statements")

package main

import "fmt"

type box struct{ n uint8 }

func main() {
	x := 1.5
	x++
	p := &x
	*p--
	*p--
	fmt.Println(x)
	b := &box{}
	b.n--
	fmt.Println(b.n)
	m := map[rune]int{}
	for _, r := range "hello" {
		m[r]++
	}
	fmt.Println(m['l'], m['h'], m['z'])
	a := [2]int8{127, -128}
	a[0]++
	a[1]--
	fmt.Println(a)
}
