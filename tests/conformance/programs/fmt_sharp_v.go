//rule: %#v prints Go syntax (package fmt)

package main

import "fmt"

type p struct {
	X int
	S string
}
type e struct{}
type id int

func main() {
	fmt.Printf("%#v %#v %#v %#v\n", 1, "q\"s", 1.0, true)
	fmt.Printf("%#v %#v\n", p{1, "x"}, &p{2, "y"})
	fmt.Printf("%#v %#v %#v\n", []int{1, 2}, []string(nil), map[string]int{"b": 2, "a": 1})
	fmt.Printf("%#v %#v %#v\n", e{}, id(3), [2]bool{true, false})
	fmt.Printf("%#v %#v\n", []interface{}{1, "a", nil}, struct{ A *int }{nil})
	fmt.Printf("%#v %#v %#v %#v\n", 'x', uint8(5), []byte{1}, 1e6)
	fmt.Printf("%#v\n", map[string]p(nil))
}
