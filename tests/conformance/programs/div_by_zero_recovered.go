//rule: integer division or remainder by zero is a run-time panic (spec "Arithmetic operators", integer operators)

package main

import (
	"fmt"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		err, ok := r.(runtime.Error)
		fmt.Println(name, ok, err)
	}()
	f()
}

func main() {
	zero, u := 0, uint8(0)
	try("quotient", func() { fmt.Println(1 / zero) })
	try("remainder", func() { fmt.Println(1 % zero) })
	try("unsigned", func() { fmt.Println(9 / u) })
	try("assign", func() { x := 4; x /= zero; fmt.Println(x) })
}
