//rule: arrays are comparable elementwise when the element type is (spec "Comparison operators")

package main

import "fmt"

func main() {
	a, b := [3]int{1, 2, 3}, [...]int{1, 2, 3}
	fmt.Println(a == b, a != [3]int{1, 2})
	b[2]++
	fmt.Println(a == b)
	x := [2][2]string{{"a", "b"}, {"c"}}
	y := x
	fmt.Println(x == y, [0]int{} == [0]int{})
	m := map[[2]int]string{{1, 2}: "one-two"}
	fmt.Println(m[[2]int{1, 2}], m[[2]int{2, 1}] == "")
}
