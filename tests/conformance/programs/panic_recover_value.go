//rule: recover returns the panic value and execution continues at the caller (spec "Handling panics")

package main

import (
	"errors"
	"fmt"
)

type custom struct{ code int }

func run(v interface{}) (out string) {
	defer func() {
		r := recover()
		out = fmt.Sprintf("%T %v %v", r, r, r == v)
	}()
	panic(v)
}

func main() {
	err := errors.New("e")
	for _, v := range []interface{}{"text", 42, 2.5, err, custom{7}, &custom{8} == nil, [2]int{1, 2}} {
		fmt.Println(run(v))
	}
	fmt.Println(recover())
}
