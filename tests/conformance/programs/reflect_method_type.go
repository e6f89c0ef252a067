// rule: reflect.Method.Type: the receiver comes first, then the method's own parameters and results
package main

import (
	"fmt"
	"reflect"
)

type point struct{ x, y int }

func (p point) Add(q point, more ...int) (point, error) { return point{p.x + q.x, p.y + q.y}, nil }
func (p point) Name() string                            { return "point" }
func (p *point) Reset(to *point)                        { *p = *to }

func main() {
	for _, t := range []reflect.Type{reflect.TypeOf(point{}), reflect.TypeOf(&point{})} {
		for i := 0; i < t.NumMethod(); i++ {
			m := t.Method(i)
			f := m.Type
			fmt.Println(m.Name, f, f.Kind(), f.NumIn(), f.NumOut(), f.IsVariadic(), f.Name() == "")
			for j := 0; j < f.NumIn(); j++ {
				fmt.Print(f.In(j), " ")
			}
			for j := 0; j < f.NumOut(); j++ {
				fmt.Print("-> ", f.Out(j), " ")
			}
			fmt.Println(f.In(0) == t)
		}
	}
	m, ok := reflect.TypeOf(point{}).MethodByName("Name")
	fmt.Println(ok, m.Type.NumIn(), m.Type.Out(0).Kind() == reflect.String, m.Func.Call([]reflect.Value{reflect.ValueOf(point{})})[0])
}
