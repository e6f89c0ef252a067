//rule: %v of nested slices, maps (sorted by key), structs and pointers to them (package fmt)

package main

import "fmt"

type in struct {
	A int
	B string
}
type out struct {
	I  in
	P  *in
	S  []in
	M  map[string]in
	E  interface{}
	Er error
	n  *int
}

func main() {
	o := out{I: in{1, "x"}, S: []in{{2, "y"}, {}}, M: map[string]in{"b": {3, "z"}, "a": {}}, E: in{4, "e"}}
	fmt.Println(o)
	fmt.Println(&in{5, "p"}, &[]int{1, 2}, &map[string]int{"k": 1}, &[2]bool{true})
	fmt.Printf("%v|%+v\n", o, o)
	fmt.Println([][]int{{1}, {2, 3}, nil}, []string{"a b", ""}, map[int][]string{2: {"x"}, 1: nil})
	fmt.Println([]interface{}{1, "a", nil, []int{2}}, struct{}{}, [0]int{}, []error{nil, fmt.Errorf("e")})
}
