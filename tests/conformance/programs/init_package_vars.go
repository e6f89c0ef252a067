//rule: package variables are initialised in dependency order, then declaration order (spec "Package initialization")

package main

import "fmt"

var (
	a = c + b
	b = f("b", 2)
	c = f("c", 3)
	d = f("d", 4)
)

var _ = f("blank", 0)

var x, y = pair()

func f(s string, n int) int {
	fmt.Println("init", s)
	return n
}

func pair() (int, int) { return y0 * 2, y0 * 3 }

var y0 = 7

func init() { fmt.Println("init function", a, b, c, d) }

func main() { fmt.Println(a, b, c, d, x, y) }
