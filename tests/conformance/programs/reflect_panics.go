//rule: operations that a Value does not allow panic, with Go's words (reflect.Value, reflect.ValueError)

package main

import (
	"fmt"
	"reflect"
)

type thing struct {
	Public  int
	private int
	any
}

func try(what string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(*reflect.ValueError); ok {
			fmt.Println(what, "-> ValueError", e.Method, e.Kind, "|", e)
			return
		}
		fmt.Println(what, "->", r)
	}()
	f()
}

func main() {
	var zero reflect.Value
	t := thing{1, 2, 3}
	v, p := reflect.ValueOf(t), reflect.ValueOf(&t).Elem()
	one := reflect.ValueOf(1)
	try("set unaddressable", func() { v.Field(0).SetInt(1) })
	try("set unexported", func() { p.Field(1).SetInt(1) })
	try("set embedded", func() { p.Field(2).Set(one) })
	try("interface unexported", func() { p.Field(1).Interface() })
	try("set wrong type", func() { p.Field(0).Set(reflect.ValueOf("s")) })
	try("set zero", func() { p.Field(0).Set(zero) })
	try("setstring on int", func() { p.Field(0).SetString("s") })
	try("setint on zero", func() { zero.SetInt(1) })
	try("int of string", func() { reflect.ValueOf("s").Int() })
	try("uint of int", func() { one.Uint() })
	try("float of int", func() { one.Float() })
	try("bool of int", func() { one.Bool() })
	try("elem of int", func() { one.Elem() })
	try("field of int", func() { one.Field(0) })
	try("field range", func() { v.Field(9) })
	try("numfield", func() { one.NumField() })
	try("index of int", func() { one.Index(0) })
	try("slice range", func() { reflect.ValueOf([]int{1}).Index(1) })
	try("array range", func() { reflect.ValueOf([1]int{1}).Index(-1) })
	try("string range", func() { reflect.ValueOf("a").Index(1) })
	try("len of int", func() { one.Len() })
	try("cap of string", func() { reflect.ValueOf("").Cap() })
	try("isnil of int", func() { one.IsNil() })
	try("isnil of zero", func() { zero.IsNil() })
	try("type of zero", func() { zero.Type() })
	try("interface of zero", func() { zero.Interface() })
	try("mapkeys", func() { one.MapKeys() })
	try("mapindex type", func() { reflect.ValueOf(map[string]int{}).MapIndex(one) })
	try("nil map", func() { reflect.ValueOf(map[int]int(nil)).SetMapIndex(one, one) })
	try("addr", func() { one.Addr() })
	try("call of int", func() { one.Call(nil) })
	try("call few", func() { reflect.ValueOf(func(int) {}).Call(nil) })
	try("call many", func() { reflect.ValueOf(func() {}).Call([]reflect.Value{one}) })
	try("call type", func() { reflect.ValueOf(func(string) {}).Call([]reflect.Value{one}) })
	try("call zero", func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{zero}) })
	try("call nil", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("call panics", func() { reflect.ValueOf(func() { panic("inside") }).Call(nil) })
	try("convert", func() { one.Convert(reflect.TypeOf(t)) })
	try("makeslice", func() { reflect.MakeSlice(reflect.TypeOf(1), 0, 0) })
	try("makeslice len", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 0) })
	try("makemap", func() { reflect.MakeMap(reflect.TypeOf(1)) })
	try("new nil", func() { reflect.New(nil) })
	try("zero nil", func() { reflect.Zero(nil) })
	try("slice bounds", func() { reflect.ValueOf([]int{1}).Slice(0, 5) })
	try("setlen", func() { s := []int{1}; reflect.ValueOf(&s).Elem().SetLen(2) })
	try("swapper", func() { reflect.Swapper(1) })
	try("swapper range", func() { reflect.Swapper([]int{1})(0, 1) })
	try("append", func() { reflect.Append(one, one) })
	try("append type", func() { reflect.Append(reflect.ValueOf([]string{}), one) })
	try("method index", func() { one.Method(0) })
	fmt.Println(zero.IsValid(), zero.Kind(), zero.String(), one.MethodByName("None").IsValid(), zero == reflect.Value{})
}
