//rule: DeepEqual compares elements and what pointers lead to; nil and empty slices differ (reflect.DeepEqual)

package main

import (
	"fmt"
	"math"
	"reflect"
)

type node struct {
	name string
	next *node
	tags map[string][]int
}

func list(names ...string) *node {
	var first *node
	for i := len(names) - 1; i >= 0; i-- {
		first = &node{names[i], first, map[string][]int{names[i]: {i}}}
	}
	return first
}

func main() {
	fmt.Println(reflect.DeepEqual(list("a", "b"), list("a", "b")), reflect.DeepEqual(list("a", "b"), list("a", "c")))
	fmt.Println(reflect.DeepEqual([]int(nil), []int{}), reflect.DeepEqual([]int{1}, []int{1}), reflect.DeepEqual([]int{1}, []int64{1}))
	fmt.Println(reflect.DeepEqual(map[string]int{"a": 1}, map[string]int{"a": 1}), reflect.DeepEqual(map[string]int{"a": 1}, map[string]int{"b": 1}))
	fmt.Println(reflect.DeepEqual(nil, nil), reflect.DeepEqual(nil, (*int)(nil)), reflect.DeepEqual(math.NaN(), math.NaN()))
	f := func() {}
	fmt.Println(reflect.DeepEqual(f, f), reflect.DeepEqual([]any{1, "x", nil}, []any{1, "x", nil}))
	a, b := &node{name: "ring"}, &node{name: "ring"}
	a.next, b.next = a, b
	fmt.Println(reflect.DeepEqual(a, b))
}
