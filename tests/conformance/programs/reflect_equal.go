//rule: comparisons written with reflect agree with reflect.DeepEqual

package main

import (
	"fmt"
	"reflect"
)

type node struct {
	Value int
	Next  *node
	data  []byte
}

type pair struct {
	A, B any
}

func equal(a, b reflect.Value, seen map[[2]any]bool) bool {
	if a.IsValid() != b.IsValid() {
		return false
	}
	if !a.IsValid() {
		return true
	}
	if a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		if a.CanInterface() {
			key := [2]any{a.Interface(), b.Interface()}
			if seen[key] {
				return true
			}
			seen[key] = true
		}
		return equal(a.Elem(), b.Elem(), seen)
	case reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return equal(a.Elem(), b.Elem(), seen)
	case reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if !equal(a.Field(i), b.Field(i), seen) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.IsNil() != b.IsNil() {
			return false
		}
		fallthrough
	case reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := 0; i < a.Len(); i++ {
			if !equal(a.Index(i), b.Index(i), seen) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		for iter := a.MapRange(); iter.Next(); {
			other := b.MapIndex(iter.Key())
			if !other.IsValid() || !equal(iter.Value(), other, seen) {
				return false
			}
		}
		return true
	case reflect.Func:
		return a.IsNil() && b.IsNil()
	case reflect.String:
		return a.String() == b.String()
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Float64:
		return a.Float() == b.Float()
	case reflect.Uint8:
		return a.Uint() == b.Uint()
	case reflect.Int:
		return a.Int() == b.Int()
	}
	panic("kind " + a.Kind().String())
}

func main() {
	ring := &node{Value: 1}
	ring.Next = ring
	other := &node{Value: 1}
	other.Next = other
	f := func() {}
	values := []any{1, 2, "a", nil, 1.5, true, []int{1, 2}, []int{1, 2}, []int(nil), []int{}, [2]int{1, 2}, map[string]int{"a": 1}, map[string]int{"a": 1},
		map[string]int{"a": 2}, map[string]int{"b": 1}, &node{Value: 1}, &node{Value: 1}, &node{1, &node{Value: 2}, []byte("x")},
		&node{1, &node{Value: 2}, []byte("x")}, &node{1, &node{Value: 2}, []byte("y")}, ring, other, pair{1, "x"}, pair{1, "x"}, pair{1, nil}, f, (func())(nil),
		(*node)(nil), []any{1, []any{nil}}, []any{1, []any{nil}}}
	same, wrong := 0, 0
	for i, a := range values {
		for j, b := range values {
			mine, real := equal(reflect.ValueOf(a), reflect.ValueOf(b), map[[2]any]bool{}), reflect.DeepEqual(a, b)
			if mine != real {
				fmt.Println("differ", i, j, mine, real)
				wrong++
			}
			if real {
				same++
			}
		}
	}
	fmt.Println(same, wrong)
}
