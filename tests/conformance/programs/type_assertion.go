//rule: x.(T) to a concrete type checks the dynamic type; comma-ok gives the zero value instead of a panic (spec "Type assertions")

package main

import (
	"errors"
	"fmt"
)

type celsius float64

func main() {
	var i interface{} = celsius(36.6)
	c := i.(celsius)
	f, ok := i.(float64)
	fmt.Println(c, f, ok)
	s, ok := i.(string)
	fmt.Printf("%q %v\n", s, ok)
	if v, ok := i.(fmt.Stringer); !ok {
		fmt.Println(v == nil)
	}
	var none interface{}
	_, ok = none.(int)
	fmt.Println(ok)
	_, ok = none.(interface{})
	fmt.Println(ok)
	var e interface{} = errors.New("oops")
	err, ok := e.(error)
	fmt.Println(err, ok)
}
