//rule: from go 1.20 interface types satisfy comparable; comparing incomparable values panics (spec "Satisfying a type constraint")
//go: 1.20

package main

import "fmt"

func Index[T comparable](s []T, x T) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}

func main() {
	fmt.Println(Index([]any{1, "a", 2.5}, any("a")), Index([]error{nil}, nil))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(Index([]any{1, []int{1}}, any([]int{1})))
}
