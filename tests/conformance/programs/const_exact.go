//rule: constant expressions are evaluated exactly, beyond machine width (spec "Constant expressions")

package main

import "fmt"

const (
	huge  = 1 << 100
	small = huge >> 98
	third = 1.0 / 3
)

func main() {
	fmt.Println(small, huge/(huge-1), huge%1000)
	fmt.Println(third*3 == 1, 0.1+0.2 == 0.3)
	const f = 1e400 / 1e398
	fmt.Println(f, 5/2, 5/2.0, 5.0/2, -5/2, -5%3)
	const max = ^uint64(0)
	fmt.Println(uint64(max), int64(max>>1))
}
