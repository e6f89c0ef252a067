package reflect

import (
	"errors"
	"math"
	"unsafe"
)

type flag uint8

const (
	stickyReadOnly   flag = 1 << iota // got by an unexported field that is not embedded
	embeddedReadOnly                  // got by an unexported field that is
	addressable
	readOnly = stickyReadOnly | embeddedReadOnly
)

// Value is a value of any type T. p is a *T: to the variable itself if that is addressable, else to a copy.
type Value struct {
	p any
	f flag
}

// ValueOf holds a copy of what i holds.
func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	if v, ok := i.(withBox); ok {
		return Value{p: v.box()}
	}
	unknownType()
	return Value{}
}

func (v Value) IsValid() bool { return v.p != nil }
func (v Value) CanAddr() bool { return v.f&addressable != 0 }
func (v Value) CanSet() bool  { return v.f&(addressable|readOnly) == addressable }

func (v Value) CanInterface() bool {
	if v.p == nil {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.f&readOnly == 0
}

func (v Value) Kind() Kind {
	if v.p == nil {
		return Invalid
	}
	if _, ok := v.p.(*methodExpr); ok {
		return Func
	}
	return typeKind(v.p)
}

func (v Value) Type() Type {
	if v.p == nil {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if _, ok := v.p.(*methodExpr); ok {
		unknownType()
	}
	return typeOf(v.p)
}

// held is the value, which an interface value now holds; for a variable of interface type, what that holds.
func (v Value) held() any {
	if _, ok := v.p.(*methodExpr); ok {
		unknownType()
	}
	if l, ok := v.p.(withLoad); ok {
		return l.load()
	}
	unknownType()
	return nil
}

func (v Value) Interface() any {
	if v.p == nil {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.f&readOnly != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.held()
}

func (v Value) fail(method string) { panic(&ValueError{"reflect.Value." + method, v.Kind()}) }

func (v Value) must(kind Kind, method string) {
	if v.Kind() != kind {
		v.fail(method)
	}
}

func (v Value) mustBeExported(method string) {
	if v.p == nil {
		panic(&ValueError{"reflect." + method, Invalid})
	}
	if v.f&readOnly != 0 {
		panic("reflect: reflect." + method + " using value obtained using unexported field")
	}
}

func (v Value) mustBeAssignable(method string) {
	v.mustBeExported("Value." + method)
	if v.f&addressable == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func (v Value) Addr() Value {
	if v.f&addressable == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	if b, ok := v.p.(withBox); ok {
		return Value{b.box(), v.f & readOnly}
	}
	unknownType()
	return Value{}
}

func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.Kind() {
	case Pointer, UnsafePointer:
		return *(*unsafe.Pointer)(v.p.(withRaw).raw())
	}
	unknownType()
	return nil
}

func (v Value) Pointer() uintptr {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, Slice, UnsafePointer:
		return uintptr(word(v.held()))
	}
	v.fail("Pointer")
	return 0
}

func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		held := ValueOf(v.held())
		held.f = v.f & readOnly
		return held
	case Pointer:
		if v.IsNil() {
			return Value{}
		}
		return Value{v.pointee(), v.f&readOnly | addressable}
	}
	v.fail("Elem")
	return Value{}
}

// pointee is the pointer that v is, as a plain *T.
func (v Value) pointee() any {
	p := v.held()
	if typeDefined(v.p) {
		t := typeOf(v.p).Elem().pointer().(withCast)
		return t.cast(*(*unsafe.Pointer)(v.p.(withRaw).raw()))
	}
	return p
}

func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, Slice, UnsafePointer:
		return isNil(v.held())
	case Interface:
		return v.held() == nil
	}
	v.fail("IsNil")
	return false
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		return math.Float64bits(v.Float()) == 0
	case Complex64, Complex128:
		c := v.Complex()
		return math.Float64bits(real(c)) == 0 && math.Float64bits(imag(c)) == 0
	case Array:
		for i, n := 0, v.Len(); i < n; i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i, n := 0, v.NumField(); i < n; i++ {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	case String:
		return v.p.(withText).getText() == ""
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	}
	return v.IsNil()
}

func (v Value) NumField() int {
	v.must(Struct, "NumField")
	return typeLength(v.p)
}

func (v Value) Field(i int) Value {
	v.must(Struct, "Field")
	if i < 0 || i >= typeLength(v.p) {
		panic("reflect: Field index out of range")
	}
	f := v.f & (stickyReadOnly | addressable)
	if fieldPackage(v.p, i) != "" {
		if fieldEmbedded(v.p, i) {
			f |= embeddedReadOnly
		} else {
			f |= stickyReadOnly
		}
	}
	return Value{v.p.(withField).field(i), f}
}

func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.must(Struct, "FieldByIndex")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.Type().Elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.must(Struct, "FieldByIndexErr")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.Type().Elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + v.Type().Elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

func (v Value) FieldByName(name string) Value {
	v.must(Struct, "FieldByName")
	if f, ok := v.Type().FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.Type().FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FmtHeld is for package fmt, which prints a Value as what it holds: without its methods if it is in an unexported field.
func (v Value) FmtHeld() (held any, valid, methods bool) {
	if v.p == nil {
		return nil, false, false
	}
	return v.held(), true, v.f&readOnly == 0
}
