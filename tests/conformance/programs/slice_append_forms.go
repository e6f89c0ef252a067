//rule: append takes values, a spread slice, a spread string, or nothing (spec "Appending to and copying slices")

package main

import "fmt"

func main() {
	var s []int
	s = append(s)
	fmt.Println(s == nil)
	s = append(s, 1)
	s = append(s, 2, 3)
	s = append(s, s...)
	fmt.Println(s, len(s))
	b := append([]byte("ab"), "cd"...)
	fmt.Println(string(b))
	var any []interface{}
	any = append(any, 1, "x", nil, 2.5)
	fmt.Println(any, len(any))
	fmt.Println(append([]int(nil), []int{}...) == nil)
	for i := 0; i < 1000; i++ {
		s = append(s, i)
	}
	fmt.Println(len(s), s[6], s[1005], cap(s) >= len(s))
}
