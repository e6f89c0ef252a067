//rule: range over a string gives byte positions and runes; the string is evaluated once (spec "For statements" with range clause)

package main

import "fmt"

func main() {
	s := "zñ日😀!"
	for i, r := range s {
		fmt.Println(i, r, string(r))
		s = "changed"
	}
	for i := range "añb" {
		fmt.Print(i, " ")
	}
	n := 0
	for range "äöü" {
		n++
	}
	fmt.Println(n, s)
}
