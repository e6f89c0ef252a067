//rule: TypeOf names the dynamic type; ValueOf reads kinds, lengths and scalars (package reflect)

package main

import (
	"fmt"
	"reflect"
)

type celsius float64
type point struct{ x, y int }

func main() {
	for _, v := range []any{1, "s", 2.5, true, celsius(3), point{1, 2}, &point{}, []int{1}, map[string]bool{}, make(chan int), func() {}, [2]int8{}} {
		t := reflect.TypeOf(v)
		fmt.Println(t, t.Name(), t.Kind(), t.String())
	}
	fmt.Println(reflect.TypeOf(point{}) == reflect.TypeOf(point{3, 4}), reflect.TypeOf(1) == reflect.TypeOf("1"))
	var p *point
	var e error
	fmt.Println(reflect.ValueOf(p).IsNil(), reflect.ValueOf(&point{}).IsNil(), reflect.ValueOf(e).IsValid(), reflect.TypeOf(e) == nil)
	fmt.Println(reflect.ValueOf("abc").Len(), reflect.ValueOf([]int{1, 2}).Len(), reflect.ValueOf(7).Int(), reflect.ValueOf(celsius(1.5)).Float(), reflect.ValueOf("q").String())
}
