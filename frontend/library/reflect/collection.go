package reflect

func (v Value) Len() int {
	switch v.Kind() {
	case Slice:
		return v.p.(withSize).size()
	case Array:
		return typeLength(v.p)
	case String:
		return len(v.p.(withText).getText())
	case Map:
		return v.p.(withCount).count()
	case Chan:
		n, _ := v.p.(withQueue).queue()
		return n
	case Pointer:
		if v.Type().Elem().Kind() == Array {
			return v.Type().Elem().Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	v.fail("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Slice:
		return v.p.(withCapacity).capacity()
	case Array:
		return typeLength(v.p)
	case Chan:
		_, n := v.p.(withQueue).queue()
		return n
	case Pointer:
		if v.Type().Elem().Kind() == Array {
			return v.Type().Elem().Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	v.fail("Cap")
	return 0
}

func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Array:
		if i < 0 || i >= typeLength(v.p) {
			panic("reflect: array index out of range")
		}
		return Value{v.p.(withAt).at(i), v.f&addressable | v.inherited()}
	case Slice:
		if i < 0 || i >= v.Len() {
			panic("reflect: slice index out of range")
		}
		return Value{v.p.(withAt).at(i), addressable | v.inherited()}
	case String:
		s := v.p.(withText).getText()
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		b := s[i]
		return Value{&b, v.inherited()}
	}
	v.fail("Index")
	return Value{}
}

func (v Value) Slice(i, j int) Value {
	switch v.Kind() {
	case Slice:
		n := v.Cap()
		if i < 0 || j < i || j > n {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return Value{v.p.(withSlice).slice(i, j, n), v.inherited()}
	case String:
		s := v.p.(withText).getText()
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		part := v.p.(withFresh).fresh()
		part.(putText).setText(s[i:j])
		return Value{part, v.inherited()}
	case Array:
		if v.f&addressable == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		unknownType()
	}
	v.fail("Slice")
	return Value{}
}

func (v Value) Slice3(i, j, k int) Value {
	switch v.Kind() {
	case Slice:
		if i < 0 || j < i || k < j || k > v.Cap() {
			panic("reflect.Value.Slice3: slice index out of bounds")
		}
		return Value{v.p.(withSlice).slice(i, j, k), v.inherited()}
	case Array:
		if v.f&addressable == 0 {
			panic("reflect.Value.Slice3: slice of unaddressable array")
		}
		unknownType()
	}
	v.fail("Slice3")
	return Value{}
}

func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.must(Slice, "SetLen")
	c := v.Cap()
	if uint(n) > uint(c) {
		panic("reflect: slice length out of range in SetLen")
	}
	v.p.(withResize).resize(n, c)
}

func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.must(Slice, "SetCap")
	length := v.Len()
	if n < length || n > v.Cap() {
		panic("reflect: slice capacity out of range in SetCap")
	}
	v.p.(withResize).resize(length, n)
}

func MakeSlice(t Type, n, c int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if n < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if c < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if n > c {
		panic("reflect.MakeSlice: len > cap")
	}
	return Value{p: t.pointer().(withMake).makeSlice(n, c)}
}

// mustBeSlice is for functions, which Go does not name in the panic as it does methods.
func (v Value) mustBeSlice() {
	if v.Kind() != Slice {
		panic(&ValueError{"unknown method", v.Kind()})
	}
	v.mustBeNamed()
}

func (v Value) mustBeNamed() {
	if v.f&readOnly != 0 {
		panic("reflect: unknown method using value obtained using unexported field")
	}
}

func Append(s Value, x ...Value) Value {
	s.mustBeSlice()
	more := MakeSlice(s.Type(), len(x), len(x))
	for i, v := range x {
		more.Index(i).Set(v)
	}
	return Value{p: s.p.(withAppend).appended(more.p)}
}

func AppendSlice(s, t Value) Value {
	s.mustBeSlice()
	t.mustBeSlice()
	if s.Type() != t.Type() {
		panic("reflect.AppendSlice: " + s.Type().String() + " != " + t.Type().String())
	}
	return Value{p: s.p.(withAppend).appended(t.p)}
}

func Copy(dst, src Value) int {
	if k := dst.Kind(); k != Array && k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	}
	dst.mustBeNamed()
	if dst.Kind() == Array && dst.f&addressable == 0 {
		panic("reflect: unknown method using unaddressable value")
	}
	k := src.Kind()
	if k != Array && k != Slice && !(k == String && dst.Type().Elem().Kind() == Uint8) {
		panic(&ValueError{"reflect.Copy", k})
	}
	src.mustBeNamed()
	if k == Slice && dst.Type() == src.Type() {
		return dst.p.(withCopy).copied(src.p)
	}
	n := dst.Len()
	if m := src.Len(); m < n {
		n = m
	}
	if n == 0 {
		return 0
	}
	copies := make([]Value, n)
	for i := range copies {
		copies[i] = Value{p: src.Index(i).copied()}
	}
	for i, v := range copies {
		dst.Index(i).Set(v)
	}
	return n
}

// copied points to a copy of the value.
func (v Value) copied() any {
	p := v.p.(withFresh).fresh()
	p.(withAssign).assign(v.p)
	return p
}

// Swapper swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	return func(i, j int) {
		n := v.Len()
		if uint(i) >= uint(n) || uint(j) >= uint(n) {
			panic("reflect: slice index out of range")
		}
		v.p.(withSwap).swap(i, j)
	}
}
