// rule: an empty struct tag is as good as none, and raw and interpreted tags of the same text are the same (Struct types)
package main

import "fmt"

func main() {
	a := &struct{ x int }{}
	var b *struct {
		x int ""
	}
	a = b
	b = a
	var c *struct {
		x int `k`
	}
	var d *struct {
		x int "k"
	}
	c = d
	_ = c
	fmt.Println("ok", a == b)
}
