//rule: sort.Slice sorts a slice whose static type is an interface (sort.Slice)

package main

import (
	"fmt"
	"reflect"
	"sort"
)

type byField struct {
	slice any
	name  string
}

func (b byField) sort() {
	v := reflect.ValueOf(b.slice)
	sort.SliceStable(b.slice, func(i, j int) bool {
		x, y := v.Index(i).FieldByName(b.name), v.Index(j).FieldByName(b.name)
		switch x.Kind() {
		case reflect.String:
			return x.String() < y.String()
		case reflect.Int:
			return x.Int() < y.Int()
		}
		panic("no order for " + x.Type().String())
	})
}

type city struct {
	Name   string
	People int
	Area   float64
}

func main() {
	cities := []city{{"Oslo", 700, 1}, {"Bern", 130, 2}, {"Rome", 2800, 3}, {"Bonn", 330, 4}}
	byField{cities, "Name"}.sort()
	fmt.Println(cities)
	byField{cities, "People"}.sort()
	fmt.Println(cities)
	var x any = []string{"c", "a", "b"}
	sort.Slice(x, func(i, j int) bool { return x.([]string)[i] < x.([]string)[j] })
	fmt.Println(x, sort.SliceIsSorted(x, func(i, j int) bool { return x.([]string)[i] < x.([]string)[j] }))
	func() {
		defer func() { fmt.Println(recover()) }()
		byField{cities, "Area"}.sort()
	}()
	defer func() { fmt.Println(recover()) }()
	var n any = 5
	sort.Slice(n, func(i, j int) bool { return false })
}
