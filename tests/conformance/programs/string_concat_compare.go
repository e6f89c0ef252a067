//rule: strings are immutable, concatenated by +, compared bytewise (spec "String concatenation", "Comparison operators")

package main

import "fmt"

func main() {
	a := "abc"
	b := a
	a += "def"
	fmt.Println(a, b)
	fmt.Println("a" < "b", "Z" < "a", "abc" < "abcd", "" < "a", "é" > "z", "b" > "abc", a >= a)
	s := ""
	for i := 0; i < 5; i++ {
		s = string(rune('0'+i)) + s
	}
	fmt.Println(s, s == "43210", s != "43210")
}
