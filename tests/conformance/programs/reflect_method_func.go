//rule: a method that is found in a type is called with its receiver as first argument (reflect.Method.Func)

package main

import (
	"fmt"
	"reflect"
	"strings"
)

type suite struct{ log []string }

func (s *suite) SetupTest()             { s.log = append(s.log, "setup") }
func (s *suite) TestOne()               { s.log = append(s.log, "one") }
func (s *suite) TestTwo()               { s.log = append(s.log, "two") }
func (s *suite) Add(a, b int) int       { return a + b + len(s.log) }
func (s suite) Join(x ...string) string { return strings.Join(append(s.log, x...), "+") }

func run(s any) {
	t := reflect.TypeOf(s)
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		if !strings.HasPrefix(m.Name, "Test") {
			continue
		}
		if setup, ok := t.MethodByName("SetupTest"); ok {
			setup.Func.Call([]reflect.Value{reflect.ValueOf(s)})
		}
		m.Func.Call([]reflect.Value{reflect.ValueOf(s)})
	}
}

func main() {
	s := &suite{}
	run(s)
	fmt.Println(s.log)
	add, ok := reflect.TypeOf(s).MethodByName("Add")
	fmt.Println(ok, add.Name, add.Func.Kind(), add.Func.IsValid())
	fmt.Println(add.Func.Call([]reflect.Value{reflect.ValueOf(s), reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int())
	join, _ := reflect.TypeOf(*s).MethodByName("Join")
	fmt.Println(join.Func.Call([]reflect.Value{reflect.ValueOf(*s), reflect.ValueOf("x"), reflect.ValueOf("y")})[0])
	_, ok = reflect.TypeOf(s).MethodByName("None")
	fmt.Println(ok)
}
