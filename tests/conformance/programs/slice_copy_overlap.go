//rule: copy handles overlap and returns the smaller length (spec "Appending to and copying slices")

package main

import "fmt"

func main() {
	a := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(a[1:], a), a)
	b := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(b, b[2:]), b)
	c := make([]int, 2)
	fmt.Println(copy(c, a), c, copy(c, []int(nil)), copy(c[:0], a))
	d := make([]byte, 4)
	n := copy(d, "hello")
	fmt.Println(n, string(d))
	type named []int
	fmt.Println(copy(c, named{8, 9, 10}), c)
}
