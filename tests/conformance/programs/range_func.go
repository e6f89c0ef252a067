//rule: range over a function calls it with a yield function for the body (spec "For statements" with range clause)
//go: 1.23

package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("stopped ")
				return
			}
		}
		fmt.Print("finished ")
	}
}

func pairs(s []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(i, s[i]) {
				return
			}
		}
	}
}

func main() {
	for i := range count(3) {
		fmt.Print(i, " ")
	}
	for i := range count(9) {
		if i == 2 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i, s := range pairs([]string{"a", "b"}) {
		fmt.Print(i, s, " ")
	}
	for i := range pairs([]string{"a", "b"}) {
		fmt.Print(i, " ")
	}
	for range func(yield func() bool) { _ = yield() && yield() } {
		fmt.Print("x ")
	}
	fmt.Println()
}
