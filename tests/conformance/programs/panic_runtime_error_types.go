//rule: run-time panics carry a value implementing runtime.Error, which is an error (spec "Run-time panics")

package main

import (
	"fmt"
	"runtime"
)

func kind(f func()) {
	defer func() {
		r := recover()
		re, isRuntime := r.(runtime.Error)
		e, isError := r.(error)
		fmt.Println(isRuntime, isError, re != nil && re.Error() == e.Error(), r)
	}()
	f()
}

func main() {
	var m map[int]int
	var p *struct{ x int }
	var i interface{} = "s"
	zero, idx := 0, 5
	kind(func() { m[1] = 1 })
	kind(func() { p.x = 1 })
	kind(func() { _ = i.(int) })
	kind(func() { _ = 1 / zero })
	kind(func() { _ = []int{1}[idx] })
	kind(func() { var c chan int; close(c) })
	kind(func() { c := make(chan int); close(c); close(c) })
	kind(func() { c := make(chan int); close(c); c <- 1 })
}
