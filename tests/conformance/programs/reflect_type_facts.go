//rule: types are told by kind, name, package, elements, keys, lengths, parameters and results (reflect.Type)

package main

import (
	"fmt"
	"reflect"
)

type celsius float64

type pair[K comparable, V any] struct {
	Key   K
	Value V
}

type shape interface {
	Area() float64
	Name() string
}

type square struct{ side float64 }

func (s square) Area() float64          { return s.side * s.side }
func (s square) Name() string           { return "square" }
func (s *square) Grow(by float64)       { s.side += by }
func (s square) hidden() bool           { return true }
func (c celsius) String() string        { return fmt.Sprintf("%.1fC", float64(c)) }
func variadic(a int, b ...string) error { return nil }

func describe(v any) {
	t := reflect.TypeOf(v)
	fmt.Printf("%s name=%q pkg=%q kind=%v size=%d comparable=%v methods=%d\n",
		t, t.Name(), t.PkgPath(), t.Kind(), t.Size(), t.Comparable(), t.NumMethod())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Chan:
		fmt.Println("  elem", t.Elem(), t.Elem().Kind())
	case reflect.Array:
		fmt.Println("  elem", t.Elem(), "len", t.Len())
	case reflect.Map:
		fmt.Println("  key", t.Key(), "elem", t.Elem())
	case reflect.Func:
		fmt.Println("  in", t.NumIn(), "out", t.NumOut(), "variadic", t.IsVariadic())
		for i := 0; i < t.NumIn(); i++ {
			fmt.Println("    in", i, t.In(i))
		}
		for i := 0; i < t.NumOut(); i++ {
			fmt.Println("    out", i, t.Out(i))
		}
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			fmt.Println("  field", f.Name, f.Type, f.Index, f.IsExported())
		}
	}
	for i := 0; i < t.NumMethod(); i++ {
		fmt.Println("  method", t.Method(i).Name)
	}
	if t.Kind() == reflect.Chan {
		fmt.Println("  dir", t.ChanDir())
	}
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, "->", recover()) }()
	f()
}

func main() {
	var n8 int8
	describe(n8)
	describe(uint16(1))
	describe(uintptr(1))
	describe(1.5)
	describe(float32(1))
	describe(complex64(1))
	describe("s")
	describe(true)
	describe(celsius(20))
	describe(pair[string, int]{})
	describe(&pair[string, []int]{})
	describe([]string{})
	describe([3]celsius{})
	describe(map[string][]int{})
	describe(make(chan int))
	describe(make(<-chan string))
	describe(make(chan<- bool))
	describe(variadic)
	describe(square{})
	describe(&square{})
	describe(struct {
		A int `tag:"x"`
		b []byte
	}{})
	describe(map[[2]int]any{})
	e := reflect.TypeOf((*error)(nil)).Elem()
	s := reflect.TypeOf((*shape)(nil)).Elem()
	fmt.Println(e, e.Kind(), e.NumMethod(), e.PkgPath() == "", e.Name())
	fmt.Println(s, s.Kind(), s.NumMethod(), s.Method(0).Name, s.Method(1).Name)
	sq, psq := reflect.TypeOf(square{}), reflect.TypeOf(&square{})
	fmt.Println(sq.Implements(s), psq.Implements(s), sq.Implements(e), s.Implements(s), s.Implements(e))
	_, ok := sq.MethodByName("Grow")
	_, pok := psq.MethodByName("Grow")
	fmt.Println(ok, pok, psq.Elem() == sq, reflect.PointerTo(sq) == psq, reflect.TypeOf(square{}) == sq)
	fmt.Println(reflect.TypeOf(celsius(1)).AssignableTo(reflect.TypeOf(1.0)), reflect.TypeOf(celsius(1)).ConvertibleTo(reflect.TypeOf(1)),
		reflect.TypeOf([]int{}).AssignableTo(reflect.TypeOf([]int{})), reflect.TypeOf("").ConvertibleTo(reflect.TypeOf([]byte{})),
		sq.AssignableTo(s), sq.ConvertibleTo(s), reflect.TypeOf(1).ConvertibleTo(sq))
	fmt.Println(reflect.TypeOf(n8).Bits(), reflect.TypeOf(1.0).Bits(), reflect.TypeOf(nil) == nil)
	names := map[reflect.Type]string{sq: "sq", psq: "ptr", e: "error"}
	fmt.Println(names[reflect.TypeOf(square{2})], names[reflect.TypeOf(new(square))], names[reflect.TypeOf(1)] == "")
	try("elem", func() { sq.Elem() })
	try("key", func() { sq.Key() })
	try("len", func() { sq.Len() })
	try("field", func() { psq.Field(0) })
	try("numfield", func() { psq.NumField() })
	try("field index", func() { sq.Field(1) })
	try("in", func() { sq.In(0) })
	try("numout", func() { sq.NumOut() })
	try("bits", func() { sq.Bits() })
	try("dir", func() { sq.ChanDir() })
	try("variadic", func() { sq.IsVariadic() })
	try("implements", func() { sq.Implements(psq) })
	try("implements nil", func() { sq.Implements(nil) })
	try("method", func() { sq.Method(2) })
	try("byname", func() { psq.FieldByName("x") })
}
