//rule: calling a nil function value is a run-time panic (spec "Calls")

package main

import (
	"fmt"
	"runtime"
)

type handler struct{ f func(int) int }

func main() {
	defer func() {
		_, ok := recover().(runtime.Error)
		fmt.Println(ok)
	}()
	var h handler
	fmt.Println(h.f == nil)
	fmt.Println(h.f(1))
}
