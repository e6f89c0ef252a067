//rule: functions and methods are called with arguments of any type (reflect.Value.Call, Method, MethodByName)

package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type counter struct {
	n    int
	name string
}

func (c *counter) Add(by int) int { c.n += by; return c.n }
func (c counter) Name() string    { return c.name }
func (c *counter) Fail(ok bool) (string, error) {
	if ok {
		return "fine", nil
	}
	return "", errors.New("failed")
}
func (c counter) Join(sep string, parts ...string) string { return c.name + strings.Join(parts, sep) }

type namer interface{ Name() string }

type handlers map[string]reflect.Value

func (h handlers) run(name string, args ...any) {
	f, ok := h[name]
	if !ok {
		fmt.Println(name, "unknown")
		return
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = reflect.ValueOf(a)
	}
	fmt.Print(name, ":")
	for _, out := range f.Call(in) {
		fmt.Print(" ", out.Type(), "=", out.Interface())
	}
	fmt.Println()
}

func main() {
	h := handlers{
		"add":   reflect.ValueOf(func(a, b int) int { return a + b }),
		"upper": reflect.ValueOf(strings.ToUpper),
		"sum": reflect.ValueOf(func(xs ...int) (n int) {
			for _, x := range xs {
				n += x
			}
			return
		}),
		"divide": reflect.ValueOf(func(a, b float64) (float64, error) {
			if b == 0 {
				return 0, errors.New("division by zero")
			}
			return a / b, nil
		}),
		"name":    reflect.ValueOf(func(n namer) string { return n.Name() }),
		"nothing": reflect.ValueOf(func() {}),
	}
	h.run("add", 1, 2)
	h.run("upper", "text")
	h.run("sum")
	h.run("sum", 1, 2, 3)
	h.run("divide", 1.0, 4.0)
	h.run("name", counter{name: "c"})
	h.run("name", &counter{name: "p"})
	h.run("nothing")
	h.run("missing")

	c := &counter{name: "cnt"}
	v := reflect.ValueOf(c)
	t := v.Type()
	for i := 0; i < t.NumMethod(); i++ {
		fmt.Println(t.Method(i).Name, v.Method(i).Type())
	}
	fmt.Println(v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(5)})[0].Int(), c.n)
	fmt.Println(v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(2)})[0].Int(), c.n)
	fmt.Println(v.MethodByName("Join").Call([]reflect.Value{reflect.ValueOf("-"), reflect.ValueOf("a"), reflect.ValueOf("b")})[0])
	fmt.Println(v.MethodByName("Join").CallSlice([]reflect.Value{reflect.ValueOf("+"), reflect.ValueOf([]string{"x", "y"})})[0])
	for _, ok := range []bool{true, false} {
		out := v.MethodByName("Fail").Call([]reflect.Value{reflect.ValueOf(ok)})
		err, _ := out[1].Interface().(error)
		fmt.Println(out[0].String(), err, out[1].IsNil(), out[1].Kind())
	}
	fmt.Println(v.MethodByName("Absent").IsValid(), v.Elem().NumMethod(), v.NumMethod())
	name := v.Elem().MethodByName("Name")
	c.name = "later"
	fmt.Println(name.Call(nil)[0], name.Kind())
	f := v.MethodByName("Add").Interface().(func(int) int)
	fmt.Println(f(10), c.n)

	var n namer = c
	nv := reflect.ValueOf(&n).Elem()
	fmt.Println(nv.Kind(), nv.NumMethod(), nv.Method(0).Call(nil)[0])

	people := []struct {
		Name string
		Age  int
	}{{"Bo", 3}, {"Al", 2}, {"Cy", 1}}
	for _, by := range []string{"Name", "Age"} {
		sort.Slice(people, func(i, j int) bool {
			s := reflect.ValueOf(people)
			a, b := s.Index(i).FieldByName(by), s.Index(j).FieldByName(by)
			if a.Kind() == reflect.String {
				return a.String() < b.String()
			}
			return a.Int() < b.Int()
		})
		fmt.Println(by, people)
	}
}
