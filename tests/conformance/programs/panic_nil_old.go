//rule: before go 1.21 recover returns nil for panic(nil) (spec "Handling panics", language version below 1.21)
//go: 1.19

package main

import "fmt"

func f() (s string) {
	finished := false
	defer func() {
		r := recover()
		s = fmt.Sprint(r == nil, finished)
	}()
	panic(nil)
}

func main() {
	fmt.Println(f())
}
