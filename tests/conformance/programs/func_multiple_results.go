//rule: a call's several results feed an assignment or another call's parameters (spec "Calls")

package main

import "fmt"

func two() (int, string)             { return 1, "x" }
func join(n int, s ...string) string { return fmt.Sprint(n, len(s), s) }
func pass() (int, string)            { return two() }

func main() {
	n, s := two()
	_, t := pass()
	fmt.Println(n, s, t)
	fmt.Println(join(two()))
	fmt.Println(pass())
	a, _ := func() (a, b int) { return 3, 4 }()
	fmt.Println(a)
}
