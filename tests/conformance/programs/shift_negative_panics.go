//rule: a negative shift count panics at run time (spec "Arithmetic operators", shifts)

package main

import (
	"fmt"
	"runtime"
)

func try(f func() int) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Println(r, isRuntime)
	}()
	fmt.Println(f())
}

func main() {
	n := -1
	small := int8(-128)
	try(func() int { return 1 << n })
	try(func() int { return 1 >> small })
	n = 3
	try(func() int { return 1 << n })
}
