//rule: a printer walks structs, pointers, slices, arrays, maps and interfaces of any type (reflect.Value)

package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type address struct {
	Street string
	Zip    int
}

type person struct {
	Name   string `json:"name" db:"n"`
	Age    uint8
	Tags   []string
	Home   *address
	Work   *address
	Extra  map[string]any
	Scores [2]float64
	Parent *person
	secret int
	Fn     func()
	Ch     chan int
	Err    error
	address
}

func dump(v reflect.Value, depth int) string {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Invalid:
		return "<invalid>"
	case reflect.Bool:
		return fmt.Sprint(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return fmt.Sprint(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return fmt.Sprintf("%du", v.Uint())
	case reflect.Float32, reflect.Float64:
		return fmt.Sprintf("%g", v.Float())
	case reflect.Complex64, reflect.Complex128:
		return fmt.Sprint(v.Complex())
	case reflect.String:
		return fmt.Sprintf("%q", v.String())
	case reflect.Pointer:
		if v.IsNil() {
			return "nil"
		}
		return "&" + dump(v.Elem(), depth)
	case reflect.Interface:
		if v.IsNil() {
			return "nil interface"
		}
		return "(" + v.Elem().Type().String() + ")" + dump(v.Elem(), depth)
	case reflect.Slice, reflect.Array:
		var parts []string
		for i := 0; i < v.Len(); i++ {
			parts = append(parts, dump(v.Index(i), depth+1))
		}
		return v.Type().String() + "[" + strings.Join(parts, ", ") + "]"
	case reflect.Map:
		var parts []string
		for _, k := range v.MapKeys() {
			parts = append(parts, dump(k, depth+1)+": "+dump(v.MapIndex(k), depth+1))
		}
		sort.Strings(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	case reflect.Struct:
		s := v.Type().Name() + " {\n"
		for i := 0; i < v.NumField(); i++ {
			f := v.Type().Field(i)
			s += pad + "  " + f.Name
			if tag := f.Tag.Get("json"); tag != "" {
				s += " `" + tag + "`"
			}
			if f.Anonymous {
				s += " (embedded)"
			}
			if !f.IsExported() {
				s += " (unexported " + f.PkgPath + ")"
			}
			s += " = " + dump(v.Field(i), depth+1) + "\n"
		}
		return s + pad + "}"
	case reflect.Func, reflect.Chan:
		if v.IsNil() {
			return "nil " + v.Type().String()
		}
		return v.Type().String()
	}
	return "?"
}

func main() {
	p := person{Name: "Ann", Age: 30, Tags: []string{"a", "b"}, Home: &address{"Main", 12}, Extra: map[string]any{"x": 1, "y": []int{1, 2}, "z": nil},
		Scores: [2]float64{1.5, 2}, Parent: &person{Name: "Eve"}, secret: 7, Ch: make(chan int, 1), Err: fmt.Errorf("bad"), address: address{"Side", 3}}
	fmt.Println(dump(reflect.ValueOf(p), 0))
	fmt.Println(dump(reflect.ValueOf(&p), 0) == "&"+dump(reflect.ValueOf(p), 0))
	fmt.Println(dump(reflect.ValueOf(nil), 0), dump(reflect.ValueOf(struct{}{}), 0), dump(reflect.ValueOf(complex(1, 2)), 0))
	fmt.Println(dump(reflect.ValueOf([]any{1, "a", nil, []any{true}, map[int]bool{1: true}}), 0))
	t := reflect.TypeOf(p)
	f, ok := t.FieldByName("Zip")
	fmt.Println(f.Name, f.Type, f.Index, ok)
	f, ok = t.FieldByName("Nothing")
	fmt.Println(f.Name, f.Type, f.Index, ok)
	f, _ = t.FieldByName("Name")
	fmt.Println(f.Tag, f.Tag.Get("db"), f.Tag.Get("none"))
	v, has := f.Tag.Lookup("json")
	fmt.Println(v, has)
	fmt.Println(reflect.ValueOf(p).FieldByName("Street"), reflect.ValueOf(p).FieldByName("Nothing").IsValid())
	fmt.Println(reflect.ValueOf(p).FieldByIndex([]int{3, 1}).Int())
	for _, f := range reflect.VisibleFields(t)[10:] {
		fmt.Println(f.Name, f.Index)
	}
}
