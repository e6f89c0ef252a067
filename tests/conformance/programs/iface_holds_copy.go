//rule: storing a value in an interface copies it (spec "Interface types", "Variables")

package main

import "fmt"

type counter struct{ n int }

func (c counter) get() int { return c.n }
func (c *counter) inc()    { c.n++ }

type getter interface{ get() int }

func main() {
	c := counter{1}
	var g getter = c
	c.n = 100
	fmt.Println(g.get(), c.get())
	var p getter = &c
	c.inc()
	fmt.Println(p.get())
	v := g.(counter)
	v.inc()
	fmt.Println(v.n, g.get())
	a := [2]int{1, 2}
	var i interface{} = a
	a[0] = 9
	fmt.Println(i, a)
}
