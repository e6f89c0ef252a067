//rule: functions are values: stored in variables, fields, slices, passed and returned (spec "Function types")

package main

import "fmt"

type op func(int) int

func (o op) twice(n int) int { return o(o(n)) }

type machine struct {
	step  func(int) int
	steps []op
}

func double(n int) int { return 2 * n }
func compose(fs ...op) op {
	return func(n int) int {
		for _, f := range fs {
			n = f(n)
		}
		return n
	}
}

func main() {
	var f func(int) int
	fmt.Println(f == nil)
	f = double
	m := machine{f, []op{double, func(n int) int { return n + 1 }}}
	fmt.Println(m.step(4), m.steps[1](4), op(double).twice(3), compose(m.steps...)(10))
	fmt.Println(func(a, b int) int { return a * b }(3, 4))
	defer func() { fmt.Println(recover()) }()
	f = nil
	f(1)
}
