//rule: return, labelled break and continue leave range-over-func bodies as usual (spec "For statements" with range clause)
//go: 1.23

package main

import "fmt"

func seq(name string) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print(name, "-cleanup ")
		for i := 1; i <= 3; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func find(want int) (string, bool) {
	for v := range seq("f") {
		if v == want {
			return fmt.Sprint("found ", v), true
		}
	}
	return "none", false
}

func main() {
	fmt.Println(find(2))
	fmt.Println(find(9))
outer:
	for a := range seq("a") {
		for b := range seq("b") {
			if b == 2 {
				continue outer
			}
			if a == 2 {
				break outer
			}
			fmt.Print(a, b, " ")
		}
	}
	fmt.Println()
}
