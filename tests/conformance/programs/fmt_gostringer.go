//rule: %#v calls GoString (fmt.GoStringer)

package main

import "fmt"

type t struct{ a int }

func (t) GoString() string { return "t!" }
func (t) String() string   { return "string" }

func main() {
	fmt.Printf("%#v %v %+v %#v\n", t{1}, t{1}, t{1}, []t{{1}})
	fmt.Printf("%#v %#v\n", struct{ X t }{}, map[string]t{"k": {}})
}
