//rule: append within capacity writes into the shared array (spec "Appending to and copying slices")

package main

import "fmt"

func main() {
	base := make([]int, 3, 10)
	a := append(base, 1)
	b := append(base, 2)
	fmt.Println(a[3], b[3], len(base), &a[0] == &b[0])
	c := base[:4]
	fmt.Println(c)
	full := []int{1, 2, 3}
	d := append(full, 4)
	e := append(full, 5)
	d[0] = 100
	fmt.Println(full, d, e)
}
