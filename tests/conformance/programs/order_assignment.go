//rule: in an assignment operands on the left and right are evaluated first, then assigned left to right (spec "Assignment statements")

package main

import "fmt"

func i(n int) int { fmt.Print("i", n, " "); return n }
func v(n int) int { fmt.Print("v", n, " "); return n }

func main() {
	a := []int{0, 0, 0}
	a[i(0)], a[i(1)], a[i(0)] = v(7), v(8), v(9)
	fmt.Println(a)
	k := 0
	k, a[k] = 1, 2
	fmt.Println(k, a)
	k = 0
	a[k], k = 2, 1
	fmt.Println(k, a)
	a[0], a[0] = 1, 2
	fmt.Println(a)
}
