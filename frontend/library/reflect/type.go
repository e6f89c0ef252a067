package reflect

// Facts of the program's table of types, each about T given a *T.
func typeKind(pointer any) Kind
func typeText(pointer any) string
func typeName(pointer any) string
func typePackage(pointer any) string
func typeLength(pointer any) int
func typeResults(pointer any) int
func typeVariadic(pointer any) bool
func typeDirection(pointer any) ChanDir
func typeSize(pointer any) uintptr
func typeComparable(pointer any) bool
func typeDefined(pointer any) bool
func typeMethods(pointer any) int
func typeMethodName(pointer any, i int) string
func fieldName(pointer any, i int) string
func fieldTag(pointer any, i int) string
func fieldPackage(pointer any, i int) string
func fieldEmbedded(pointer any, i int) bool
func typeImplements(pointer, other any) bool
func sameUnderlying(pointer, other any) bool

// Type is the type of a value. Types are equal if they are the same type.
type Type interface {
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	pointer() any
}

// rtype is the type T as a nil *T.
type rtype struct {
	p any
}

// Method says that a type has a method.
type Method struct {
	Name    string
	PkgPath string
	Type    Type  // of Func; of interfaces it is not known
	Func    Value // with the receiver as its first argument; of types that are no interfaces
	Index   int
}

// methodExpr is what the Func of a Method points to: all that is known of it is how to call it.
type methodExpr struct {
	receiver any // of the pointer's type
	index    int
}

func (t rtype) method(i int) Method {
	m := Method{Name: typeMethodName(t.p, i), Type: methodType{t, i}, Index: i}
	if t.Kind() != Interface {
		m.Func = Value{p: &methodExpr{t.p, i}}
	}
	return m
}

// call calls the method of its first argument.
func (m *methodExpr) call(op string, in []Value) []Value {
	if len(in) == 0 {
		panic("reflect: Call with too few input arguments")
	}
	if in[0].Type() != typeOf(m.receiver) {
		panic("reflect: Call using " + in[0].Type().String() + " as type " + typeOf(m.receiver).String())
	}
	return in[0].Method(m.index).call(op, in[1:])
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

func TypeOf(i any) Type {
	if i == nil {
		return nil
	}
	if t, ok := i.(withToken); ok {
		return rtype{t.token()}
	}
	unknownType()
	return nil
}

// typeOf is the type of what p points to.
func typeOf(p any) rtype {
	if t, ok := p.(withBare); ok {
		return rtype{t.bare()}
	}
	unknownType()
	return rtype{}
}

func (t rtype) related(i int) Type { return rtype{t.p.(withRelated).related(i)} }

func (t rtype) fail(text string) { panic("reflect: " + text + " type " + typeText(t.p)) }

func (t rtype) must(kind Kind, text string) {
	if typeKind(t.p) != kind {
		t.fail(text)
	}
}

func (t rtype) pointer() any     { return t.p }
func (t rtype) String() string   { return typeText(t.p) }
func (t rtype) Name() string     { return typeName(t.p) }
func (t rtype) PkgPath() string  { return typePackage(t.p) }
func (t rtype) Kind() Kind       { return typeKind(t.p) }
func (t rtype) Size() uintptr    { return typeSize(t.p) }
func (t rtype) Comparable() bool { return typeComparable(t.p) }

func (t rtype) Bits() int {
	if k := typeKind(t.p); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + typeText(t.p))
	}
	return int(typeSize(t.p)) * 8
}

func (t rtype) ChanDir() ChanDir {
	t.must(Chan, "ChanDir of non-chan")
	return typeDirection(t.p)
}

func (t rtype) Elem() Type {
	switch typeKind(t.p) {
	case Array, Chan, Map, Pointer, Slice:
		return t.related(0)
	}
	t.fail("Elem of invalid")
	return nil
}

func (t rtype) Key() Type {
	t.must(Map, "Key of non-map")
	return t.related(1)
}

func (t rtype) Len() int {
	t.must(Array, "Len of non-array")
	return typeLength(t.p)
}

func (t rtype) IsVariadic() bool {
	t.must(Func, "IsVariadic of non-func")
	return typeVariadic(t.p)
}

func (t rtype) NumIn() int {
	t.must(Func, "NumIn of non-func")
	return typeLength(t.p)
}

func (t rtype) NumOut() int {
	t.must(Func, "NumOut of non-func")
	return typeResults(t.p)
}

func (t rtype) In(i int) Type {
	t.must(Func, "In of non-func")
	if i < 0 || i >= typeLength(t.p) {
		_ = make([]int, typeLength(t.p))[i]
	}
	return t.related(i)
}

func (t rtype) Out(i int) Type {
	t.must(Func, "Out of non-func")
	if i < 0 || i >= typeResults(t.p) {
		_ = make([]int, typeResults(t.p))[i]
	}
	return t.related(typeLength(t.p) + i)
}

func (t rtype) NumMethod() int { return typeMethods(t.p) }

func (t rtype) Method(i int) Method {
	if i < 0 || i >= typeMethods(t.p) {
		panic("reflect: Method index out of range")
	}
	return t.method(i)
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i, n := 0, typeMethods(t.p); i < n; i++ {
		if typeMethodName(t.p, i) == name {
			return t.method(i), true
		}
	}
	return Method{}, false
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return typeImplements(t.p, u.pointer())
}

func (t rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	to := u.pointer()
	return directlyAssignable(t.p, to) || implements(t.p, to)
}

func implements(from, to any) bool { return typeKind(to) == Interface && typeImplements(from, to) }

// directlyAssignable: the types are identical, or their underlying types are and one of them has no name.
func directlyAssignable(from, to any) bool {
	if from == to {
		return true
	}
	if typeDefined(from) && typeDefined(to) || typeKind(from) != typeKind(to) {
		return false
	}
	if typeKind(from) == Chan && typeDirection(from) == BothDir && typeDirection(to) != BothDir {
		return typeOf(from).Elem() == typeOf(to).Elem()
	}
	return sameUnderlying(from, to)
}

// PointerTo is the type of pointers to t.
func PointerTo(t Type) Type {
	if p, ok := t.pointer().(withPointer); ok {
		return rtype{p.pointerTo()}
	}
	unknownType()
	return nil
}

func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf is the type of slices of t.
func SliceOf(t Type) Type {
	if p, ok := t.pointer().(withSliceOf); ok {
		return rtype{p.sliceOf()}
	}
	unknownType()
	return nil
}

// TypeFor is the type argument (Go 1.22).
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }
