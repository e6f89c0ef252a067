//rule: what a pointer points to is changed through a Value, the variable itself and no copy (reflect.Value.Set)

package main

import (
	"errors"
	"fmt"
	"reflect"
)

type level int

type inner struct{ N int }

type config struct {
	Name  string
	Level level
	Ratio float32
	On    bool
	Small uint8
	List  []int
	Table map[string]int
	In    inner
	P     *inner
	Any   any
	Err   error
	Arr   [2]string
	Raw   []byte
	C     complex128
	hid   int
}

func main() {
	var c config
	v := reflect.ValueOf(&c).Elem()
	v.Field(0).SetString("server")
	v.FieldByName("Level").SetInt(3)
	v.FieldByName("Ratio").SetFloat(0.5)
	v.FieldByName("On").SetBool(true)
	v.FieldByName("Small").SetUint(300)
	v.FieldByName("C").SetComplex(complex(1, -1))
	list := v.FieldByName("List")
	list.Set(reflect.Append(list, reflect.ValueOf(1), reflect.ValueOf(2)))
	list.Set(reflect.AppendSlice(list, reflect.ValueOf([]int{3, 4})))
	list.Index(0).SetInt(10)
	table := v.FieldByName("Table")
	fmt.Println(table.IsNil(), table.Len())
	table.Set(reflect.MakeMap(table.Type()))
	table.SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
	table.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf(2))
	table.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	v.FieldByName("In").Field(0).SetInt(5)
	p := v.FieldByName("P")
	p.Set(reflect.New(p.Type().Elem()))
	p.Elem().Field(0).SetInt(6)
	v.FieldByName("Any").Set(reflect.ValueOf(map[string]int{"k": 1}))
	v.FieldByName("Err").Set(reflect.ValueOf(errors.New("oops")))
	v.FieldByName("Arr").Index(1).SetString("second")
	v.FieldByName("Raw").SetBytes([]byte("raw"))
	fmt.Println(*c.P)
	c.P = nil
	fmt.Printf("%+v\n", c)

	// An addressable field's address is the real one.
	q := v.FieldByName("In").Addr().Interface().(*inner)
	q.N++
	fmt.Println(c.In.N, v.FieldByName("In").Field(0).Int(), q == &c.In)

	// A copy stays what it was.
	copied := reflect.ValueOf(c)
	before := copied.Field(0).String()
	c.Name = "changed"
	fmt.Println(before, copied.Field(0), v.Field(0), copied.Field(0).CanSet(), v.Field(0).CanSet(), v.FieldByName("hid").CanSet())

	// Slices share their elements.
	s := []int{1, 2, 3}
	sv := reflect.ValueOf(s)
	sv.Index(1).SetInt(20)
	fmt.Println(s, sv.Slice(1, 3), sv.Slice(1, 2).Len(), sv.Slice(1, 2).Cap(), sv.Slice3(0, 1, 2).Cap())
	lv := reflect.ValueOf(&s).Elem()
	lv.SetLen(2)
	fmt.Println(s, cap(s))
	reflect.Swapper(s)(0, 1)
	fmt.Println(s)
	made := reflect.MakeSlice(reflect.TypeOf(s), 2, 5)
	fmt.Println(made.Len(), made.Cap(), reflect.Copy(made, lv), made)
	fmt.Println(reflect.Copy(reflect.ValueOf(make([]byte, 3)), reflect.ValueOf("hello")))

	// Zero, New, Indirect.
	z := reflect.Zero(reflect.TypeOf(c))
	fmt.Println(z.IsZero(), z.Field(0).String() == "", v.IsZero())
	n := reflect.New(reflect.TypeOf(0))
	n.Elem().SetInt(42)
	fmt.Println(*n.Interface().(*int), reflect.Indirect(n).Int(), reflect.Indirect(reflect.ValueOf(7)).Int(), n.Type(), n.Elem().CanAddr())
	v.Set(z)
	fmt.Println(c.Name == "", c.List == nil)

	// Interfaces: the variable's type counts.
	var x any = 1
	xv := reflect.ValueOf(&x).Elem()
	fmt.Println(xv.Kind(), xv.Elem().Kind(), xv.Elem().CanSet())
	xv.Set(reflect.ValueOf("text"))
	fmt.Println(x)
	xv.Set(reflect.Zero(xv.Type()))
	fmt.Println(x)

	// Conversions.
	fmt.Println(reflect.ValueOf(65).Convert(reflect.TypeOf("")), reflect.ValueOf(3.9).Convert(reflect.TypeOf(level(0))).Type(),
		reflect.ValueOf(300).Convert(reflect.TypeOf(uint8(0))), reflect.ValueOf("hé").Convert(reflect.TypeOf([]byte{})),
		reflect.ValueOf([]rune("hé")).Convert(reflect.TypeOf("")), reflect.ValueOf(level(2)).Convert(reflect.TypeOf((*any)(nil)).Elem()).Kind())
	fmt.Println(reflect.ValueOf(1).CanConvert(reflect.TypeOf("")), reflect.ValueOf("").CanConvert(reflect.TypeOf(1)))
	fmt.Println(reflect.ValueOf(int8(0)).OverflowInt(128), reflect.ValueOf(uint8(0)).OverflowUint(255), reflect.ValueOf(float32(0)).OverflowFloat(1e300))
}
