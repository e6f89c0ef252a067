//rule: assigning to _ evaluates the right side and discards it (spec "Blank identifier")

package main

import "fmt"

func f(s string) int { fmt.Print(s, " "); return 1 }

type t struct {
	_ int
	a int
	_ string
}

func (_ t) m(_ int, s string) string { return s }

func main() {
	_ = f("one")
	_, x := f("two"), f("three")
	for _, v := range []int{x} {
		_ = v
	}
	for _ = range []int{1, 2} {
		f("loop")
	}
	fmt.Println(t{a: 1}.m(1, "s"), t{a: 2} == t{a: 2})
	defer func() { fmt.Println(recover()) }()
	var p *[2]int
	_ = p[1]
}
