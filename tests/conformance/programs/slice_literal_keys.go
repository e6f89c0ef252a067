//rule: composite literals may index their elements by constants (spec "Composite literals")

package main

import "fmt"

func main() {
	const two = 2
	s := []string{5: "five", "six", 1: "one", two: "two"}
	fmt.Printf("%d %q\n", len(s), s)
	a := [...]int{9: 1, 3: 7, 8}
	fmt.Println(len(a), a)
	v := [128]bool{'a': true, 'e': true}
	fmt.Println(v['a'], v['b'], v[101])
}
