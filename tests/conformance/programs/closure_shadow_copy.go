//rule: redeclaring the loop variable in the body gives each closure its own (spec "Declarations and scope")

package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		i := i
		fs = append(fs, func() int { i *= 2; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var gs []func()
	for _, s := range []string{"a", "b"} {
		gs = append(gs, func(s string) func() { return func() { fmt.Print(s, " ") } }(s))
	}
	for _, g := range gs {
		g()
	}
	fmt.Println()
}
