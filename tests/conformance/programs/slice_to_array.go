//rule: a slice converts to an array by copying; too short panics (spec "Conversions from slice to array or array pointer")
//go: 1.20

package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	a := [2]int(s)
	a[0] = 9
	fmt.Println(s, a, [0]int(s), [3]int(s) == [3]int{1, 2, 3})
	defer func() { fmt.Println(recover()) }()
	n := 1
	fmt.Println([3]int(s[n:]))
}
