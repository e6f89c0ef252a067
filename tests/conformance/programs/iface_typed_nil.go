//rule: an interface holding a nil pointer is not nil (spec "Interface types"; FAQ nil error)

package main

import "fmt"

type myErr struct{}

func (e *myErr) Error() string {
	if e == nil {
		return "nil myErr"
	}
	return "myErr"
}

func bad(fail bool) error {
	var e *myErr
	if fail {
		e = &myErr{}
	}
	return e
}

func good() error { return nil }

func main() {
	fmt.Println(bad(false) == nil, bad(true) == nil, good() == nil)
	err := bad(false)
	p, ok := err.(*myErr)
	fmt.Println(p == nil, ok, err.Error())
	var m map[string]int
	var i interface{} = m
	fmt.Println(i == nil, i.(map[string]int) == nil)
	fmt.Println(err == (*myErr)(nil))
}
