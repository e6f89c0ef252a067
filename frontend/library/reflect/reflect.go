// Package reflect, as far as programs ask about values: types by name and kind, deep equality, and reading scalars.
package reflect

import "math"

// DeepEqual compares slices and maps by their elements and pointers by what they point to.
func DeepEqual(x, y any) bool

func kind(v any) Kind
func length(v any) int
func isNil(v any) bool
func word(v any) uint64
func formatType(v any, verb rune, flags, width, precision int) string

type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

const Ptr = Pointer

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
	"float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice", "string", "struct",
	"unsafe.Pointer"}

func (k Kind) String() string { return kindNames[k] }

// Type is the dynamic type of a value. Types are equal if their values are.
type Type interface {
	String() string
	Name() string
	Kind() Kind
}

type rtype struct {
	name string
	kind Kind
}

func (t rtype) String() string { return t.name }
func (t rtype) Kind() Kind     { return t.kind }

// Name is the name of a defined or predeclared type, without its package.
func (t rtype) Name() string {
	dot := -1
	for i := 0; i < len(t.name); i++ {
		switch t.name[i] {
		case '*', ' ', '(', '{':
			return ""
		case '[':
			if i == 0 || t.name[:i] == "map" {
				return ""
			}
			return t.name[dot+1:]
		case '.':
			dot = i
		}
	}
	return t.name[dot+1:]
}

func TypeOf(i any) Type {
	if i == nil {
		return nil
	}
	return rtype{formatType(i, 'T', 0, 0, 0), kind(i)}
}

// Value holds a value for reading.
type Value struct {
	v any
}

func ValueOf(i any) Value { return Value{i} }

func (v Value) IsValid() bool      { return v.v != nil }
func (v Value) Interface() any     { return v.v }
func (v Value) CanInterface() bool { return true }
func (v Value) Kind() Kind         { return kind(v.v) }
func (v Value) Type() Type         { return TypeOf(v.v) }
func (v Value) Len() int           { return length(v.v) }
func (v Value) Pointer() uintptr   { return uintptr(word(v.v)) }
func (v Value) Bool() bool         { return word(v.v) != 0 }
func (v Value) Int() int64         { return int64(word(v.v)) }
func (v Value) Uint() uint64       { return word(v.v) }

func (v Value) Float() float64 {
	if kind(v.v) == Float32 {
		return float64(math.Float32frombits(uint32(word(v.v))))
	}
	return math.Float64frombits(word(v.v))
}

func (v Value) String() string {
	if kind(v.v) == String {
		return formatType(v.v, 's', 0, 0, 0)
	}
	if v.v == nil {
		return "<invalid Value>"
	}
	return "<" + formatType(v.v, 'T', 0, 0, 0) + " Value>"
}

func (v Value) IsNil() bool {
	switch kind(v.v) {
	case Chan, Func, Map, Pointer, Slice, UnsafePointer:
		return isNil(v.v)
	}
	panic("reflect: call of reflect.Value.IsNil on " + kind(v.v).String() + " Value")
}

func (v Value) IsZero() bool { return isNil(v.v) }
