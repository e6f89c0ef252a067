//rule: results are evaluated in order and set before deferred calls run (spec "Return statements")

package main

import "fmt"

func t(s string) string { fmt.Print(s, " "); return s }

func f() (a, b string) {
	defer func() { fmt.Print("deferred(", a, b, ") ") }()
	return t("1"), t("2")
}

func g() (x, y int) {
	x, y = 1, 2
	return y, x + y
}

func main() {
	fmt.Println(f())
	fmt.Println(g())
}
