//rule: from go 1.21 panic(nil) panics with a *runtime.PanicNilError (spec "Handling panics")
//go: 1.21

package main

import (
	"fmt"
	"runtime"
)

func f(v interface{}) {
	defer func() {
		r := recover()
		_, isNil := r.(*runtime.PanicNilError)
		_, isRuntime := r.(runtime.Error)
		fmt.Println(r != nil, isNil, isRuntime)
	}()
	panic(v)
}

func main() {
	f(nil)
	f("text")
}
