//rule: interface keys compare dynamic type and value; an unhashable dynamic type panics (spec "Map types")

package main

import "fmt"

type id int

func main() {
	m := map[interface{}]string{1: "int", "1": "string", 1.0: "float", id(1): "id", nil: "nil", [1]int{1}: "array"}
	fmt.Println(len(m), m[1], m["1"], m[1.0], m[id(1)], m[nil], m[[1]int{1}], m[int8(1)] == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		m[[]int{1}] = "slice"
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(m[map[int]int{}])
	}()
	fmt.Println(len(m))
}
