package reflect

func isInt(k Kind) bool     { return k >= Int && k <= Int64 }
func isUint(k Kind) bool    { return k >= Uint && k <= Uintptr }
func isFloat(k Kind) bool   { return k == Float32 || k == Float64 }
func isComplex(k Kind) bool { return k == Complex64 || k == Complex128 }

// element is the kind of the elements of a slice of predeclared bytes or runes, else Invalid.
func element(t Type) Kind {
	if t.Kind() != Slice || t.Elem().PkgPath() != "" {
		return Invalid
	}
	return t.Elem().Kind()
}

func (t rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(t, u)
}

func convertible(from, to Type) bool {
	f, t := from.Kind(), to.Kind()
	number := isInt(f) || isUint(f) || isFloat(f)
	switch {
	case number && (isInt(t) || isUint(t) || isFloat(t)), isComplex(f) && isComplex(t):
		return true
	case (isInt(f) || isUint(f)) && t == String:
		return true
	case f == String && (element(to) == Uint8 || element(to) == Int32):
		return true
	case t == String && (element(from) == Uint8 || element(from) == Int32):
		return true
	case f == Slice && t == Pointer && to.Elem().Kind() == Array && from.Elem() == to.Elem().Elem():
		return true
	}
	if directlyAssignable(from.pointer(), to.pointer()) || sameUnderlying(from.pointer(), to.pointer()) {
		return true
	}
	if f == Pointer && t == Pointer && from.Name() == "" && to.Name() == "" &&
		sameUnderlying(from.Elem().pointer(), to.Elem().pointer()) {
		return true
	}
	return implements(from.pointer(), to.pointer())
}

func (v Value) CanConvert(t Type) bool {
	from := v.Type()
	if !convertible(from, t) {
		return false
	}
	if from.Kind() == Slice && t.Kind() == Pointer && t.Elem().Kind() == Array {
		return t.Elem().Len() <= v.Len()
	}
	return true
}

// Convert is v converted to t as the language does it.
func (v Value) Convert(t Type) Value {
	from := v.Type()
	if !convertible(from, t) {
		panic("reflect.Value.Convert: value of type " + from.String() + " cannot be converted to type " + t.String())
	}
	result := Value{f: v.inherited()}
	f, k := from.Kind(), t.Kind()
	switch {
	case sameUnderlying(from.pointer(), t.pointer()) && k != Interface:
		copied := Value{p: v.copied()}
		result.p = t.pointer().(withCast).cast(copied.p.(withRaw).raw())
		return result
	case implements(from.pointer(), t.pointer()), directlyAssignable(from.pointer(), t.pointer()):
		result.p = v.assignTo(t.pointer(), "reflect.Value.Convert")
		return result
	}
	result.p = t.pointer().(withFresh).fresh()
	switch {
	case isInt(k):
		result.p.(putInt).setInt(v.toInt(f))
	case isUint(k):
		result.p.(putUint).setUint(v.toUint(f))
	case isFloat(k):
		result.p.(putFloat).setFloat(v.toFloat(f))
	case isComplex(k):
		result.p.(putComplex).setComplex(v.Complex())
	case k == String && isInt(f):
		text := "\uFFFD"
		if x := v.Int(); int64(rune(x)) == x {
			text = string(rune(x))
		}
		result.p.(putText).setText(text)
	case k == String && isUint(f):
		text := "\uFFFD"
		if x := v.Uint(); uint64(rune(x)) == x {
			text = string(rune(x))
		}
		result.p.(putText).setText(text)
	case k == String && element(from) == Uint8:
		result.p.(putText).setText(string(v.p.(withBytes).getBytes()))
	case k == String:
		result.p.(putText).setText(string(v.p.(withRunes).getRunes()))
	case f == String && element(t) == Uint8:
		result.p.(putBytes).setBytes([]byte(v.String()))
	case f == String && element(t) == Int32:
		result.p.(putRunes).setRunes([]rune(v.String()))
	default:
		unknownType()
	}
	return result
}

func (v Value) toInt(from Kind) int64 {
	switch {
	case isInt(from):
		return v.Int()
	case isUint(from):
		return int64(v.Uint())
	}
	return int64(v.Float())
}

func (v Value) toUint(from Kind) uint64 {
	switch {
	case isInt(from):
		return uint64(v.Int())
	case isUint(from):
		return v.Uint()
	}
	return uint64(v.Float())
}

func (v Value) toFloat(from Kind) float64 {
	switch {
	case isInt(from):
		return float64(v.Int())
	case isUint(from):
		return float64(v.Uint())
	}
	return v.Float()
}
