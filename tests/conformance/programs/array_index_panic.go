//rule: a run-time array index out of range panics (spec "Index expressions")

package main

import "fmt"

func get(i int) (v int, err interface{}) {
	defer func() { err = recover() }()
	a := [3]int{7, 8, 9}
	return a[i], nil
}

func main() {
	for _, i := range []int{0, 2, 3, -1, 1 << 40} {
		v, err := get(i)
		fmt.Println(v, err)
	}
}
