//rule: equal names at equal depth cancel out unless a shallower one exists (spec "Selectors")

package main

import "fmt"

type a struct{ x, y int }
type b struct{ x, z int }
type c struct {
	a
	b
}
type d struct {
	c
	x int
}
type hasF struct{}

func (hasF) F() string { return "F" }

type alsoF struct{}

func (alsoF) F() string { return "also" }

type twoF struct {
	hasF
	alsoF
}

func main() {
	v := c{a{1, 2}, b{3, 4}}
	fmt.Println(v.a.x, v.b.x, v.y, v.z)
	w := d{v, 5}
	fmt.Println(w.x, w.c.a.x, w.y)
	var i interface{} = twoF{}
	_, ok := i.(interface{ F() string })
	fmt.Println(ok, twoF{}.alsoF.F())
}
