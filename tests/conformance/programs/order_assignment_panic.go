//rule: a tuple assignment performs its assignments in order until one panics (spec "Assignment statements")

package main

import "fmt"

type point struct{ x, y int }

func main() {
	x := []int{1, 2, 3}
	func() {
		defer func() { recover() }()
		var p *point
		x[2], p.x = 6, 7
	}()
	fmt.Println(x)
	func() {
		defer func() { fmt.Println(recover()) }()
		n := 3
		x[1], x[n] = 4, 5
	}()
	fmt.Println(x[0], x[2])
	i := 2
	x[i], i = 9, 0
	fmt.Println(x, i)
}
