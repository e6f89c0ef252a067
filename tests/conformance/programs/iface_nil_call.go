//rule: a method call on a nil interface is a run-time panic (spec "Interface types")

package main

import (
	"fmt"
	"runtime"
)

type runner interface{ run() }

func main() {
	defer func() {
		r := recover()
		err, ok := r.(runtime.Error)
		fmt.Println(ok, err)
	}()
	var r runner
	fmt.Println(r == nil)
	r.run()
}
