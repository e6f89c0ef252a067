//rule: a failed type assertion panics with a *runtime.TypeAssertionError telling both types (spec "Type assertions")

package main

import (
	"fmt"
	"runtime"
)

type stringer interface{ String() string }
type id int
type ptr struct{}

func (*ptr) String() string { return "" }

func try(f func()) {
	defer func() {
		r := recover()
		_, ok := r.(*runtime.TypeAssertionError)
		fmt.Println(ok, r)
	}()
	f()
}

func main() {
	var i interface{} = 5
	var none interface{}
	var s stringer = &ptr{}
	try(func() { _ = i.(string) })
	try(func() { _ = i.(id) })
	try(func() { _ = none.(int) })
	try(func() { _ = i.(stringer) })
	try(func() { _ = none.(stringer) })
	try(func() { _ = s.(error) })
	i = ptr{}
	try(func() { _ = i.(stringer) })
}
