//rule: predeclared identifiers may be redeclared (spec "Predeclared identifiers")

package main

import "fmt"

type int32 struct{ v string }

func len(s string) string { return "len of " + s }

func main() {
	nil := 5
	true := false
	fmt.Println(nil, true, len("x"), int32{"mine"})
	string := func(n int) int { return n + 1 }
	fmt.Println(string(1))
	const iota = 7
	const (
		a = iota
		b
	)
	fmt.Println(a, b)
	append, cap := "a", "c"
	fmt.Println(append + cap)
}
