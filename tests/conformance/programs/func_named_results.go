//rule: named results start at zero, a bare return gives them (spec "Return statements")

package main

import (
	"errors"
	"fmt"
)

func split(sum int) (x, y int) {
	x = sum * 4 / 9
	y = sum - x
	return
}

func early(n int) (s string, err error) {
	if n < 0 {
		err = errors.New("negative")
		return
	}
	s = "ok"
	return
}

func swap() (a, b int) {
	a, b = 1, 2
	return b, a
}

func main() {
	fmt.Println(split(17))
	fmt.Println(early(1))
	fmt.Println(early(-1))
	fmt.Println(swap())
}
