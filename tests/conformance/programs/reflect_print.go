//rule: printing a reflect.Value prints what it holds (package fmt)

package main

import (
	"fmt"
	"reflect"
)

type id int

func (i id) String() string { return fmt.Sprintf("#%d", int(i)) }

type box struct {
	ID   id
	id   id
	Name string
	list []int
	Err  error
}

func main() {
	v := reflect.ValueOf(box{1, 2, "n", []int{1, 2}, nil})
	fmt.Println(v.Field(0), v.Field(1), v.Field(2), v.Field(3), v.Field(4))
	fmt.Printf("%v %d %s %q %+v %5d|%-5d|%x\n", v.Field(0), v.Field(0), v.Field(0), v.Field(2), v, v.Field(1), v.Field(1), v.Field(2))
	fmt.Println(reflect.ValueOf([]any{1, "a", nil}), reflect.ValueOf(map[string]int{"a": 1}), reflect.ValueOf(1.5), reflect.ValueOf(true))
	fmt.Println(v.Field(0).String(), v.Field(2).String(), v.String(), reflect.Value{}.String())
	fmt.Println(reflect.TypeOf(v), v.Type(), v.Kind(), reflect.Int, reflect.Ptr, reflect.ChanDir(3))
	fmt.Printf("%v %s %T\n", v.Type().Field(0).Type, v.Type().Field(0).Type, v)
	fmt.Println([]reflect.Value{v.Field(0), v.Field(2)})
	fmt.Println(reflect.Value{})
	fmt.Println([]reflect.Kind{reflect.Map, reflect.Slice})
}
