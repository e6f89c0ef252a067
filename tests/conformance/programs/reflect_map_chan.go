//rule: maps and channels of any type are made, read and written (reflect.MakeMap, MapRange, MakeChan, Send, Recv)

package main

import (
	"fmt"
	"reflect"
	"sort"
)

type key struct{ x, y int }

type grid map[key]string

func sorted(m reflect.Value) []string {
	var lines []string
	for iter := m.MapRange(); iter.Next(); {
		lines = append(lines, fmt.Sprint(iter.Key(), "=", iter.Value()))
	}
	sort.Strings(lines)
	return lines
}

func invert(m any) any {
	v := reflect.ValueOf(m)
	t := v.Type()
	if t.Key() != t.Elem() {
		return nil
	}
	out := reflect.MakeMap(t)
	for _, k := range v.MapKeys() {
		out.SetMapIndex(v.MapIndex(k), k)
	}
	return out.Interface()
}

func main() {
	g := grid{{1, 2}: "a", {3, 4}: "b"}
	v := reflect.ValueOf(g)
	fmt.Println(v.Len(), v.Type().Key(), v.Type().Elem(), sorted(v))
	fmt.Println(v.MapIndex(reflect.ValueOf(key{1, 2})), v.MapIndex(reflect.ValueOf(key{})).IsValid())
	v.SetMapIndex(reflect.ValueOf(key{5, 6}), reflect.ValueOf("c"))
	v.SetMapIndex(reflect.ValueOf(key{1, 2}), reflect.Value{})
	fmt.Println(len(g), g[key{5, 6}], sorted(v))
	fmt.Println(invert(map[string]string{"a": "b", "c": "d"}), invert(map[int]string{}))
	m := reflect.MakeMap(reflect.TypeOf(map[any][]int{}))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf([]int{1}))
	m.SetMapIndex(reflect.ValueOf(2), reflect.ValueOf([]int{2}))
	fmt.Println(m.Len(), m.MapIndex(reflect.ValueOf("k")), m.Interface().(map[any][]int)[2])
	fmt.Println(m.MapIndex(reflect.ValueOf("k")).CanSet(), m.MapIndex(reflect.ValueOf("k")).Index(0).CanSet())
	var nilMap map[string]int
	nv := reflect.ValueOf(nilMap)
	fmt.Println(nv.IsNil(), nv.Len(), len(nv.MapKeys()), nv.MapRange().Next(), nv.MapIndex(reflect.ValueOf("x")).IsValid())

	c := reflect.MakeChan(reflect.TypeOf(make(chan string)), 2)
	c.Send(reflect.ValueOf("first"))
	fmt.Println(c.Len(), c.Cap(), c.TrySend(reflect.ValueOf("second")), c.TrySend(reflect.ValueOf("third")))
	x, ok := c.Recv()
	fmt.Println(x, ok)
	c.Close()
	x, ok = c.Recv()
	fmt.Println(x, ok)
	x, ok = c.Recv()
	fmt.Printf("%q %v\n", x.String(), ok)
	d := make(chan int)
	x, ok = reflect.ValueOf(d).TryRecv()
	fmt.Println(x.IsValid(), ok)
	go func() { d <- 5 }()
	x, ok = reflect.ValueOf(d).Recv()
	fmt.Println(x.Int(), ok)
	defer func() { fmt.Println(recover()) }()
	reflect.ValueOf((<-chan int)(d)).Send(reflect.ValueOf(1))
}
