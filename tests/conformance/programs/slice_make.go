//rule: make gives a zeroed slice; a negative or inverted length panics (spec "Making slices, maps and channels")

package main

import "fmt"

func try(n, m int) {
	defer func() { fmt.Println(recover()) }()
	s := make([]int16, n, m)
	fmt.Println(len(s), cap(s), s)
}

func main() {
	try(2, 4)
	try(0, 0)
	n := -1
	try(n, 3)
	try(3, 2)
	var u uint8 = 3
	fmt.Println(make([]bool, u), len(make([]struct{}, 5)))
}
