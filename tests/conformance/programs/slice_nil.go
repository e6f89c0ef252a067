//rule: a nil slice has length 0, can be ranged, appended, sliced and copied (spec "Slice types")

package main

import "fmt"

func main() {
	var s []string
	fmt.Println(s == nil, len(s), cap(s), s[:] == nil, s[0:0] == nil)
	for range s {
		fmt.Println("never")
	}
	e := []string{}
	fmt.Println(e == nil, len(e), e[:0] == nil)
	s = append(s, "x")
	fmt.Println(s, s[:0] == nil)
	fmt.Println(copy(s, []string(nil)))
}
